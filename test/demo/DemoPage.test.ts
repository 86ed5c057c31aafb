import { chromium } from 'playwright';
import type { Page } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';
import { startDemo } from './demoProcess.ts';

const launch = (await findBrowsers()).chromium;

/** Starts the demo, and opens its page after `prepare`. Both end with the test. */
async function openDemo(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const url = await startDemo().ready();
  const browser = await chromium.launch(launch);
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await prepare?.(page);
  await page.goto(url);
  return page;
}

/** Sends, and fills in the code by a click on its message. Resolves to the words of welcome. */
async function logIn(page: Page): Promise<string | null> {
  await page.getByLabel('Phone number').fill('13800138000');
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.locator('.phone-message').click();
  return page.getByTestId('welcome').textContent();
}

describe.skipIf(!launch)('the demo page', () => {
  it('logs in on a computer without a network, although the browser says that it is offline', async () => {
    const page = await openDemo((opened) =>
      opened.addInitScript(() =>
        Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false, configurable: true }),
      ),
    );
    expect(await logIn(page)).toContain('+8613800138000');
  });

  it('forgets who has logged in when the form starts anew in another layout', async () => {
    const page = await openDemo();
    await logIn(page);
    await page.getByLabel('Layout').selectOption('steps');
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    expect(await page.getByTestId('welcome').count()).toBe(0);
  });
});
