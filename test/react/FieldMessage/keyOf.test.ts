import { expect, it } from 'vitest';
import { keyOf } from '../../../src/react/FieldMessage/keyOf.ts';

it('an object keeps its key, and another one gets another', () => {
  const [one, other] = [new Error('Wrong.'), new Error('Wrong.')];
  const key = keyOf(one);
  expect(keyOf(other)).not.toBe(key);
  expect(keyOf(one)).toBe(key);
});

it('null has no key', () => {
  expect(keyOf(null)).toBeNull();
});
