import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';
import { startLoginPage } from './startLoginPage.ts';

const launch = (await findBrowsers()).chromium;

const PHONE = '.sms-PhoneField-input';
const AUTOFILL = '[autocomplete=tel-country-code]';
const MESSAGE = '.sms-PhoneField .sms-FieldMessage';

/** An address that the user has saved in the browser. */
const addressWith = (phone: string, country: string) => ({
  fields: [
    { name: 'NAME_FULL', value: 'Jo Doe' },
    { name: 'ADDRESS_HOME_COUNTRY', value: country },
    { name: 'PHONE_HOME_WHOLE_NUMBER', value: phone },
  ],
});

/** Chooses a saved address in the list that Chromium opens under a field. */
async function chooseAddress(page: Page, phone: string, country: string, selector = PHONE): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('Autofill.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { node } = await devtools.send('DOM.describeNode', { nodeId });
  const fill = { fieldId: node.backendNodeId, address: addressWith(phone, country) };
  await devtools.send('Autofill.trigger', fill);
}

describe.skipIf(!launch)("a saved address that Chromium's own autofill puts into a login in China", () => {
  let server: Awaited<ReturnType<typeof startLoginPage>>;
  let browser: Browser;

  beforeAll(async () => {
    server = await startLoginPage();
    browser = await chromium.launch(launch);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function openLogin(query = ''): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(server.origin + query);
    await page.locator(AUTOFILL).waitFor({ state: 'attached' });
    return page;
  }

  it.each([
    ['CN', '+13105551234', 'US'],
    ['CN', '+4915112345678', 'DE'],
    ['CN,HK', '+13105551234', 'US'],
    ['CN,HK', '+4915112345678', 'DE'],
  ])('is refused as foreign if only %s may log in: %s', async (countries, phone, country) => {
    const page = await openLogin(`?countries=${countries}`);
    await page.click(PHONE);
    await chooseAddress(page, phone, country);
    await page.locator(MESSAGE, { hasText: "We can't send to this country yet." }).waitFor();
    expect((await page.inputValue(PHONE)).replace(/\s/g, '')).toBe(phone);
    await page.close();
  });

  it('leaves a number alone that a keyboard has suggested, of which it would fill in the country only', async () => {
    const page = await openLogin();
    await page.evaluate(() => {
      const name = document.createElement('input');
      name.autocomplete = 'name';
      document.querySelector('form')!.prepend(name);
    });
    await page.click(PHONE);
    await page.keyboard.insertText('13800138000');
    // As long as it takes to go to another field and choose an address there.
    await page.waitForTimeout(1500);
    await page.click('[autocomplete=name]');
    await chooseAddress(page, '+4915112345678', 'DE', '[autocomplete=name]');
    await expect.poll(() => page.inputValue('[autocomplete=name]')).toBe('Jo Doe');
    expect(await page.inputValue(PHONE)).toBe('138 0013 8000');
    expect(await page.locator('.sms-PhoneField-callingCode').textContent()).toBe('+86');
    await page.close();
  });

  it('leaves a typed number in its country when it fills in an address beside the form', async () => {
    const page = await openLogin();
    await page.hover('.sms-PhoneField-country');
    await page.locator('.sms-PhoneField-trigger').waitFor();
    await page.evaluate(() => {
      const address = document.createElement('aside');
      address.innerHTML = ['name', 'email', 'address-line1']
        .map((field) => `<label>${field} <input autocomplete="${field}" /></label>`)
        .join('');
      document.body.prepend(address);
    });
    await page.click(PHONE);
    await page.keyboard.type('+31612345678');
    await page.click('[autocomplete=name]');
    await chooseAddress(page, '+33612345678', 'FR', '[autocomplete=name]');
    await expect.poll(() => page.inputValue('[autocomplete=name]')).toBe('Jo Doe');
    // Some fields are filled in only after others.
    await page.waitForTimeout(1000);
    expect(await page.inputValue(PHONE)).toBe('6 12345678');
    expect(await page.locator('.sms-PhoneField-callingCode').textContent()).toBe('+31');
    await page.close();
  });

  describe.each(['the native list of countries', 'the list with a search'])('with %s', (list) => {
    it.each([
      ['+13105551234', 'US', '+1', '(310) 555-1234'],
      ['+14165551234', 'CA', '+1', '(416) 555-1234'],
      ['+4915112345678', 'DE', '+49', '1511 2345678'],
      ['+8613800138000', 'CN', '+86', '138 0013 8000'],
    ])('fills in %s with its own country', async (phone, country, callingCode, national) => {
      const page = await openLogin();
      if (list.includes('search')) {
        await page.hover('.sms-PhoneField-country');
        await page.locator('.sms-PhoneField-trigger').waitFor();
      }
      await page.click(PHONE);
      await chooseAddress(page, phone, country);
      await expect.poll(() => page.inputValue(PHONE)).toBe(national);
      expect(await page.locator('.sms-PhoneField-callingCode').textContent()).toBe(callingCode);
      await page.close();
    });
  });
});
