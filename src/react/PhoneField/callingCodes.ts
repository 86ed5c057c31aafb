/**
 * Each calling code with the ISO codes of its countries, the main one first; a space stands for a code that is one more
 * than the code before it. A test holds it against the numbering data; it stands here too because the list of countries
 * is drawn before that data is loaded.
 */
const TABLE =
  '1USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI7RUKZ20EG27ZA30GR NL BE FR ES36HU39ITVA RO CH43AT GBGGIMJE DK' +
  ' SE NOSJ PL DE51PE MX CU AR BR CL CO VE60MY AUCCCX ID PH NZ SG TH81JP KR84VN86CN90TR IN PK AF LK MM98IR211SS' +
  ' MAEH DZ216TN218LY220GM SN MR ML GN CI BF NE TG BJ MU LR SL GH NG TD CF CM CV ST GQ GA CG CD AO GW IO AC SC SD' +
  ' RW ET SO DJ KE TZ UG BI MZ260ZM MG REYT ZW NA MW LS BW SZ KM290SHTA ER297AW FO GL350GI PT LU IE IS AL MT CY' +
  ' FIAX BG370LT LV EE MD AM BY AD MC SM380UA RS ME XK385HR SI BA389MK420CZ SK423LI500FK BZ GT SV HN NI CR PA PM HT' +
  '590GPBLMF BO GY EC GF PY MQ SR UY CWBQ670TL672NF BN NR PG TO SB VU FJ PW WF CK NU685WS KI NC TV PF TK FM MH850KP' +
  '852HK MO855KH LA880BD886TW960MV LB JO SY IQ KW SA YE OM970PS AE IL BH QA BT MN NP992TJ TM AZ GE KG998UZ';

const codeByCountry = new Map<string, string>();
let last = 0;
for (const [, step, country] of TABLE.matchAll(/(\d+| )?([A-Z]{2})/g)) {
  if (step) last = Number(step) || last + 1;
  codeByCountry.set(country as string, String(last));
}

/** Every country that has a calling code, as ISO 3166 codes; of those that share one, the main one first. */
export const COUNTRIES: readonly string[] = [...codeByCountry.keys()];

/** The calling code of a country without a plus, `''` for a country that has none. */
export function callingCodeOf(country: string): string {
  return codeByCountry.get(country) ?? '';
}

/** The countries that share a calling code, its main country first. */
export function countriesWith(callingCode: string): readonly string[] {
  return COUNTRIES.filter((country) => callingCodeOf(country) === callingCode);
}

/** The calling code that international digits begin with. No calling code begins with another one. */
export function leadingCallingCode(digits: string): string | undefined {
  return [...codeByCountry.values()].find((code) => digits.startsWith(code));
}

/** Whether one more digit can still make a calling code of these. */
export function startsCallingCode(digits: string): boolean {
  return [...codeByCountry.values()].some((code) => code.startsWith(digits));
}
