import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import '../../../src/react/styles.css';
import { FEW_COUNTRIES } from './fewCountries.ts';
import { setViewport } from '../setViewport.ts';
import { until } from '../until.ts';

afterEach(cleanup);

/** Adds an element to the page, with a field in it, and opens its list. */
async function openIn(tag: string, show: (layer: HTMLElement) => unknown) {
  const layer = document.body.appendChild(document.createElement(tag));
  onTestFinished(() => layer.remove());
  show(layer);
  const root = layer.appendChild(document.createElement('div'));
  root.style.pointerEvents = 'auto';
  const { container } = render(<PhoneField countries={FEW_COUNTRIES} />, { container: root });
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
  container.querySelector('select')!.focus();
  await userEvent.click(await until(() => find('.sms-PhoneField-trigger')));
  await until(() => expect(document.activeElement).toHaveClass('sms-CountryList-search'));
  await until(() => expect(find('.sms-CountryList')).toHaveStyle({ opacity: '1' }));
  return { layer, root, find };
}

describe('the list is not clipped, can be chosen from, and leaves open what is around it', () => {
  beforeEach(() => setViewport(800));

  const TOP = 'margin-block: 0;';
  const CLIPS = 'transform: translateY(9px); overflow: hidden; block-size: 150px; inline-size: 340px';

  it.each<[string, string, (layer: HTMLElement) => unknown]>([
    [
      'a modal dialog',
      'dialog',
      (layer) => {
        layer.style.cssText = TOP;
        (layer as HTMLDialogElement).showModal();
      },
    ],
    [
      'a modal dialog that clips and moves',
      'dialog',
      (layer) => {
        layer.style.cssText = TOP + CLIPS;
        (layer as HTMLDialogElement).showModal();
      },
    ],
    [
      'a popover',
      'div',
      (layer) => {
        layer.popover = 'auto';
        layer.style.cssText = TOP;
        layer.showPopover();
      },
    ],
    [
      "a library's dialog, above the page",
      'div',
      (layer) => {
        layer.role = 'dialog';
        layer.style.cssText = 'position: fixed; inset: 0; z-index: 1300; background: white';
      },
    ],
    [
      'a modal dialog inside a web component, with a slot for the field',
      'div',
      (layer) => {
        layer.attachShadow({ mode: 'open' }).innerHTML = `<dialog style="${TOP}"><slot></slot></dialog>`;
        layer.shadowRoot!.querySelector('dialog')!.showModal();
      },
    ],
    [
      'a dialog that takes clicks only in its content',
      'div',
      (layer) => {
        layer.role = 'dialog';
        layer.style.pointerEvents = 'none';
      },
    ],
    ['a box that clips and moves', 'div', (layer) => (layer.style.cssText = CLIPS)],
  ])('in %s', async (_, tag, show) => {
    const { find } = await openIn(tag, show);
    const { left, right, top, bottom, height } = find('.sms-CountryList').getBoundingClientRect();
    expect(height).toBeGreaterThan(300);
    for (const y of [top + 30, bottom - 30])
      expect(document.elementFromPoint((left + right) / 2, y)!.closest('.sms-CountryList')).not.toBeNull();
    await userEvent.keyboard('kingdom');
    await until(() => expect(find('.sms-CountryList-name')).toHaveTextContent('United Kingdom'));
    await userEvent.click(find('.sms-CountryList-item'));
    await until(() => expect(find('.sms-CountryList')).toBeNull());
    expect(find('.sms-PhoneField-callingCode')).toHaveTextContent('+44');
    expect(find('.sms-PhoneField-trigger')).toBeVisible();
  });

  it('in the content of a dialog that closes on a click beside its content', async () => {
    const { root, find } = await openIn('div', (layer) => (layer.role = 'dialog'));
    expect(root).toContainElement(find('.sms-CountryList'));
  });

  it.each<[string, string, (layer: HTMLElement) => unknown]>([
    ['a modal dialog', 'dialog', (layer) => (layer as HTMLDialogElement).showModal()],
    ["a library's dialog", 'div', (layer) => (layer.role = 'dialog')],
    ['the page', 'div', () => {}],
  ])('and Escape closes only the list, in %s that gets every key first', async (_, tag, show) => {
    const { layer, find } = await openIn(tag, show);
    const onKeyDown = vi.fn();
    document.addEventListener('keydown', onKeyDown, true);
    onTestFinished(() => document.removeEventListener('keydown', onKeyDown, true));
    await userEvent.keyboard('{Escape}');
    await until(() => expect(find('.sms-CountryList')).toBeNull());
    expect(onKeyDown).not.toHaveBeenCalled();
    expect(find('.sms-PhoneField-trigger')).toHaveFocus();
    if (tag === 'dialog') expect(layer).toHaveAttribute('open');
  });

  it('without a gap for it in a layout with gaps', async () => {
    const { layer, find } = await openIn('div', (dialog) => {
      dialog.role = 'dialog';
      dialog.style.cssText = 'display: grid; gap: 40px';
    });
    const open = layer.clientHeight;
    await userEvent.keyboard('{Escape}');
    await until(() => expect(find('.sms-CountryList')).toBeNull());
    expect(open).toBe(layer.clientHeight);
  });
});

it('Enter in a search that finds nothing does not submit a dialog that is a form', async () => {
  const onSubmit = vi.fn((event: Event) => event.preventDefault());
  await openIn('form', (layer) => {
    layer.role = 'dialog';
    layer.innerHTML = '<button>Save</button>';
    layer.addEventListener('submit', onSubmit);
  });
  await userEvent.keyboard('zzzz{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
});

it('Enter in the number submits a form without a button, as it does before the list is there', async () => {
  const onSubmit = vi.fn((event: Event) => event.preventDefault());
  const { find } = await openIn('form', (layer) => layer.addEventListener('submit', onSubmit));
  find('[type=tel]').focus();
  await userEvent.keyboard('{Enter}');
  expect(onSubmit).toHaveBeenCalledOnce();
});

it.each<[string, (body: HTMLElement) => HTMLElement | ShadowRoot]>([
  ['frame', (body) => body],
  ['shadow root of a frame', (body) => body.attachShadow({ mode: 'open' })],
])('is in the %s that a page renders the field into', async (_, makeRoot) => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  onTestFinished(() => frame.remove());
  const { body } = frame.contentDocument!;
  const root = makeRoot(body);
  const find = (selector: string) => root.querySelector<HTMLElement>(selector)!;
  render(<PhoneField countries={FEW_COUNTRIES} />, {
    container: root.appendChild(document.createElement('div')),
  });
  find('select').focus();
  (await until(() => find('.sms-PhoneField-trigger'))).click();
  await until(() => find('.sms-CountryList'));
  expect(document.querySelector('.sms-CountryList')).toBeNull();
});

it('closes when the focus moves into a frame, and leaves it there', async () => {
  const { layer, find } = await openIn('div', () => {});
  const frame = layer.appendChild(document.createElement('iframe'));
  const elsewhere = frame.contentDocument!.body.appendChild(document.createElement('input'));
  elsewhere.focus();
  await until(() => expect(find('.sms-CountryList')).toBeNull());
  expect(document.activeElement).toBe(frame);
  expect(frame.contentDocument!.activeElement).toBe(elsewhere);
  await userEvent.click(find('.sms-PhoneField-trigger'));
  await until(() => expect(document.activeElement).toHaveClass('sms-CountryList-search'));
  await userEvent.keyboard('{Escape}');
  await until(() => expect(find('.sms-PhoneField-trigger')).toHaveFocus());
});

it.each<[string, string, (layer: HTMLElement) => unknown, (layer: HTMLElement) => unknown]>([
  [
    'a modal dialog',
    'dialog',
    (layer) => (layer as HTMLDialogElement).showModal(),
    (layer) => (layer as HTMLDialogElement).close(),
  ],
  ['a part of the page', 'div', () => {}, (layer) => (layer.hidden = true)],
])('closes with %s, and lets go of the page, which it fills on a phone', async (_, tag, show, hide) => {
  await setViewport(320);
  const { layer, find } = await openIn(tag, show);
  // Base UI locks and unlocks the page in a timeout
  await until(() => expect(document.body.style.overflow).toBe('hidden'));
  hide(layer);
  await until(() => expect(find('.sms-CountryList')).toBeNull());
  await until(() => expect(document.body.style.overflow).toBe(''));
  expect(find('[data-base-ui-inert]')).toBeNull();
});

it('stays open while another window is in front', async () => {
  const { find } = await openIn('div', () => {});
  window.dispatchEvent(new Event('blur'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(find('.sms-CountryList')).toHaveAttribute('data-open');
  expect(document.activeElement).toHaveClass('sms-CountryList-search');
});
