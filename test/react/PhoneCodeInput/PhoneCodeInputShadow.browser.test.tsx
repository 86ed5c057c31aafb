import { act, cleanup, render } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import type { PhoneCodeInputHandle } from '../../../src/react/PhoneCodeInput/PhoneCodeInputHandle.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { until } from '../until.ts';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

/** The widget in a shadow root, and two fields of the page beside it, the first of which has asked for a send. */
async function sendFromOutside() {
  document.body.innerHTML = '<input aria-label="Asker"><input aria-label="Other"><div></div>';
  const [asker, other, host] = document.body.children as unknown as [HTMLElement, HTMLElement, HTMLElement];
  const shadow = host.attachShadow({ mode: 'open' });
  const transport = createHandTransport();
  const handle = createRef<PhoneCodeInputHandle>();
  const defaultValue = { phoneNumber: '13800138000' };
  render(
    <PhoneCodeInput
      ref={handle}
      transport={transport}
      defaultValue={defaultValue}
      storage={null}
      resume={false}
    />,
    { container: shadow.appendChild(document.createElement('div')) },
  );
  asker.focus();
  const result = handle.current!.send();
  await until(() => transport.sends.length > 0);
  const answer = async () => {
    transport.sends[0]!.resolve();
    await act(() => result);
  };
  return { shadow, other, answer };
}

it('moves the focus on from an element outside the shadow root that asked for the send', async () => {
  const { shadow, answer } = await sendFromOutside();
  await answer();
  expect(shadow.activeElement).toHaveClass('sms-CodeField-input');
});

it('leaves the focus outside the shadow root if it has moved there meanwhile', async () => {
  const { other, answer } = await sendFromOutside();
  other.focus();
  await answer();
  expect(document.activeElement).toBe(other);
});
