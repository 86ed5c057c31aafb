import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../../scripts/browsers.ts';
import { startLoginPage } from '../startLoginPage.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const launch = (await findBrowsers()).chromium;

describe.skipIf(!launch)('a page under a strict Content-Security-Policy (needs Chromium)', () => {
  let server: Awaited<ReturnType<typeof startLoginPage>>;
  let browser: Browser;

  beforeAll(async () => {
    server = await startLoginPage({ headers: { 'Content-Security-Policy': POLICY } });
    browser = await chromium.launch(launch);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** The page, and what its policy has refused so far. */
  async function openPage(): Promise<{ page: Page; readViolations: () => Promise<string[]> }> {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const refused: string[] = [];
      Object.assign(window, { refused });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        refused.push(`${violatedDirective} ${blockedURI} ${sample}`),
      );
    });
    await page.goto(server.origin);
    await page.getByLabel('Phone number').waitFor();
    return { page, readViolations: () => page.evaluate(() => Reflect.get(window, 'refused') as string[]) };
  }

  it('sees what the policy refuses', async () => {
    const { page, readViolations } = await openPage();
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    const write = () => page.evaluate(() => (document.body.innerHTML = '<p>A string.</p>'));
    await expect(write()).rejects.toThrow('TrustedHTML');
    expect(await readViolations()).toEqual([
      expect.stringContaining('style-src'),
      expect.stringContaining('require-trusted-types-for'),
    ]);
    await page.close();
  });

  it.each([1280, 360])(
    'goes from the list of countries to the login without a violation, in %i px',
    async (width) => {
      const { page, readViolations } = await openPage();
      await page.setViewportSize({ width, height: 720 });
      await page.getByLabel('Country or region').hover();
      await page.locator('.sms-PhoneField-trigger').click();
      await page.getByRole('option', { name: /^Canada/ }).waitFor();
      await page.getByRole('combobox', { name: 'Search' }).fill('china');
      await page.keyboard.press('Enter');
      const box = await page.locator('.sms-PhoneField-box').boundingBox();
      expect(box?.height).toBe(44);

      await page.getByLabel('Phone number').fill('138 0013');
      await page.getByRole('button', { name: 'Send code' }).click();
      await page.getByText('This number is too short.').waitFor();
      await page.getByLabel('Phone number').fill(width === 360 ? '13800138000' : '13900139000');
      await page.getByRole('button', { name: 'Send code' }).click();
      await page.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
      const line = page.locator('.sms-SendCodeButton').evaluate((button) => {
        const animations = button.getAnimations({ subtree: true }) as CSSAnimation[];
        return animations.map(({ animationName }) => animationName).filter(Boolean);
      });
      expect(await line).toEqual(['sms-cooldown']);

      await page.getByRole('checkbox').check();
      const { code } = server.inbox.latest()!;
      await page.getByLabel('Verification code').fill(code === '000000' ? '000001' : '000000');
      await page.getByText("That code doesn't match.").first().waitFor();
      await page.getByLabel('Verification code').fill(code);
      await page.locator('[data-logged-in]').waitFor();
      expect(await readViolations()).toEqual([]);
      await page.close();
    },
  );
});
