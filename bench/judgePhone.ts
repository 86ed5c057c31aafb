/** What a form gets from a phone field. */
export interface PhoneAnswer {
  /** The accepted number; `null` if the field, or the check that belongs to it, refuses what was entered. */
  e164: string | null;
  /** Whether the field accepts the number but says that it may be wrong. */
  isWarned: boolean;
}

/** From best to worst. */
export const PHONE_OUTCOMES = ['right', 'flagged', 'silently wrong'] as const;

/**
 * What happened to a text. `right`: the intended number is accepted, or none if none is intended. `flagged`: it is not
 * accepted, and the user sees that. `silently wrong`: another number is accepted without a warning.
 */
export type PhoneOutcome = (typeof PHONE_OUTCOMES)[number];

/** Judges an answer by the number that was meant; `null` means that none may be accepted. */
export function judgePhone(meant: string | null, { e164, isWarned }: PhoneAnswer): PhoneOutcome {
  if (e164 === meant) return 'right';
  return e164 === null || isWarned ? 'flagged' : 'silently wrong';
}
