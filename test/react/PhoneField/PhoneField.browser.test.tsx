import { useState } from 'react';
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldValue } from '../../../src/react/PhoneField/PhoneFieldValue.ts';
import { autofill } from '../autofill.ts';
import { nextFrame, pasteAt, select } from '../editing.ts';
import { mountPhone } from './phoneFieldHarness.tsx';
import { until } from '../until.ts';

describe('a value', () => {
  function Controlled({ accept }: { accept: (value: PhoneFieldValue) => boolean }) {
    const [value, setValue] = useState<Partial<PhoneFieldValue>>({ phoneNumber: '1380013800' });
    return <PhoneField value={value} onValueChange={(next) => accept(next) && setValue(next)} />;
  }

  it('is decided by a parent that keeps it', async () => {
    const { container } = render(<Controlled accept={({ phoneNumber }) => phoneNumber.length < 12} />);
    const input = container.querySelector<HTMLInputElement>('[type=tel]')!;
    await select(input, 10);
    await userEvent.keyboard('0');
    expect(input.value).toBe('13800138000');
    await userEvent.keyboard('1');
    await nextFrame();
    expect(input.value.replaceAll(' ', '')).toBe('13800138000');
  });

  it('may be given in part, and is completed once', async () => {
    const field = await mountPhone({ value: { phoneNumber: '07911123456', country: 'GB' } });
    expect(field.input.value).toBe('7911 123456');
    expect(field.values.at(-1)).toMatchObject({ phoneNumber: '7911123456', e164: '+447911123456' });
    const { length } = field.values;
    field.update({ value: { phoneNumber: '07911123456', country: 'GB' } });
    expect(field.values.length).toBe(length);
    field.update({ value: { phoneNumber: '13800138000', phoneCountryCode: '+86' } });
    expect(field.input.value).toBe('138 0013 8000');
    field.update({ value: { phoneNumber: '' } });
    expect(field.input.value).toBe('');
  });

  it('is completed and corrected for a parent whose value is not consistent', async () => {
    const field = await mountPhone({ value: { phoneNumber: '1380013800', e164: null, phoneLevel: 'empty' } });
    expect(field.values.at(-1)).toMatchObject({ phoneNumber: '1380013800', phoneLevel: 'incomplete' });
    const other = await mountPhone({ value: { country: 'US', phoneCountryCode: '+86', phoneNumber: '' } });
    expect(other.values.at(-1)).toMatchObject({ country: 'US', phoneCountryCode: '+1' });
    expect(other.callingCode()).toBe('+1');
  });

  it.each([false, true])(
    'goes back to the default on a reset of the form, stopped on its way: %s',
    async (isStopped) => {
      const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
      if (isStopped) field.form.addEventListener('reset', (event) => event.stopPropagation());
      await pasteAt(field.input, '+44 7911 123456', 0, 13);
      field.form.reset();
      await until(() => expect(field.callingCode()).toBe('+86'));
      expect(field.input.value).toBe('138 0013 8000');
      expect(field.select().value).toBe('CN');
      expect(field.posted()).toEqual({ phone: '13800138000', code: '+86' });
      expect(field.reasons.at(-1)).toBe('reset');
    },
  );

  it('stays if the reset is prevented, however late', async () => {
    const field = await mountPhone();
    await pasteAt(field.input, '+44 7911 123456', 0);
    document.addEventListener('reset', (event) => event.preventDefault(), { once: true });
    field.form.reset();
    expect(field.input.value).toBe('7911 123456');
    expect(field.reasons).not.toContain('reset');
  });

  it('is restored by the handle', async () => {
    const field = await mountPhone();
    field.handle.current!.restore({ phoneNumber: '4162345678', phoneCountryCode: '+1', country: 'CA' });
    expect(field.input.value).toBe('(416) 234-5678');
    expect(field.values.at(-1)).toMatchObject({ country: 'CA', e164: '+14162345678' });
  });

  it('is not posted while the field is disabled', async () => {
    const field = await mountPhone({ disabled: true, defaultValue: { phoneNumber: '13800138000' } });
    expect(field.posted()).toEqual({});
  });
});

describe('the layout', () => {
  it('does not move when a message appears, or with the length of the calling code', async () => {
    const field = await mountPhone();
    const height = field.root.getBoundingClientRect().height;
    const start = field.input.getBoundingClientRect().left;
    await field.handle.current!.check();
    await until(() => expect(field.message()).not.toBe(''));
    expect(field.root.getBoundingClientRect().height).toBe(height);
    autofill(field.input, '+998 90 123 45 67');
    await until(() => expect(field.callingCode()).toBe('+998'));
    expect(field.input.getBoundingClientRect().left).toBe(start);
    expect(field.query('.sms-PhoneField-box').getBoundingClientRect().height).toBe(44);
  });

  it.each(['ltr', 'rtl'])('is left to right on a page in %s, and fits into 280 px', async (dir) => {
    const field = await mountPhone({ defaultValue: { phoneNumber: '13800138000' } });
    field.form.dir = dir;
    field.form.style.inlineSize = '280px';
    expect(getComputedStyle(field.input).direction).toBe('ltr');
    expect(field.select().getBoundingClientRect().left).toBeLessThan(
      field.input.getBoundingClientRect().left,
    );
    expect(field.input.scrollWidth).toBeLessThanOrEqual(field.input.clientWidth);
    expect(field.root.scrollWidth).toBe(280);
    // A hairline separates the two, and an arrow shows that there is a list.
    expect(getComputedStyle(field.query('.sms-PhoneField-country')).borderRightWidth).toBe('1px');
    const arrow = getComputedStyle(field.query('.sms-PhoneField-callingCode'), '::after');
    expect([arrow.content, arrow.width]).toEqual(['""', '7px']);
  });
});
