import { firefox } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';
import { startLoginPage } from './startLoginPage.ts';

const launch = (await findBrowsers()).firefox;
/** The setting "block all cookies", under which storages, channels and locks exist, but throw. */
const firefoxUserPrefs = { 'network.cookie.cookieBehavior': 2 };

it.skipIf(!launch)('sends and cools in a Firefox that blocks all cookies', async () => {
  const server = await startLoginPage();
  const browser = await firefox.launch({ ...launch, firefoxUserPrefs });
  onTestFinished(async () => {
    await browser.close();
    await server.close();
  });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(server.origin);
  await page.getByLabel('Phone number').fill('13800138000');
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
  expect(server.inbox.messages).toHaveLength(1);
  expect(errors).toEqual([]);
});
