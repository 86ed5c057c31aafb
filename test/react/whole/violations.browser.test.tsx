import { act, cleanup, render } from '@testing-library/react';
import axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emulateMedia, engine } from '../engine.ts';
import { fill, LOCALES, mountForm, PHONE, press, setTheme, STATE_NAMES, STATES } from './widgetHarness.tsx';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';
import '../../../src/react/styles.css';

/** What axe finds wrong with the page; in the dark theme only with its colours, since everything else is the same. */
async function findViolations(): Promise<string[]> {
  setTheme('light');
  const { violations, passes } = await look({ rules: { 'target-size': { enabled: true } } });
  expect(passes.length).toBeGreaterThan(10);
  setTheme('dark');
  return [...toLines(violations), ...(await findFaintTexts())];
}

async function findFaintTexts(): Promise<string[]> {
  const { violations } = await look({ runOnly: ['color-contrast', 'link-in-text-block'] });
  return toLines(violations);
}

function look(options: RunOptions): Promise<AxeResults> {
  // During a transition, the colours belong to neither theme.
  for (const animation of document.getAnimations()) animation.finish();
  return axe.run(document.body, options);
}

const toLines = (violations: AxeResults['violations']) =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );

// Runs in one browser only: the rules are the same for each, and so is the markup that they check.
describe('axe finds nothing, in light and in dark,', () => {
  it.each(LOCALES.map(({ tag }) => tag))('in the empty form in %s', async (tag) => {
    mountForm({ countries: undefined }, { tag });
    expect(await findViolations()).toEqual([]);
  });

  it('in the list of countries', async () => {
    await mountForm().openCountries();
    expect(await findViolations()).toEqual([]);
  });

  it('in a phone field alone, with a hint and an error', async () => {
    render(
      <main>
        <PhoneField hint="With a message" error="Not this one" />
      </main>,
    );
    expect(await findViolations()).toEqual([]);
  });

  describe.each(['en', 'ar'])('in %s', (tag) => {
    it.each(STATE_NAMES)('%s', async (state) => {
      await STATES[state]({ tag });
      expect(await findViolations()).toEqual([]);
    });
  });
});

async function showSecondStep(): Promise<void> {
  const terms = <a href="#terms">the terms</a>;
  const widget = mountForm({ layout: 'steps', agreement: <>I agree to {terms}.</> });
  await fill(widget.phone, PHONE);
  await press(widget.agreement);
  await press(widget.submitButton);
  await until(() => widget.transport.sends.length > 0);
  await act(async () => widget.transport.sends[0]!.resolve());
  await until(() => document.activeElement === widget.code);
}

describe.runIf(engine === 'chromium')(
  'each text is legible, and each link stands out, on the page of an application:',
  () => {
    // As Tailwind has it, below the styles of the widgets.
    const base = document.createElement('style');
    base.textContent =
      '@layer base, react-sms-code; @layer base { a { color: inherit; text-decoration: inherit; } }';
    beforeEach(() => document.head.prepend(base));
    afterEach(() => {
      base.remove();
      return emulateMedia();
    });

    it.each([
      ['normal', '#ffffff', '#333333'],
      // Dark, without saying so.
      ['normal', '#242424', 'rgb(255 255 255 / 87%)'],
      // The grey texts of Vite's template in light, and of daisyUI in dark.
      ['light', '#ffffff', '#6b6375'],
      ['dark', '#1d232a', '#a6adbb'],
    ])('%s, of %s with a text of %s', async (colorScheme, background, color) => {
      await emulateMedia('prefers-color-scheme', 'dark');
      const found = [];
      for (const show of [showSecondStep, ...STATE_NAMES.map((state) => () => STATES[state]({}))]) {
        await show();
        delete document.documentElement.dataset.theme;
        Object.assign(document.documentElement.style, { colorScheme });
        Object.assign(document.body.style, { background, color });
        found.push(...(await findFaintTexts()));
        cleanup();
      }
      expect(found).toEqual([]);
    });
  },
);
