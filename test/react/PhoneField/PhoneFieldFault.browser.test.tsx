import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextFrame, select } from '../editing.ts';
import { mountPhone } from './phoneFieldHarness.tsx';
import { until } from '../until.ts';

describe('a fault that is shown', () => {
  const TOO_SHORT = 'This number is too short. Check the digits and the country.';

  async function leaveTooShort() {
    const field = await mountPhone();
    await select(field.input, 0);
    await userEvent.keyboard('1380013');
    await userEvent.tab();
    await until(() => expect(field.message()).toMatch(TOO_SHORT));
    return field;
  }

  it.each([
    ['typed over the other', '139', true],
    ['typed after the other is deleted', '{Backspace}139', true],
    ['begun with a calling code', '+4479', true],
    ['empty', '{Backspace}', false],
  ])('goes with the number, and one that is %s waits until the field is left', async (_, keys, isWrong) => {
    const field = await leaveTooShort();
    await select(field.input, 0, field.input.value.length);
    await userEvent.keyboard(keys);
    await nextFrame();
    expect([field.message(), field.input.getAttribute('aria-invalid')]).toEqual(['', null]);
    await userEvent.tab();
    await nextFrame();
    expect(field.message()).toMatch(isWrong ? TOO_SHORT : /^$/);
  });

  it('waits after a send that failed, too', async () => {
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

  it('stays while the number is put right', async () => {
    const field = await leaveTooShort();
    await select(field.input, field.input.value.length);
    await userEvent.keyboard('8{Backspace}{Backspace}');
    await nextFrame();
    expect(field.message()).toMatch(TOO_SHORT);
    await userEvent.keyboard('38000');
    await until(() => expect(field.message()).toBe(''));
  });
});

describe('a check', () => {
  it('shows the fault and takes the focus there', async () => {
    const field = await mountPhone();
    expect(await field.handle.current!.check()).toMatchObject({ e164: null, phoneLevel: 'empty' });
    await until(() => expect(field.message()).toBe('Enter your phone number.'));
    expect(document.activeElement).toBe(field.input);
    await userEvent.keyboard('13800138000');
    expect(field.message()).toBe('');
    expect(await field.handle.current!.check()).toMatchObject({ e164: '+8613800138000' });
  });

  it('lets an error of the parent go first', async () => {
    const field = await mountPhone({ error: 'Blocked' });
    await field.handle.current!.check();
    expect(field.message()).toBe('Blocked');
  });
});
