import { useRef, useState, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { schedule } from '../../core/clock.ts';
import { findFocus } from '../findFocus.ts';
import { mayMoveFocus } from '../mayMoveFocus.ts';
import { ensurePhoneData, getPhoneData, subscribePhoneData } from './ensurePhoneData.ts';
import { toPhoneFieldValue } from './PhoneFieldValue.ts';
import type { PhoneFieldValue } from './PhoneFieldValue.ts';
import type { PhoneReading } from './readPhone.ts';
import { toPhoneMessage } from './toPhoneMessage.ts';
import type { PhoneMessage } from './toPhoneMessage.ts';
import type { PhoneTexts } from './phoneTexts.ts';
import type { PhoneListener, ShownReading } from './createPhoneStore.ts';

/** What a field says about its number, and when. */
export interface PhoneFault extends PhoneListener {
  /** What it says now. */
  message: PhoneMessage | null;
  /** The part of it that has to be announced, unless a move of the focus makes a screen reader read it. */
  announced: string | undefined;
  /** Changes when it has to be announced again, even if it says the same. */
  turn: number;
  /** Reads the number for good, before it is sent to. See `PhoneFieldHandle.check`. */
  check: () => Promise<PhoneFieldValue | null>;
  /** Says nothing until the next `refuse`, `judge` or `check`. */
  forget: () => void;
}

/** A server that has accepted the request may never answer it. */
const LONGEST_LOAD_MS = 15_000;

/** Decides when a field says what is wrong with its number: not while it is first typed, started over, or was right. */
export function usePhoneFault(
  input: RefObject<HTMLInputElement | null>,
  reading: ShownReading,
  latest: () => PhoneReading,
  texts: PhoneTexts,
): PhoneFault {
  /** What it speaks up about; `unread` if the number could not be checked for want of the numbering plans. */
  const [judged, setJudged] = useState<'nothing' | 'digits' | 'everything' | 'unread'>('nothing');
  const [isRefused, setRefused] = useState(false);
  /** Whether its message has to be announced. */
  const [isAloud, setAloud] = useState(false);
  const [turn, setTurn] = useState(0);
  /** The reading when the field last lost the focus or was checked: its message has been heard. */
  const heard = useRef<PhoneReading>(null);
  /** Functions that end the checks waiting for the plans. */
  const endWaits = useRef<((isSame: false) => void)[]>([]);
  // While nothing is said, the arrival of the plans changes nothing, and must not cause a render.
  const isSilent = judged === 'nothing';
  const hasData = useSyncExternalStore(
    subscribePhoneData,
    () => !isSilent && getPhoneData() !== null,
    () => false,
  );

  const forget = () => setJudged('nothing');
  const message = isRefused ? toPhoneMessage('too_long', texts) : choose();
  return {
    message,
    announced: isAloud || isRefused ? message?.text : undefined,
    turn,
    refuse: () => setRefused(true),
    read: (reason) => {
      const { level, nationalNumber } = latest();
      // What the field reads by itself, or the parent sets, is still the number that the check was asked about.
      if (reason !== 'data' && reason !== 'restore') endWaits.current.splice(0).forEach((end) => end(false));
      const isBegun = level !== 'empty' && nationalNumber.length < 2;
      // Setting a state to its current value can still render once more.
      if (isRefused) setRefused(false);
      if (isAloud && judged !== 'digits') setAloud(false);
      // Without a message, the number was right, and is being changed into another one.
      if (reason === 'type' && (isBegun || !message) && !isSilent) forget();
    },
    judge: () => {
      setRefused(false);
      setJudged((before) => (before === 'nothing' && latest().level !== 'empty' ? 'digits' : before));
      setAloud(heard.current !== latest());
      heard.current = latest();
    },
    check: async () => {
      setAloud(false);
      const asker = findFocus(input.current);
      const { e164, level } = latest();
      if (e164 === null && level !== 'empty' && !(await awaitPlans())) return null;
      const isRead = isKnown(latest());
      heard.current = latest();
      if (latest().e164 === null) {
        setJudged(isRead ? 'everything' : 'unread');
        setAloud(true);
        setTurn((before) => before + 1);
        // Not from another field that the user has gone on to while the plans were loading.
        if (mayMoveFocus(input.current, asker)) input.current?.focus();
      }
      return isRead ? toPhoneFieldValue(latest()) : null;
    },
    forget,
  };

  /** Waits for the plans, as long as it is any use. Whether the number is still the same. */
  function awaitPlans(): Promise<boolean> {
    return new Promise((resolve) => {
      const end = () => resolve(true);
      const cancelTimer = schedule(end, LONGEST_LOAD_MS);
      endWaits.current.push(resolve);
      void ensurePhoneData().then(end).then(cancelTimer);
    });
  }

  function choose(): PhoneMessage | null {
    if (!isKnown(reading, hasData))
      return judged === 'unread' ? { kind: 'error', text: texts.phoneDataMissing } : null;
    const isMute = isSilent || (judged === 'digits' && reading.level === 'empty');
    return isMute ? null : toPhoneMessage(reading.level, texts);
  }
}

/**
 * Whether the level is certain: without the numbering plans, `incomplete` can mean unknown, except in mainland China.
 */
function isKnown({ level, country }: ShownReading, hasData = getPhoneData() !== null): boolean {
  return hasData || level !== 'incomplete' || country === 'CN';
}
