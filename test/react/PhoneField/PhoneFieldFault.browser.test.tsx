import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextFrame, select } from '../editing.ts';
import { mountPhone } from './phoneFieldHarness.tsx';
import { until } from '../until.ts';

const TOO_SHORT = 'This number is too short. Check the digits and the country.';

describe('an error that is shown', () => {
  async function leaveTooShort() {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('1380013');
    await userEvent.tab();
    await until(() => expect(field.message()).toMatch(TOO_SHORT));
    return field;
  }

  it.each([
    ['typed over the first', '139', true],
    ['typed after deleting the first', '{Backspace}139', true],
    ['started with a calling code', '+4479', true],
    ['empty', '{Backspace}', false],
  ])(
    'disappears with its number, and nothing is said about one that is %s before blur',
    async (_, keys, isWrong) => {
      const field = await leaveTooShort();
      await select(field.input, 0, field.input.value.length);
      await userEvent.keyboard(keys);
      await nextFrame();
      expect([field.message(), field.input.getAttribute('aria-invalid')]).toEqual(['', null]);
      await userEvent.tab();
      await nextFrame();
      expect(field.message()).toMatch(isWrong ? TOO_SHORT : /^$/);
    },
  );

  it('disappears with its number even after a check', async () => {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('1380013');
    await field.handle.current!.check();
    await until(() => expect(field.message()).toMatch(TOO_SHORT));
    await select(field.input, 0, field.input.value.length);
    await userEvent.keyboard('139');
    await nextFrame();
    expect(field.message()).toBe('');
  });

  it('stays while the number is corrected', async () => {
    const field = await leaveTooShort();
    await select(field.input, field.input.value.length);
    await userEvent.keyboard('8{Backspace}{Backspace}');
    await nextFrame();
    expect(field.message()).toMatch(TOO_SHORT);
    await userEvent.keyboard('38000');
    await until(() => expect(field.message()).toBe(''));
  });
});

it('says nothing about a right number that is changed, until the focus leaves it again', async () => {
  const field = await mountPhone();
  await select(field.input, 0);
  await userEvent.keyboard('13800138000');
  await userEvent.tab();
  await select(field.input, field.input.value.length);
  await userEvent.keyboard('{Backspace}');
  await nextFrame();
  expect([field.message(), field.input.getAttribute('aria-invalid')]).toEqual(['', null]);
  await userEvent.tab();
  await until(() => expect(field.message()).toMatch(TOO_SHORT));
});

it('says nothing while the focus is at the country, which may be what is wrong, until it leaves the number for good', async () => {
  const field = await mountPhone();
  await select(field.input, 0);
  await userEvent.keyboard('1380013');
  await userEvent.tab({ shift: true });
  expect(document.activeElement?.closest('.sms-PhoneField-country')).toBeTruthy();
  await nextFrame();
  expect([field.message(), field.input.getAttribute('aria-invalid')]).toEqual(['', null]);
  await userEvent.tab();
  await userEvent.tab();
  await until(() => expect(field.message()).toMatch(TOO_SHORT));
});

describe('a check', () => {
  it('shows the error and moves the focus there', async () => {
    const field = await mountPhone();
    expect(await field.handle.current!.check()).toMatchObject({ e164: null, phoneLevel: 'empty' });
    await until(() => expect(field.message()).toBe('Enter your phone number.'));
    expect(document.activeElement).toBe(field.input);
    await userEvent.keyboard('13800138000');
    expect(field.message()).toBe('');
    expect(await field.handle.current!.check()).toMatchObject({ e164: '+8613800138000' });
  });

  it("leaves the parent's error in place", async () => {
    const field = await mountPhone({ error: 'Blocked' });
    await field.handle.current!.check();
    expect(field.message()).toBe('Blocked');
  });
});
