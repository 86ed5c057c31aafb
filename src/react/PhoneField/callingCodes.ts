/**
 * All countries by calling code: the main one of each code in lower case, followed by those that share its code in
 * upper case. A code is one more than the code before it, unless digits give it. Lower case compresses better than
 * upper. A test compares the table with the numbering data; the list of countries needs it before that data is loaded.
 */
const TABLE =
  'usAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI7ruKZ20eg27za30grnlbefres36hu39itVAroch43atgbGGIMJEdksenoSJ' +
  'plde51pemxcuarbrclcove60myauCCCXidphnzsgth81jpkr84vn86cn90trinpkaflkmm98ir211ssmaEHdz216tn218ly220gmsnmrmlgn' +
  'cibfnetgbjmulrslghngtdcfcmcvstgqgacgcdaogwioacscsdrwetsodjketzugbimz260zmmgreYTzwnamwlsbwszkm290shTAer297aw' +
  'fogl350giptluieisalmtcyfiAXbg370ltlveemdambyadmcsm380uarsmexk385hrsiba389mk420czsk423li500fkbzgtsvhnnicrpapm' +
  'ht590gpBLMFbogyecgfpymqsruycwBQ670tl672nfbnnrpgtosbvufjpwwfcknu685wskinctvpftkfmmh850kp852hkmo855khla880bd' +
  '886tw960mvlbjosyiqkwsayeom970psaeilbhqabtmnnp992tjtmazgekg998uz';

const codeByCountry = new Map<string, string>();
let last = 0;
for (const [, code, country = ''] of TABLE.matchAll(/(\d*)([a-z]{2})/gi)) {
  last = Number(code) || last + Number(/[a-z]/.test(country));
  codeByCountry.set(country.toUpperCase(), String(last));
}

/** Every country that has a calling code, as ISO 3166 codes; of those that share one, the main one first. */
export const COUNTRIES: readonly string[] = [...codeByCountry.keys()];

/** Those that are in `countries`; all when it is left out. */
export function listAllowed(countries: readonly string[] | undefined): readonly string[] {
  return COUNTRIES.filter((country) => countries?.includes(country) ?? true);
}

/** The calling code of a country without a plus, `''` for a country that has none. */
export function callingCodeOf(country: string): string {
  return codeByCountry.get(country) ?? '';
}

/** The countries that share a calling code, its main country first. */
export function countriesWith(callingCode: string): readonly string[] {
  return COUNTRIES.filter((country) => callingCodeOf(country) === callingCode);
}

/** The calling code that international digits begin with. No calling code is a prefix of another. */
export function leadingCallingCode(digits: string): string | undefined {
  return [...codeByCountry.values()].find((code) => digits.startsWith(code));
}

/** Whether a calling code begins with these digits. */
export function startsCallingCode(digits: string): boolean {
  return [...codeByCountry.values()].some((code) => code.startsWith(digits));
}
