/** What a form gets from a phone field. */
export interface PhoneAnswer {
  /** The number that is accepted; `null` where the field, or the check that belongs to it, refuses what was entered. */
  e164: string | null;
  /** The field accepts the number and says that it may be wrong. */
  isWarned: boolean;
}

/** From the best to the worst. */
export const PHONE_OUTCOMES = ['right', 'flagged', 'silently wrong'] as const;

/**
 * What became of a text. `right`: the number that was meant is accepted, or none where none was meant. `flagged`: it is
 * not, and the user sees that. `silently wrong`: another number is accepted, and nobody is told.
 */
export type PhoneOutcome = (typeof PHONE_OUTCOMES)[number];

/** Judges an answer by the number that was meant, `null` where none may be accepted. */
export function judgePhone(meant: string | null, { e164, isWarned }: PhoneAnswer): PhoneOutcome {
  if (e164 === meant) return 'right';
  return e164 === null || isWarned ? 'flagged' : 'silently wrong';
}
