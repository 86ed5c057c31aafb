import type { IncomingMessage, ServerResponse } from 'node:http';
import { chromium } from 'playwright';
import { expect, it, onTestFinished } from 'vitest';
import { findBrowsers } from '../../scripts/browsers.ts';
import { startLoginPage } from '../react/startLoginPage.ts';

const launch = (await findBrowsers()).chromium;

it.skipIf(!launch)(
  'case 24: Chromium repeats a POST whose connection is cut, and still only one message is sent',
  async () => {
    const server = await startLoginPage();
    const browser = await chromium.launch(launch);
    onTestFinished(async () => {
      await browser.close();
      await server.close();
    });
    // Chromium only repeats a request that it sent on a reused connection, so the page's connection must stay open.
    server.http.keepAliveTimeout = 60_000;
    const keys: unknown[] = [];
    server.http.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!request.url?.endsWith('/send')) return;
      keys.push(request.headers['idempotency-key']);
      if (keys.length > 1) return;
      // Instead of the answer: by then the message has gone out.
      response.writeHead = () => {
        request.socket.resetAndDestroy();
        return response;
      };
    });
    const page = await browser.newPage();
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
