/** How well national digits fit their numbering plan. */
export type NationalLevel = 'incomplete' | 'mobile' | 'unverified' | 'too_long' | 'invalid';

/** National digits, as read by a numbering plan. */
export interface NationalReading {
  /** The digits without a trunk prefix. */
  nationalNumber: string;
  /** The country whose mobile number this is; `null` if no country with the calling code has it. */
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
   * Reads national digits, with or without trunk prefix. If several plans share the calling code, the digits decide
   * which one applies, and where they do not, `country`.
   */
  readNational(digits: string, callingCode: string, country: string): NationalReading;
}
