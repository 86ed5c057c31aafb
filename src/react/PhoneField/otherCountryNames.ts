/**
 * Names that people search a country by, besides the one in the list: its name in English, and its short name in the
 * page's language, if the runtime knows it. Does not share code with `countryNames`, which would cost the field's own
 * chunk a hundred bytes.
 */
export function otherCountryNames(tag: string): (country: string) => string[] {
  const languages = [new Intl.DisplayNames('en', { type: 'region' })];
  try {
    languages.push(new Intl.DisplayNames(tag, { type: 'region', style: 'short' }));
  } catch {
    // For an invalid tag, English is left.
  }
  return (country) => languages.map((names) => names.of(country) ?? country);
}
