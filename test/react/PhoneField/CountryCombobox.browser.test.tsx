import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { zhCN } from '../../../src/react/messages/zhCN.ts';
import { readAccessibilityTree } from '../whole/accessibilityTree.ts';
import '../../../src/react/styles.css';
import { nextFrame } from '../editing.ts';
import { devtools } from '../engine.ts';
import { setViewport } from '../setViewport.ts';
import { until } from '../until.ts';
import { serve } from './serve.tsx';

afterEach(cleanup);

describe('the list of countries is in the language of the field, and says which one that is', () => {
  const list = [
    'dialog "国家/地区"',
    'combo box "搜索"; focused, hasPopup, expanded',
    'list box "国家/地区"',
    'option "美国 +1"',
    'option "中国 +86"; selected',
  ];

  it.each([
    ['a narrow', 360, list.toSpliced(2, 0, 'button "关闭"')],
    ['a wide', 800, ['button "国家/地区 中国 +86"; hasPopup, expanded', ...list, 'text field "手机号"']],
  ])('on %s screen', async (_, width, tree) => {
    await setViewport(width);
    const { container } = render(<PhoneField locale={zhCN} countries={['CN', 'US']} />);
    container.querySelector('select')!.focus();
    await userEvent.click(await until(() => container.querySelector('.sms-PhoneField-trigger')));
    await until(() => expect(document.querySelector('.sms-CountryList')).toHaveStyle({ opacity: '1' }));
    expect(await readAccessibilityTree()).toEqual(tree);
    expect(document.querySelector('.sms-CountryList')).toHaveAttribute('lang', 'zh-CN');
  });
});

it.each([
  ['stays in the number, if it went there just before the button replaces the <select>', true],
  ['is in the button, if it was in the <select> that this replaces', false],
])('the focus %s', async (_, leaves) => {
  const { container } = render(<PhoneField countries={['CN', 'US']} />);
  const number = container.querySelector<HTMLElement>('[type=tel]')!;
  await import('../../../src/react/PhoneField/CountryCombobox.tsx');
  // Nothing is rendered before its end: the list is there, and waits to be shown.
  await act(async () => {
    container.querySelector('select')!.focus();
    await nextFrame();
    await nextFrame();
    if (leaves) number.focus();
  });
  const trigger = container.querySelector('.sms-PhoneField-trigger');
  expect(trigger).not.toBeNull();
  expect(document.activeElement).toBe(leaves ? number : trigger);
});

it.each([
  ['a press', () => new MouseEvent('mousedown', { bubbles: true })],
  ['a key', () => new KeyboardEvent('keydown', { bubbles: true, key: ' ' })],
])(
  'the <select> stays if %s opens it just before the button replaces it, until it loses the focus',
  async (_, open) => {
    const { container } = render(<PhoneField countries={['CN', 'US']} />);
    const select = container.querySelector('select')!;
    await import('../../../src/react/PhoneField/CountryCombobox.tsx');
    await act(async () => {
      select.focus();
      await nextFrame();
      await nextFrame();
      select.dispatchEvent(open());
    });
    expect(container).toContainElement(select);
    act(() => select.blur());
    expect(container.querySelector('.sms-PhoneField-trigger')).not.toBeNull();
  },
);

it('the button replaces the <select> though the focus leaves that just before', async () => {
  const { container } = render(<PhoneField countries={['CN', 'US']} />);
  const select = container.querySelector('select')!;
  await import('../../../src/react/PhoneField/CountryCombobox.tsx');
  await act(async () => {
    select.focus();
    select.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    await nextFrame();
    await nextFrame();
    select.blur();
  });
  expect(container.querySelector('.sms-PhoneField-trigger')).not.toBeNull();
});

it('what is chosen from a <select> that was opened before hydration stays', async () => {
  const field = serve(<PhoneField names={{ phoneCountryCode: 'code' }} />);
  const select = field.select();
  const press = (key: string, windowsVirtualKeyCode: number) =>
    devtools('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode });
  await userEvent.click(select);
  await until(() => select.matches(':open'));
  for (let step = 0; step < 3; step++) await press('ArrowDown', 40);
  await field.hydrate();
  await nextFrame();
  await press('Enter', 13);
  await until(() => expect(field.posted()).toEqual({ code: '+53' }));
  act(() => select.blur());
  expect(select.selectedOptions[0]).toHaveTextContent('Cuba +53');
});

it('the <select> keeps its options while the user is at it, though their names and order change', () => {
  const { container, rerender } = render(<PhoneField />);
  const select = container.querySelector('select')!;
  const texts = () => [...select.options].map(({ text }) => text);
  const before = texts();
  act(() => select.focus());
  act(() => void select.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })));
  rerender(<PhoneField locale={zhCN} />);
  expect(texts()).toEqual(before);
});
