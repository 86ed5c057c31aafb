import { expect, it } from 'vitest';
import {
  countryNames,
  listCallingCodes,
  listCountries,
} from '../../../src/react/PhoneField/listCountries.ts';
import { callingCodeOf, COUNTRIES, countriesWith } from '../../../src/react/PhoneField/callingCodes.ts';
import { otherCountryNames } from '../../../src/react/PhoneField/otherCountryNames.ts';
import { createNamesOf, searchCountries } from '../../../src/react/PhoneField/searchCountries.ts';

const find = (search: string, tag = 'en', preferredCountries: string[] = []) =>
  searchCountries(listCountries({ tag, preferredCountries }), search, {
    namesOf: createNamesOf(tag),
    preferredCountries,
  }).map(({ country }) => country);

it.each([
  ['us', 'en', 'US'],
  ['de', 'en', 'DE'],
  ['ch', 'zh-CN', 'CH'],
  ['uk', 'en', 'GB'],
  ['china', 'zh-CN', 'CN'],
  ['中国', 'zh-CN', 'CN'],
  ['德国', 'zh-CN', 'DE'],
  ['osterreich', 'de', 'AT'],
  ['Österreich', 'de', 'AT'],
  ['austria', 'de', 'AT'],
  ['cote d', 'en', 'CI'],
  ['+86', 'en', 'CN'],
  ['852', 'en', 'HK'],
  ['kingdom', 'en', 'GB'],
  ['корея', 'ru', 'KR'],
  ['turkey', 'en', 'TR'],
  ['Turkey', 'zh-CN', 'TR'],
  ['turkiye', 'en', 'TR'],
  ['america', 'en', 'US'],
  ['usa', 'en', 'US'],
  ['U.S.', 'en', 'US'],
  ['U.S.A.', 'en', 'US'],
  ['UK', 'en', 'GB'],
  ['U.K.', 'ar', 'GB'],
  ['britain', 'en', 'GB'],
  ['Great Brit', 'en', 'GB'],
  ['england', 'en', 'GB'],
  ['holland', 'en', 'NL'],
  ['emirates', 'en', 'AE'],
  ['czech rep', 'en', 'CZ'],
  ['niger', 'en', 'NE'],
  ['сша', 'ru', 'US'],
  ['英国', 'ja', 'GB'],
  ['いぎりす', 'ja', 'GB'],
  ['すうぇーでん', 'ja', 'SE'],
  ['한국', 'ko', 'KR'],
  ['st. lucia', 'en', 'LC'],
  ['Saint Lucia', 'en', 'LC'],
  ['Bosnia and H', 'en', 'BA'],
  ['Inglaterra', 'es', 'GB'],
  ['EE.UU.', 'es', 'US'],
  ['Holanda', 'pt-BR', 'NL'],
  ['Angleterre', 'fr', 'GB'],
  ['République tchèque', 'fr', 'CZ'],
  ['Großbritannien', 'de', 'GB'],
  ['Weissrussland', 'de', 'BY'],
  ['Oesterreich', 'de', 'AT'],
  ['америка', 'ru', 'US'],
  ['южная корея', 'ru', 'KR'],
  ['юар', 'ru', 'ZA'],
  ['أمريكا', 'ar', 'US'],
  ['بريطانيا', 'ar', 'GB'],
  ['السعوديه', 'ar', 'SA'],
  ['هايتى', 'ar', 'HT'],
  ['العـــراق', 'ar', 'IQ'],
  ['阿联酋', 'zh-CN', 'AE'],
  ['澳洲', 'zh-CN', 'AU'],
  ['臺灣', 'zh-TW', 'TW'],
  ['韓國', 'zh-TW', 'KR'],
  ['米国', 'ja', 'US'],
  ['ｱﾒﾘｶ', 'ja', 'US'],
  ['호주', 'ko', 'AU'],
  ['터키', 'ko', 'TR'],
  ['United States of America', 'en', 'US'],
  ['DRC', 'en', 'CD'],
  ['DR Congo', 'en', 'CD'],
  ['cote divoire', 'fr', 'CI'],
  ['Northern Ireland', 'en', 'GB'],
  ['Democratic Republic', 'en', 'CD'],
  ['Cabo Verde', 'en', 'CV'],
  ['East Timor', 'en', 'TL'],
  ['KSA', 'en', 'SA'],
  ['RDC', 'fr', 'CD'],
  ['République démocratique du Congo', 'fr', 'CD'],
  ['Centrafrique', 'fr', 'CF'],
  ["États-Unis d'Amérique", 'fr', 'US'],
  ['Estados Unidos de América', 'es', 'US'],
  ['VAE', 'de', 'AE'],
  ['DR Kongo', 'de', 'CD'],
  ['Moldawien', 'de', 'MD'],
  ['Kap Verde', 'de', 'CV'],
  ['Молдавия', 'ru', 'MD'],
  ['Туркмения', 'ru', 'TM'],
  ['豪州', 'ja', 'AU'],
  ['남아공', 'ko', 'ZA'],
  ['北韩', 'zh-CN', 'KP'],
  ['南韩', 'zh-CN', 'KR'],
  ['纽西兰', 'zh-CN', 'NZ'],
  ['The Netherlands', 'en', 'NL'],
  ['the g', 'en', 'GA'],
  ['die Schweiz', 'de', 'CH'],
  ['l’Allemagne', 'fr', 'DE'],
  ['中国台湾', 'zh-CN', 'TW'],
  ['中國台灣', 'zh-TW', 'TW'],
  ['믹', 'ko', 'US'], // on the way to 미국, as iOS types it
])('"%s" in %s finds %s first', (search, tag, country) => {
  expect(find(search, tag)[0]).toBe(country);
});

it('finds each country of a calling code', () => {
  expect(find('44')).toEqual(expect.arrayContaining(['GB', 'GG', 'IM', 'JE']));
  expect(find('+7')).toEqual(['RU', 'KZ']);
});

it('finds the main country of a calling code first, but after those that the page prefers', () => {
  const main = (country: string) => countriesWith(callingCodeOf(country))[0];
  for (const country of COUNTRIES) expect(find(`+${callingCodeOf(country)}`)[0]).toBe(main(country));
  expect(find('44')).toEqual(['GB', 'GG', 'IM', 'JE']);
  expect(find('0044', 'en', ['US', 'JE'])).toEqual(['JE', 'GB', 'GG', 'IM']);
  expect(find('1', 'en', ['CA'])[0]).toBe('CA');
});

it.each(['+44', '0044', '00 44', '011 44', '(+44)', '٤٤', '+٤٤', '٠٠٤٤', '۴۴', '＋４４'])(
  'reads "%s" as a calling code',
  (search) => {
    expect(find(search, 'ar')).toEqual(find('44', 'ar'));
    expect(find(search, 'ar')).toContain('GB');
  },
);

it('finds everything while an international dialling prefix is typed', () => {
  for (const search of ['0', '00', '٠٠'])
    expect(find(search).length).toBe(listCountries({ tag: 'en' }).length);
});

it('finds Saudi Arabia by Arabic digits', () => {
  expect(find('٩٦٦', 'ar')).toEqual(['SA']);
});

it('finds everything for an empty search, and nothing for nonsense', () => {
  expect(find(' ').length).toBe(listCountries({ tag: 'en' }).length);
  expect(find('+').length).toBe(listCountries({ tag: 'en' }).length);
  expect(find('zzzz')).toEqual([]);
  expect(find('中国')).toEqual([]);
});

it('sorts by the names of the language, the preferred ones first, each once', () => {
  const list = listCountries({
    tag: 'de',
    countries: ['DE', 'AT', 'CH', 'XX'],
    preferredCountries: ['CH', 'US', 'CH'],
  });
  expect(list.map(({ name }) => name)).toEqual(['Schweiz', 'Deutschland', 'Österreich']);
});

it('uses ISO codes as names for an invalid language tag, and searches in English', () => {
  expect(countryNames('not a tag')('CN')).toBe('CN');
  expect(otherCountryNames('not a tag')('CN')).toEqual(['China']);
});

it('lists each calling code once for a page without scripts, with the selected country if several share it', () => {
  const list = listCallingCodes(undefined, 'CA');
  expect(new Set(list.map(({ callingCode }) => callingCode)).size).toBe(list.length);
  expect(list.filter(({ callingCode }) => callingCode === '+1')).toEqual([
    { country: 'CA', callingCode: '+1', name: 'CA' },
  ]);
});
