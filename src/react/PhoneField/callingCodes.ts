/**
 * Each calling code with the ISO codes of its countries, the main one first; a code that is one more than the code
 * before it is left out. A test holds it against the numbering data; it stands here too because the list of countries
 * is drawn before that data is loaded.
 */
const TABLE =
  '1USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI 7RUKZ 20EG 27ZA 30GR NL BE FR ES 36HU 39ITVA RO CH 43AT ' +
  'GBGGIMJE DK SE NOSJ PL DE 51PE MX CU AR BR CL CO VE 60MY AUCCCX ID PH NZ SG TH 81JP KR 84VN 86CN 90TR IN PK ' +
  'AF LK MM 98IR 211SS MAEH DZ 216TN 218LY 220GM SN MR ML GN CI BF NE TG BJ MU LR SL GH NG TD CF CM CV ST GQ GA ' +
  'CG CD AO GW IO AC SC SD RW ET SO DJ KE TZ UG BI MZ 260ZM MG REYT ZW NA MW LS BW SZ KM 290SHTA ER 297AW FO GL ' +
  '350GI PT LU IE IS AL MT CY FIAX BG 370LT LV EE MD AM BY AD MC SM 380UA RS ME XK 385HR SI BA 389MK 420CZ SK ' +
  '423LI 500FK BZ GT SV HN NI CR PA PM HT 590GPBLMF BO GY EC GF PY MQ SR UY CWBQ 670TL 672NF BN NR PG TO SB VU ' +
  'FJ PW WF CK NU 685WS KI NC TV PF TK FM MH 850KP 852HK MO 855KH LA 880BD 886TW 960MV LB JO SY IQ KW SA YE OM ' +
  '970PS AE IL BH QA BT MN NP 992TJ TM AZ GE KG 998UZ';

let last = 0;
const countriesByCode = new Map<string, readonly string[]>(
  TABLE.split(' ').map((entry) => {
    last = parseInt(entry) || last + 1;
    return [String(last), entry.match(/[A-Z]{2}/g) ?? []];
  }),
);
const codeByCountry = new Map(
  [...countriesByCode].flatMap(([callingCode, countries]) =>
    countries.map((country) => [country, callingCode]),
  ),
);

/** Every country that has a calling code, as ISO 3166 codes in alphabetical order. */
export const COUNTRIES: readonly string[] = [...codeByCountry.keys()].sort();

/** The calling code of a country without a plus, `''` for a country that has none. */
export function callingCodeOf(country: string): string {
  return codeByCountry.get(country) ?? '';
}

/** The countries that share a calling code, its main country first. */
export function countriesWith(callingCode: string): readonly string[] {
  return countriesByCode.get(callingCode) ?? [];
}

/** The calling code that international digits begin with. No calling code begins with another one. */
export function leadingCallingCode(digits: string): string | null {
  return [...countriesByCode.keys()].find((code) => digits.startsWith(code)) ?? null;
}

/** Whether one more digit can still make a calling code of these. */
export function startsCallingCode(digits: string): boolean {
  return [...countriesByCode.keys()].some((code) => code.startsWith(digits));
}
