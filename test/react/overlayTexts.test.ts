import { describe, expect, it } from 'vitest';
import { overlayTexts } from '../../src/react/overlayTexts.ts';

const BELOW = { send: 'Send', again: 'Again', errors: { offline: 'Offline.', wrong: 'Wrong.' } };

describe('overlayTexts', () => {
  it.each([
    ['nothing', undefined, {}],
    ['one text', { again: 'Once more' }, { again: 'Once more' }],
    ['an empty text', { again: '' }, { again: '' }],
    ['a missing text', { again: undefined, send: null }, {}],
    ['one error', { errors: { wrong: 'No.' } }, { errors: { offline: 'Offline.', wrong: 'No.' } }],
    ['missing errors', { errors: undefined }, {}],
    ['an unknown name', { title: 'Hello' }, {}],
  ])('lays %s over', (_, texts, changes) => {
    expect(overlayTexts(BELOW, texts as Partial<typeof BELOW> | undefined)).toEqual({ ...BELOW, ...changes });
  });

  it('changes neither', () => {
    const texts = Object.freeze({ errors: Object.freeze({ offline: 'Off.', wrong: 'No.' }) });
    overlayTexts(Object.freeze({ ...BELOW, errors: Object.freeze(BELOW.errors) }), texts);
    expect(BELOW.errors.wrong).toBe('Wrong.');
  });
});
