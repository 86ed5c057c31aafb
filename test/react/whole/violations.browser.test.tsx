import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { LOCALES, mountForm, setTheme, STATE_NAMES, STATES } from './widgetHarness.tsx';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';
import '../../../src/react/styles.css';

/** What axe finds wrong with the page; in the dark theme it looks at the colours alone, all else is the same. */
async function findViolations(): Promise<string[]> {
  const { violations, passes } = await look('light', { rules: { 'target-size': { enabled: true } } });
  expect(passes.length).toBeGreaterThan(10);
  const dark = await look('dark', { runOnly: ['color-contrast', 'link-in-text-block'] });
  return [...violations, ...dark.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

function look(theme: 'light' | 'dark', options: RunOptions): Promise<AxeResults> {
  setTheme(theme);
  // The colours of a transition that is under way are neither theme's.
  for (const animation of document.getAnimations()) animation.finish();
  return axe.run(document.body, options);
}

// The rules are the same for each engine, and the tree that they look at is the same markup.
describe('axe finds nothing, in light and in dark,', () => {
  it.each(LOCALES.map(({ tag }) => tag))('in the empty form in %s', async (tag) => {
    mountForm({ countries: undefined }, { tag });
    expect(await findViolations()).toEqual([]);
  });

  it('in the list of countries', async () => {
    const { find } = mountForm();
    await act(async () => find('.sms-PhoneField-select').focus());
    const trigger = await until(() => find('.sms-PhoneField-trigger'));
    await act(async () => trigger.click());
    await until(() => document.querySelector('.sms-CountryList-item'));
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
