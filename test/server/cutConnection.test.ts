import type { IncomingMessage, ServerResponse } from 'node:http';
import { chromium } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';
import { startLoginPage } from '../react/startLoginPage.ts';

const launch = (await findBrowsers()).chromium;

it.skipIf(!launch)(
  'case 24: a Chromium whose connection is cut after the POST repeats it, and the page sees one message sent',
  async () => {
    const server = await startLoginPage();
    const browser = await chromium.launch(launch);
    onTestFinished(async () => {
      await browser.close();
      await server.close();
    });
    // Chromium repeats what it sent on a connection that has served before: that of the page must still be open.
    server.http.keepAliveTimeout = 60_000;
    const keys: unknown[] = [];
    server.http.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!request.url?.endsWith('/send')) return;
      keys.push(request.headers['idempotency-key']);
      if (keys.length > 1) return;
      // In place of the answer: by then the message is out.
      response.writeHead = () => {
        request.socket.resetAndDestroy();
        return response;
      };
    });
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(server.origin);
    await page.getByLabel('Phone number').fill('13800138000');
    const answer = page.waitForResponse((response) => response.url().endsWith('/send'));
    await page.getByRole('button', { name: 'Send code' }).click();
    expect((await answer).status()).toBe(200);
    expect((await answer).headers()).toMatchObject({ 'idempotency-replayed': 'true' });
    await page.getByText('Code sent to').first().waitFor();
    expect(keys).toEqual([expect.any(String), keys[0]]);
    expect(server.inbox.messages).toHaveLength(1);
  },
);
