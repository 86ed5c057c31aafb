import { act, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { SmsError } from '../../../src/protocol/SmsError.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { autofill } from '../autofill.ts';
import { createHandTransport } from '../createHandTransport.ts';
import { settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

let translator: MutationObserver | undefined;
afterEach(() => translator?.disconnect());

/** Does what a browser's translation does: wraps each text in an element of its own. */
function translate(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.data === '' || text.parentElement?.closest('font, [translate=no]')) continue;
    const font = document.createElement('font');
    font.textContent = `(${text.data})`;
    text.replaceWith(font);
  }
}

it.each(['single', 'steps'] as const)(
  'goes all the way from number to login on a translated page: %s',
  async (layout) => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const transport = createHandTransport();
    const { container } = render(
      <PhoneLoginForm transport={transport} layout={layout} agreement="I agree" />,
    );
    translator = new MutationObserver(() => translate(container));
    translator.observe(container, { subtree: true, childList: true, characterData: true });
    translate(container);
    const find = <Found extends Element>(selector: string) => container.querySelector<Found>(selector)!;
    const message = () => find('.sms-PhoneCodeInput > .sms-FieldMessage').textContent;
    const take = async (step: () => void) => {
      act(step);
      await settle();
    };
    const fill = (selector: string, text: string) => take(() => autofill(find(selector), text));
    const press = (selector: string) => take(() => fireEvent.click(find(selector)));

    await press('[name=agreement]');
    await press('.sms-PhoneLoginForm-submit');
    expect(find('.sms-PhoneField .sms-FieldMessage')).toHaveTextContent('(Enter your phone number.)');
    await fill('.sms-PhoneField-input', '13800138000');
    for (const _ of ['once', 'twice']) {
      await press('.sms-SendCodeButton');
      await take(() => transport.sends.pop()?.reject(new SmsError('offline')));
      expect(message()).toMatch('(You are offline.');
    }
    onLine.mockReturnValue(true);
    await press('.sms-PhoneLoginForm-submit');
    await take(() => transport.sends[0]!.resolve());
    expect(message()).toMatch('(Code sent to');
    for (const code of ['111111', '222222']) {
      await fill('.sms-CodeField-input', code);
      await take(() => transport.checks.at(-1)!.reject(new SmsError('code_wrong')));
      expect(message()).toMatch("(That code doesn't match.");
    }
    await fill('.sms-CodeField-input', '333333');
    await take(() => transport.checks.at(-1)!.resolve());
    expect(message()).toBe('(Your phone is verified.)');
    expect(find('.sms-PhoneLoginForm-submit')).toHaveTextContent('(Log in)');
  },
);
