import { chromium, firefox } from 'playwright';
import type { LaunchOptions, Page } from 'playwright';
import type { Look } from '../../test/look/main.tsx';
import type { LookHand } from '../../test/look/LookHand.ts';
import { lookStates } from '../../test/look/lookStates.ts';
import { toLookUrl } from './Painter.ts';
import type { Painter } from './Painter.ts';

declare const look: Look;

/** Draws in Chromium or Firefox. Each picture has a browser context of its own, so that no cooldown is left over. */
export async function playwrightPainter(
  engine: 'chromium' | 'firefox',
  launch: LaunchOptions,
  base: string,
): Promise<Painter> {
  const browser = await { chromium, firefox }[engine].launch(launch);
  return {
    canShow: ({ forcedColors }) => engine === 'chromium' || !forcedColors,
    async draw(name, view) {
      const { height = 0, screenWidth = 0, play } = lookStates[name]!;
      const context = await browser.newContext({
        viewport: { width: Math.max(view.width, screenWidth), height: Math.max(height, 480) },
        colorScheme: view.theme,
        ...(view.forcedColors && { forcedColors: 'active' as const }),
      });
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        await page.goto(toLookUrl(base, name, view));
        await page.waitForSelector('[data-hydrated]');
        await play?.(toHand(page));
        const clip = await page.evaluate(() => look.settle());
        return await page.screenshot({ clip, animations: 'allow' });
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

function toHand(page: Page): LookHand {
  return {
    type: (selector, text) => page.locator(selector).pressSequentially(text),
    click: (selector) => page.locator(selector).click(),
    hover: (selector) => page.locator(selector).hover(),
    press: (key) => page.keyboard.press(key),
    see: (selector) => page.locator(selector).first().waitFor(),
    pass: (ms) => page.evaluate((each) => look.pass(each), ms),
    reload: async () => void (await page.reload()),
  };
}
