import { useRef } from 'react';
import type { ReactNode, RefObject, SyntheticEvent } from 'react';
import { useDomEffect } from '../useDomEffect.ts';
import type { PhoneFault } from './usePhoneFault.ts';

/** What a phone field has announced. */
export interface PhoneVoice {
  /** The live region: empty in the markup, and behind the element with the message. */
  region: RefObject<HTMLDivElement | null>;
  /** Hears of each focus, key, click and text in the field. */
  note: (event: SyntheticEvent) => void;
}

/**
 * Announces what is wrong with the number where no move of the focus reads it out: a fault that the field finds by
 * itself, and each new error of its parent's. One that was there from the start is no news.
 */
export function usePhoneVoice({ announced, turn }: PhoneFault, error: ReactNode): PhoneVoice {
  const region = useRef<HTMLDivElement>(null);
  const shown = useRef<string>(null);
  /** A script has put the focus here, and nothing was done since: the field is being read, with its message. */
  const isRead = useRef(false);
  /** Stands for what is about to be said; what something else has come after stays unsaid. */
  const latest = useRef<object>(null);

  const say = (text = '') => {
    const { current } = region as RefObject<HTMLDivElement>;
    current.textContent = '';
    const said = (latest.current = isRead.current || !text ? null : {});
    // A screen reader drops what it has not begun to say when the focus moves, which is when a number is judged. In the
    // first frame a browser tells of this and of the focus together, and of this first. Of its own window: a page that has
    // opened it may be hidden, and draws no frames then.
    const nextFrame = (run: () => void) => current.ownerDocument.defaultView?.requestAnimationFrame(run);
    const speak = () => said === latest.current && (current.textContent = text);
    if (said) nextFrame(() => nextFrame(speak));
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
