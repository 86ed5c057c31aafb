import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowsers } from '../../../scripts/browsers.ts';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { PhoneLoginFormProps } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { listen } from '../../listen.ts';
import type { Listening } from '../../listen.ts';
import { createHandTransport } from '../createHandTransport.ts';

const STYLES = readFileSync(new URL('../../../src/react/PhoneField/PhoneField.css', import.meta.url), 'utf8');
const launch = (await findBrowsers()).chromium;

describe.skipIf(!launch)('a page without scripts (needs Chromium)', () => {
  let server: Listening;
  let browser: Browser;
  let page: Page;
  let posted: [string, string][] = [];
  let props: PhoneLoginFormProps = {};

  beforeAll(async () => {
    server = await listen(createServer((request, response) => void answer(request, response)));
    browser = await chromium.launch(launch);
  });

  beforeEach(async () => {
    posted = [];
    props = {};
    const context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
    return () => context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Records what is posted, and returns the form. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (request.method === 'POST') posted = [...new URLSearchParams(body)];
    const form = createElement(PhoneLoginForm, {
      transport: createHandTransport(),
      action: '/login',
      ...props,
    });
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(`<style>${STYLES}</style>${renderToString(form)}`);
  }

  const open = () => page.goto(server.url);

  async function submit(name = 'Log in'): Promise<[string, string][]> {
    await page.getByRole('button', { name }).click();
    await page.waitForURL('**/login');
    return posted;
  }

  it('posts number, calling code and code', async () => {
    await open();
    await page.getByLabel('Phone number').fill('13800138000');
    await page.getByLabel('Verification code').fill('123456');
    expect(await submit()).toEqual([
      ['phoneCountryCode', '+86'],
      ['phoneNumber', '13800138000'],
      ['code', '123456'],
    ]);
  });

  it('posts the calling code that was chosen from the list, and the agreement', async () => {
    props = { agreement: 'I agree.' };
    await open();
    await page.getByLabel('Country or region').selectOption('+44');
    await page.getByLabel('Phone number').fill('07911 123456');
    await page.getByLabel('Verification code').fill('123456');
    await page.getByRole('checkbox').check();
    expect(await submit()).toEqual([
      ['phoneCountryCode', '+44'],
      ['phoneNumber', '07911 123456'],
      ['code', '123456'],
      ['agreement', 'on'],
    ]);
  });

  it('posts the agreement with the number, in steps', async () => {
    props = { layout: 'steps', agreement: 'I agree.' };
    await open();
    await page.getByLabel('Phone number').fill('13800138000');
    await page.getByRole('checkbox').check();
    expect(await submit('Continue')).toContainEqual(['agreement', 'on']);
  });

  it('posts names of your own, and the only calling code', async () => {
    props = { countries: ['CN'], names: { phoneNumber: 'tel', phoneCountryCode: 'prefix', code: 'otp' } };
    await open();
    await page.getByLabel('Phone number').fill('13800138000');
    await page.getByLabel('Verification code').fill('123456');
    expect(Object.fromEntries(await submit())).toEqual({ tel: '13800138000', prefix: '+86', otp: '123456' });
  });

  it('shows the calling code only in the list, even if that is disabled', async () => {
    props = { disabled: true };
    await open();
    const seen = (part: string) => page.locator(`.sms-PhoneField-${part}`).isVisible();
    expect([await seen('callingCode'), await seen('select')]).toEqual([false, true]);
  });
});
