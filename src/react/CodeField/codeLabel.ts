/** The label of a code field in English. */
export const CODE_LABEL = 'Verification code';
