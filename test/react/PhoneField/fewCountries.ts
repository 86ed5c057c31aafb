/**
 * More countries than a list shows at once. All of them take an engine up to a second to draw: too long for a test of
 * where the list is, or of how it closes.
 */
export const FEW_COUNTRIES = 'CN US GB AR AT AU BE BR CA CH CZ DE DK ES FI FR IE'.split(' ');
