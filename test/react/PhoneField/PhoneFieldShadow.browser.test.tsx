import { act } from '@testing-library/react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldValue } from '../../../src/react/PhoneField/PhoneFieldValue.ts';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import styles from '../../../src/react/styles.css?inline';
import { FEW_COUNTRIES } from './fewCountries.ts';
import { setViewport } from '../setViewport.ts';
import { until } from '../until.ts';

let root: Root | undefined;

afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
});

/** The field in an open shadow root with the style sheet, which the page does not have. */
async function mount(css = styles) {
  await ensurePhoneData();
  document.body.innerHTML = '<button>Elsewhere</button><div></div>';
  const host = document.body.querySelector('div')!;
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.innerHTML = '<style></style><div></div>';
  // A different text for each width: WebKit reuses the same one with the media queries of a window of another width.
  shadow.querySelector('style')!.textContent = `${css}/* ${innerWidth} */`;
  const values: PhoneFieldValue[] = [];
  root = createRoot(shadow.querySelector('div')!);
  const field = <PhoneField countries={FEW_COUNTRIES} onValueChange={(value) => values.push(value)} />;
  await act(async () => root!.render(field));
  const find = <Found extends HTMLElement>(selector: string) => shadow.querySelector<Found>(selector)!;
  return { shadow, values, find, input: find<HTMLInputElement>('[type=tel]') };
}

it('reads what is typed, and Backspace after a separator deletes the digit before it', async () => {
  const { input, values } = await mount();
  await act(async () => input.focus());
  await userEvent.keyboard('13800138000');
  expect(values.at(-1)).toMatchObject({ e164: '+8613800138000' });
  await act(async () => input.blur());
  expect(input.value).toBe('138 0013 8000');
  await act(async () => input.focus());
  input.setSelectionRange(4, 4);
  await userEvent.keyboard('{Backspace}');
  expect([input.value, input.selectionStart]).toEqual(['13 0013 8000', 2]);
});

it('is light or dark as its host is, and follows when that changes', async () => {
  const { shadow, find } = await mount();
  const host = shadow.host as HTMLElement;
  const [normal, light, dark, lightAgain] = [undefined, 'light', 'dark', 'light'].map((theme) => {
    if (theme) host.dataset.theme = theme;
    return getComputedStyle(find('.sms-PhoneField-box')).backgroundColor;
  });
  expect([normal, lightAgain]).toEqual([light, light]);
  expect(dark).not.toBe(light);
});

it('keeps the focus when the list with a search replaces the focused native one', async () => {
  const { shadow, find } = await mount();
  await act(async () => find('select').focus());
  await until(() => expect(shadow.activeElement?.className).toBe('sms-PhoneField-trigger'));
});

describe.each([
  ['wide', 800, ['a click elsewhere', '{Escape}']],
  ['narrow', 360, ['its button', '{Escape}']],
])('on a %s screen the list', (_, width, ways) => {
  beforeEach(() => setViewport(width));

  async function open() {
    const field = await mount();
    const { shadow, find } = field;
    await act(async () => find('select').focus());
    await userEvent.click(await until(() => find('.sms-PhoneField-trigger')));
    await until(() => expect(shadow.activeElement?.className).toBe('sms-CountryList-search'));
    return { ...field, isBack: () => expect(shadow.activeElement).toBe(find('.sms-PhoneField-trigger')) };
  }

  it('has its styles, can be searched and chosen from, and returns the focus', async () => {
    const { find, values, isBack } = await open();
    await until(() => expect(find('.sms-CountryList')).toHaveStyle({ opacity: '1', display: 'flex' }));
    await userEvent.keyboard('usa');
    await until(() => expect(find('.sms-CountryList-name')).toHaveTextContent('United States'));
    await userEvent.keyboard('{Enter}');
    await until(() => expect(find('.sms-CountryList')).toBeNull());
    expect(values.at(-1)).toMatchObject({ country: 'US' });
    await until(isBack);
  });

  it.each(ways)('closes with %s', async (how) => {
    const { find, isBack } = await open();
    if (how === '{Escape}') await userEvent.keyboard(how);
    else if (how === 'its button') await userEvent.click(find('.sms-CountryList-close'));
    else await userEvent.click(document.body.querySelector('button')!);
    await until(() => expect(find('.sms-CountryList')).toBeNull());
    if (how !== 'a click elsewhere') await until(isBack);
  });
});

it('has a focus ring in a browser that cannot mix colours', async () => {
  const { input } = await mount(styles.replaceAll('color-mix(', 'unknown('));
  // Without the focus itself, which WebKit shows only while the window is in front.
  input.style.outline = '2px solid var(--_ring)';
  expect(getComputedStyle(input).outlineStyle).toBe('solid');
});
