import { expect, it } from 'vitest';
import { readMainlandChina } from '../../../src/react/PhoneField/mainlandChina.ts';
import { phoneData } from '../../../src/react/PhoneField/phoneData.ts';

it('agrees with the metadata on every range of mobile numbers', () => {
  const different: string[] = [];
  for (let range = 10_000; range < 20_000; range++) {
    const digits = `${range}138000`;
    const [own, data] = [readMainlandChina(digits), phoneData.readNational(digits, '86', 'CN')];
    if ((own.level === 'mobile') !== (data.level === 'mobile')) different.push(digits);
    if (own.level === 'mobile' && JSON.stringify(own) !== JSON.stringify(data)) different.push(digits);
  }
  expect(different, 'the numbering plans have other ranges: update MOBILE in mainlandChina.ts').toEqual([]);
});

it.each([
  '1380013800',
  '138001380001',
  '013800138000',
  '16000138000',
  '23800138000',
  '41555526711',
  '86138001380',
])('gives %s the level that the metadata gives', (digits) => {
  const { level, nationalNumber } = phoneData.readNational(digits, '86', 'CN');
  expect(readMainlandChina(digits)).toMatchObject({ level, nationalNumber });
});
