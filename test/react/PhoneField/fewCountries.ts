/**
 * More countries than the list shows at once. Rendering all of them takes a browser up to a second: too long for a test
 * of where the list is, or how it closes.
 */
export const FEW_COUNTRIES = 'CN US GB AR AT AU BE BR CA CH CZ DE DK ES FI FR IE'.split(' ');
