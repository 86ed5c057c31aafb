import { expect, it } from 'vitest';
import { en } from '../../../src/react/messages/en.ts';
import { ENGLISH } from '../../../src/react/PhoneField/usePhoneTexts.ts';

it('says in English what the English of the package says', () => {
  expect(en.messages).toMatchObject(ENGLISH);
});
