import { fireEvent, render } from '@testing-library/react';
import { createRef } from 'react';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputProps } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputHandle } from '../../../src/react/PhoneCodeInput/PhoneCodeInputHandle.ts';
import { createHandTransport } from '../createHandTransport.ts';
import type { HandTransport } from '../createHandTransport.ts';
import { settle } from '../fakeTime.ts';

/** A number that can be sent to. */
export const KNOWN = { phoneNumber: '13800138000', e164: '+8613800138000' };

/** The props of an input whose requests the test answers. */
export interface InputProps extends PhoneCodeInputProps {
  transport?: HandTransport;
}

/** In jsdom, the input on a transport that the test answers, its parts by name, and what a user and a parent do to it. */
export function mountInput({ transport = createHandTransport(), ...props }: InputProps = {}) {
  const handle = createRef<PhoneCodeInputHandle>();
  const layOut = (own: PhoneCodeInputProps) => (
    <PhoneCodeInput ref={handle} transport={transport} {...props} {...own} />
  );
  const { container, rerender } = render(layOut({}));
  const input = (name: string) => container.querySelector<HTMLInputElement>(`.sms-${name}-input`)!;
  const button = container.querySelector<HTMLButtonElement>('.sms-SendCodeButton')!;
  return {
    transport,
    container,
    handle: () => handle.current!,
    phone: input('PhoneField'),
    code: input('CodeField'),
    button,
    update: (own: PhoneCodeInputProps) => rerender(layOut(own)),
    async send() {
      fireEvent.click(button);
      await settle();
      return transport.sends.at(-1)!;
    },
  };
}
