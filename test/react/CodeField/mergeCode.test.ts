import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { applyEdit, findEdit, mergeCode } from '../../../src/react/CodeField/mergeCode.ts';
import type { CodeText } from '../../../src/react/CodeField/mergeCode.ts';

const rules = { length: 6, charset: 'digits' } as const;

/** `12[34]5` is the text 12345 with 34 selected, `12|` the caret after 12. */
function parseField(drawing: string): CodeText {
  const value = drawing.replace(/[[\]|]/g, '');
  const start = drawing.search(/[[|]/);
  const end = drawing.includes(']') ? drawing.indexOf(']') - 1 : start;
  return { value, start, end };
}

function apply(drawing: string, text: string, isKeys?: boolean): string {
  const edit = mergeCode({ ...parseField(drawing), text }, rules, isKeys);
  return edit.text ? applyEdit(edit) : 'unchanged';
}

describe('mergeCode', () => {
  it.each([
    ['|', '1', '1'],
    ['12|', '3', '123'],
    ['12|45', '3', '12345'],
    ['12|', '3456', '123456'],
    ['1[23]4', '9', '194'],
    ['[123456]', '7', '7'],
    ['123|456', '٣', '123356'],
  ])('%s and %j make %s', (drawing, inserted, value) => {
    expect(apply(drawing, inserted)).toBe(value);
  });

  it.each(['999999|', '|999999', '999|999', '[999]999', '12|', '|'])(
    'a full code replaces all of %s',
    (drawing) => {
      expect(apply(drawing, '123456')).toBe('123456');
      expect(apply(drawing, 'Your code is 123 456')).toBe('123456');
    },
  );

  it.each([
    ['|123456', '9', '923456'],
    ['123|456', '9', '123956'],
    ['12345|6', '9', '123459'],
    ['123456|', '7', 'unchanged'],
  ])('in the full field %s, the digit %s replaces the next one', (drawing, inserted, value) => {
    expect(apply(drawing, inserted)).toBe(value);
  });

  it.each([
    ['1234|', '9999', '9999'],
    ['123456|', '99', '99'],
  ])('several digits that do not fit beside %s replace it', (drawing, inserted, value) => {
    expect(apply(drawing, inserted)).toBe(value);
  });

  it.each(['a', ' ', '12345678', '123456 or 654321', ''])('%j changes nothing', (inserted) => {
    expect(apply('12|', inserted)).toBe('unchanged');
  });

  it.each([
    ['12ab|', '3', '3'],
    ['12ab|', 'Your code is 123456', '123456'],
    ['12345678|', '9', '9'],
    ['12|345678', '34', '34'],
  ])('a value that is not a code, as in %s, is replaced by %j', (drawing, inserted, value) => {
    expect(apply(drawing, inserted)).toBe(value);
  });

  it.each([
    ['|', '1234567', '123456'],
    ['12|', '3456789', '123456'],
    ['12|', '3', '123'],
    ['12|', '34567', '34567'],
    ['123456|', '7890123', 'unchanged'],
    ['1[23]4', '9876543', '198764'],
    ['[123456]', '１２３４５６７', '123456'],
  ])('in %s, the last of the keys %j change nothing if they do not fit', (drawing, keys, value) => {
    expect(apply(drawing, keys, true)).toBe(value);
  });

  it('never leaves anything but up to six digits', () => {
    const field = fc.tuple(fc.stringMatching(/^\d{0,6}$/), fc.nat(6), fc.nat(6)).map(([value, a, b]) => ({
      value,
      start: Math.min(a, b, value.length),
      end: Math.min(Math.max(a, b), value.length),
    }));
    const inserted = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d ]{0,14}$/));
    fc.assert(
      fc.property(field, inserted, (before, text) => {
        const after = applyEdit(mergeCode({ ...before, text }, rules));
        expect(after).toMatch(/^\d{0,6}$/);
      }),
    );
  });
});

describe('findEdit', () => {
  it.each([
    ['12|', '123', '3'],
    ['12|', '12123456', '123456'],
    ['1[23]4', '194', '9'],
    ['12|3', '1293', '9'],
    ['12|', '12', '12'],
    ['12|', '654321', '654321'],
    ['1[2]', '3', '3'],
    ['|', '123456', '123456'],
    ['12|3456', '12-987654', '12-987654'],
    ['11|1', '11', '11'],
  ])('%s became %s by inserting %j', (drawing, after, text) => {
    const edit = findEdit(parseField(drawing), after);
    expect(edit.text).toBe(text);
    expect(applyEdit(edit)).toBe(after);
  });
});
