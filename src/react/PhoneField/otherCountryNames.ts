/**
 * What people search a country by besides its name in the list: its name in English, and the one for short in the page's
 * language, where the runtime knows that. Apart from `countryNames`, which would cost the field's own chunk a hundred
 * bytes if the list's shared it.
 */
export function otherCountryNames(tag: string): (country: string) => string[] {
  const languages = [new Intl.DisplayNames('en', { type: 'region' })];
  try {
    languages.push(new Intl.DisplayNames(tag, { type: 'region', style: 'short' }));
  } catch {
    // English is left for a tag that is none.
  }
  return (country) => languages.map((names) => names.of(country) ?? country);
}
