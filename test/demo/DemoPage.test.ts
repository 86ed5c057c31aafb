import { chromium } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';
import { startDemo } from './demoProcess.ts';

const launch = (await findBrowsers()).chromium;

it.skipIf(!launch)(
  'logs in on a computer without a network, although the browser says that it is offline',
  async () => {
    const url = await startDemo().ready();
    const browser = await chromium.launch(launch);
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false, configurable: true }),
    );
    await page.goto(url);
    await page.getByLabel('Phone number').fill('13800138000');
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.locator('.phone-message').click();
    await page.getByTestId('welcome').waitFor();
    expect(await page.getByTestId('welcome').textContent()).toContain('+8613800138000');
  },
);
