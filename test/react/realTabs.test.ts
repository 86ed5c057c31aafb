import type { IncomingMessage, ServerResponse } from 'node:http';
import { chromium, firefox } from 'playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { acknowledgeAtOnce } from '../../scripts/acknowledgeAtOnce.ts';
import { findBrowsers } from '../../scripts/browsers.ts';
import { openFreezablePage } from './openFreezablePage.ts';
import { startLoginPage } from './startLoginPage.ts';

const launches = await findBrowsers();

it.skipIf(!launches.chromium)(
  '2. a page in Chromium that was frozen shows the remaining seconds when it is thawed, and no other number first',
  async () => {
    const server = await startLoginPage();
    onTestFinished(server.close);
    const { evaluate, freeze } = await openFreezablePage(launches.chromium!, server.origin);
    const isThere = () => evaluate('!!document.querySelector(".sms-PhoneField-input")');
    await expect.poll(isThere).toBe(true);
    await evaluate(`(() => {
      const input = document.querySelector('.sms-PhoneField-input');
      input.focus();
      document.execCommand('insertText', false, '13800138000');
      const button = document.querySelector('.sms-SendCodeButton');
      window.shown = [];
      const look = () => shown.push({ seconds: Number(button.dataset.secondsLeft), at: Date.now() });
      new MutationObserver(look).observe(button, { attributeFilter: ['data-seconds-left'] });
      button.click();
    })()`);
    const readShown = () => evaluate<{ seconds: number; at: number }[]>('shown');
    const countShown = async () => (await readShown()).length;
    await expect.poll(countShown).toBeGreaterThan(1);
    await freeze(5000);
    const before = await countShown();
    await expect.poll(countShown).toBeGreaterThan(before + 1);
    const deadline = await evaluate<number>(`(() => {
      const name = Object.keys(localStorage).find((each) => each.startsWith('react-sms-code:'));
      return JSON.parse(localStorage[name]).deadline;
    })()`);
    const shown = await readShown();
    const pauses = shown.slice(1).map(({ at }, index) => at - shown[index]!.at);
    expect(Math.max(...pauses)).toBeGreaterThanOrEqual(4000);
    // A busy machine shows a number late, but never by the length of the freeze.
    for (const { seconds, at } of shown)
      expect(Math.abs(seconds - (deadline - at) / 1000), JSON.stringify(shown)).toBeLessThanOrEqual(2.5);
  },
);

describe.each([
  ['Chromium', chromium, launches.chromium],
  ['Firefox', firefox, launches.firefox],
] as const)('in %s', (_name, engine, launch) => {
  describe.skipIf(!launch)('a login page in several tabs', () => {
    let browser: Browser;
    let context: BrowserContext;
    let server: Awaited<ReturnType<typeof startLoginPage>>;
    let sends: string[];

    beforeAll(async () => {
      browser = acknowledgeAtOnce(await engine.launch(launch));
    });
    afterAll(() => browser?.close());

    beforeEach(async () => {
      server = await startLoginPage();
      context = await browser.newContext();
      onTestFinished(async () => {
        await context.close();
        await server.close();
      });
      sends = [];
      context.on('request', (request) => request.url().endsWith('/sms/send') && sends.push(request.url()));
    });

    async function openTab(number = '13800138000') {
      const page = await context.newPage();
      await page.goto(server.origin);
      await page.getByLabel('Phone number').fill(number);
      // Clicks by script: Playwright does not click a button that is aria-disabled.
      const click = () =>
        page.locator('.sms-SendCodeButton').evaluate((button: HTMLElement) => button.click());
      return { page, click, seconds: () => readSeconds(page) };
    }

    const readSeconds = async (page: Page) =>
      Number(await page.locator('.sms-SendCodeButton').getAttribute('data-seconds-left'));

    it('4. sends nothing in ten reloads, and keeps the number, the cooldown and the code field', async () => {
      const { page, click, seconds } = await openTab();
      await click();
      await page.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
      let last = await seconds();
      for (let reload = 1; reload <= 10; reload++) {
        await page.reload();
        await page.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
        await click();
        const now = await seconds();
        expect(now).toBeLessThanOrEqual(last);
        last = now;
      }
      expect(await page.getByLabel('Phone number').inputValue()).toBe('138 0013 8000');
      expect(await page.getByLabel('Verification code').isEditable()).toBe(true);
      await page.getByRole('checkbox').check();
      await page.getByLabel('Verification code').pressSequentially(server.inbox.latest()!.code);
      await page.locator('[data-logged-in]').waitFor();
      expect(sends).toHaveLength(1);
    });

    it('8. makes one request for clicks in both tabs at once, and shows the cooldown in both', async () => {
      const [one, other] = [await openTab(), await openTab()];
      await Promise.all([one.click(), other.click()]);
      for (const { page } of [one, other]) {
        await page.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
      }
      expect(sends).toHaveLength(1);
      expect(Math.abs((await one.seconds()) - (await other.seconds()))).toBeLessThanOrEqual(1);
    });

    it('8. says in the other tab that the message was sent, and nothing else first', async () => {
      for (const number of ['13800138000', '13800138001', '13800138002']) {
        const [one, other] = [await openTab(number), await openTab(number)];
        await other.page.evaluate(`(() => {
        window.heard = [];
        const listen = () => {
          for (const region of document.querySelectorAll('[aria-live]')) heard.push(region.textContent);
        };
        const all = { childList: true, characterData: true, subtree: true };
        new MutationObserver(listen).observe(document.body, all);
      })()`);
        await one.click();
        await other.page.getByText('Code sent to').first().waitFor();
        const heard = await other.page.evaluate<string[]>('heard');
        expect(heard.filter((text) => text && !text.startsWith('Code sent to'))).toEqual([]);
      }
    });

    it('8. cools while another tab sends, with an unknown outcome once that is closed, and leaves no lock', async () => {
      const [one, other] = [await openTab(), await openTab()];
      let held = 0;
      await one.page.route('**/sms/send', () => void held++);
      await one.click();
      await other.page.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
      const countLocks = () =>
        other.page.evaluate(async () => (await navigator.locks.query()).held?.length ?? 0);
      expect(await countLocks()).toBe(1);
      await expect.poll(() => held).toBe(1);
      expect(await other.page.getByText('may still arrive').count()).toBe(0);
      await one.page.close();
      await expect.poll(countLocks).toBe(0);
      const { page } = await openTab();
      for (const each of [page, other.page]) {
        await each.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
        await each.getByText('may still arrive').first().waitFor();
      }
      expect(held).toBe(1);
    });

    it('8. 11. takes the code in another tab when the reply was lost with the tab that sent', async () => {
      const one = await openTab();
      let isLost = false;
      server.http.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
        if (isLost || !request.url?.endsWith('/sms/send')) return;
        isLost = true;
        response.end = () => response;
      });
      await one.click();
      await expect.poll(() => server.inbox.latest()?.code).toBeDefined();
      await one.page.close();
      const { page } = await openTab();
      await page.locator('.sms-SendCodeButton[data-state=cooling]').waitFor();
      await page.getByRole('checkbox').check();
      await page.getByLabel('Verification code').pressSequentially(server.inbox.latest()!.code);
      await page.locator('[data-logged-in]').waitFor();
      expect(server.inbox.messages).toHaveLength(1);
    });
  });
});
