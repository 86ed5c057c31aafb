/** How far national digits are a number of their numbering plan. */
export type NationalLevel = 'incomplete' | 'mobile' | 'unverified' | 'too_long' | 'invalid';

/** National digits as a numbering plan sees them. */
export interface NationalReading {
  /** The digits without a trunk prefix. */
  nationalNumber: string;
  /** The country whose mobile number it is, `null` when no country of the calling code has it. */
  country: string | null;
  level: NationalLevel;
  /** Whether the plan has numbers of this length at all, landlines included. */
  isPossible: boolean;
  /** The number in national format, without a trunk prefix. */
  formatted: string;
}

/** The numbering plans of the world, which are loaded when they are first needed. */
export interface PhoneMetadata {
  /**
   * Reads national digits, with or without trunk prefix. The country decides between plans that share the
   * calling code, as long as the digits themselves don't.
   */
  readNational(digits: string, callingCode: string, country: string): NationalReading;
}
