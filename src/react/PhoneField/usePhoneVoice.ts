import { useRef } from 'react';
import type { ReactNode, RefObject, SyntheticEvent } from 'react';
import { schedule } from '../../core/clock.ts';
import { useDomEffect } from '../useDomEffect.ts';
import type { PhoneFault } from './usePhoneFault.ts';

/** What a phone field uses to announce. */
export interface PhoneVoice {
  /** The live region: rendered empty, right behind the element with the message. */
  region: RefObject<HTMLDivElement | null>;
  /** To be called with each focus, key, click and new text in the field. */
  note: (event: SyntheticEvent) => void;
}

/** Longer than a browser takes to tell assistive technology about a new focus, and too short to feel like a pause. */
const SPEAK_AFTER_MS = 100;

/**
 * Announces what is wrong with the number when no move of the focus makes a screen reader read it: a fault that the
 * field finds by itself, and each new error from the parent. One that was there from the start is not announced.
 */
export function usePhoneVoice({ announced, turn }: PhoneFault, error: ReactNode): PhoneVoice {
  const region = useRef<HTMLDivElement>(null);
  /** What there was to say last, `null` before the first time. */
  const last = useRef<string>(null);
  /** Whether a script moved the focus here and nothing was done since: the field is being read out with its message. */
  const isRead = useRef(false);
  const cancelLast = useRef<() => void>(undefined);

  useDomEffect(() => {
    const { current } = region as RefObject<HTMLDivElement>;
    // As plain text, whatever it is made of: a link must not be there twice.
    const text = (error ? current.previousElementSibling?.textContent : announced) ?? '';
    const isOld = last.current === null || (error && text === last.current);
    last.current = text;
    if (isOld) return;
    current.textContent = '';
    cancelLast.current?.();
    // Waits until the focus has moved on: a number is judged on blur, and a screen reader drops what it has not begun
    // to say when the focus moves. Not with animation frames, which a window in the background does not get.
    if (text && !isRead.current)
      cancelLast.current = schedule(() => (current.textContent = text), SPEAK_AFTER_MS);
  }, [error || announced, turn]);

  return { region, note: ({ type }) => (isRead.current = type === 'focus') };
}
