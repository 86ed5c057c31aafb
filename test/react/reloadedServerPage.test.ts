import { firefox } from 'playwright';
import type { Browser } from 'playwright';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';
import { PhoneLoginForm } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from './createHandTransport.ts';
import { startLoginPage } from './startLoginPage.ts';

const launch = (await findBrowsers()).firefox;

describe.skipIf(!launch)('a server-rendered login page in Firefox, which restores fields on a reload', () => {
  let server: Awaited<ReturnType<typeof startLoginPage>>;
  let browser: Browser;

  beforeAll(async () => {
    const form = createElement(PhoneLoginForm, { transport: createHandTransport(), agreement: 'I agree.' });
    server = await startLoginPage({ markup: renderToString(form) });
    browser = await firefox.launch(launch);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(['13800138000', '+4915123456789'])(
    'starts over with %s and a code in the fields, since neither country nor cooldown is restored',
    async (number) => {
      const page = await browser.newPage();
      const input = page.locator('.sms-PhoneField-input');
      const readCallingCode = async () => {
        // By then the list has names, and what was in the field before has been read.
        await page.locator('.sms-PhoneField option[value=CN]').waitFor({ state: 'attached' });
        return page.locator('.sms-PhoneField-callingCode').textContent();
      };
      await page.goto(server.origin);
      expect(await readCallingCode()).toBe('+86');
      await input.fill(number);
      const code = page.locator('.sms-CodeField-input');
      await code.pressSequentially('123456');
      expect(await code.inputValue()).toBe('123456');
      await page.reload();
      expect(await readCallingCode()).toBe('+86');
      expect(await input.inputValue()).toBe('');
      expect(await code.inputValue()).toBe('');
    },
  );
});
