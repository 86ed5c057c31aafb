import { useRef } from 'react';
import type { ReactNode, RefObject, SyntheticEvent } from 'react';
import { schedule } from '../../core/clock.ts';
import { useDomEffect } from '../useDomEffect.ts';
import type { PhoneFault } from './usePhoneFault.ts';

/** What a phone field has announced. */
export interface PhoneVoice {
  /** The live region: empty in the markup, and behind the element with the message. */
  region: RefObject<HTMLDivElement | null>;
  /** Hears of each focus, key, click and text in the field. */
  note: (event: SyntheticEvent) => void;
}

/** Longer than a browser takes to tell assistive technology of a new focus, and too short for a pause. */
const SPEAK_AFTER_MS = 100;

/**
 * Announces what is wrong with the number where no move of the focus reads it out: a fault that the field finds by
 * itself, and each new error of its parent's. One that was there from the start is no news.
 */
export function usePhoneVoice({ announced, turn }: PhoneFault, error: ReactNode): PhoneVoice {
  const region = useRef<HTMLDivElement>(null);
  const shown = useRef<string>(null);
  /** A script has put the focus here, and nothing was done since: the field is being read, with its message. */
  const isRead = useRef(false);
  const cancelLast = useRef<() => void>(undefined);

  const say = (text = '') => {
    const { current } = region as RefObject<HTMLDivElement>;
    current.textContent = '';
    cancelLast.current?.();
    // Not before the focus has moved on, which is when a number is judged: a screen reader drops for it what it has not
    // begun to say. Not by frames, which a window in the background does not draw.
    if (text && !isRead.current)
      cancelLast.current = schedule(() => (current.textContent = text), SPEAK_AFTER_MS);
  };

  useDomEffect(() => say(error ? '' : announced), [!error, announced, turn]);

  useDomEffect(() => {
    // As text, whatever it is made of: a link must not be there twice.
    const text = error ? region.current?.previousElementSibling?.textContent : '';
    if (text && shown.current !== null && text !== shown.current) say(text);
    shown.current = text ?? '';
  }, [error]);

  return { region, note: ({ type }) => (isRead.current = type === 'focus') };
}
