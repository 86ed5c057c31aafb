import { useRef, useState, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { ensurePhoneData, getPhoneData, subscribePhoneData } from './ensurePhoneData.ts';
import { toPhoneFieldValue } from './PhoneFieldValue.ts';
import type { PhoneFieldValue } from './PhoneFieldValue.ts';
import type { PhoneReading } from './readPhone.ts';
import { toPhoneMessage } from './toPhoneMessage.ts';
import type { PhoneMessage } from './toPhoneMessage.ts';
import type { PhoneTexts } from './phoneTexts.ts';
import type { PhoneListener } from './createPhoneStore.ts';

/** When a field speaks of its number. */
export interface PhoneFault extends PhoneListener {
  /** What it says now. */
  message: PhoneMessage | null;
  /** What of it has to be announced, unless a move of the focus reads it out. */
  announced: string | undefined;
  /** Another number when it has to be announced anew, though it is the same. */
  turn: number;
  /** The number was sent or is about to be: reads it for good. See `PhoneFieldHandle.check`. */
  check: () => Promise<PhoneFieldValue | null>;
  /** Says nothing until the next of these. */
  forget: () => void;
}

/** Decides when a field says what is wrong with its number: not while it is typed for the first time, or anew. */
export function usePhoneFault(
  input: RefObject<HTMLInputElement | null>,
  reading: Pick<PhoneReading, 'country' | 'level'>,
  latest: () => PhoneReading,
  texts: PhoneTexts,
): PhoneFault {
  const [judged, setJudged] = useState<'nothing' | 'digits' | 'everything'>('nothing');
  const [hasFailed, setFailed] = useState(false);
  const [isRefused, setRefused] = useState(false);
  /** Whether what it says is to be announced. */
  const [isAloud, setAloud] = useState(false);
  const [turn, setTurn] = useState(0);
  /** What was last looked at when the field was left or checked: it has been heard. */
  const heard = useRef<PhoneReading>(null);
  /** Ends the checks that wait for the plans. */
  const letGo = useRef<((isLoaded: null) => void)[]>([]);
  // While nothing is said it makes no difference, and no render, when the plans come.
  const isSilent = judged === 'nothing';
  const hasData = useSyncExternalStore(
    subscribePhoneData,
    () => !isSilent && getPhoneData() !== null,
    () => false,
  );

  const message = isRefused ? toPhoneMessage('too_long', texts) : choose();
  return {
    message,
    announced: isAloud || isRefused ? message?.text : undefined,
    turn,
    refuse: () => setRefused(true),
    read: (reason) => {
      const { level, nationalNumber } = latest();
      // To whoever asked for the check, what the field reads by itself or the parent gives is the same number.
      if (reason !== 'data' && reason !== 'restore') letGo.current.splice(0).forEach((end) => end(null));
      const isBegun = reason === 'type' && level !== 'empty' && nationalNumber.length < 2;
      // Setting a state to what it is already can render once more.
      if (isRefused) setRefused(false);
      if (isAloud && judged === 'everything') setAloud(false);
      if (isBegun && judged !== 'nothing') forget();
    },
    judge: () => {
      setRefused(false);
      setJudged((before) => (before === 'nothing' && latest().level !== 'empty' ? 'digits' : before));
      setAloud(heard.current !== latest());
      heard.current = latest();
    },
    check: async () => {
      setAloud(false);
      const { e164, level } = latest();
      const isChanged = new Promise<null>((resolve) => letGo.current.push(resolve));
      const isLoaded =
        e164 !== null || level === 'empty' || (await Promise.race([ensurePhoneData(), isChanged]));
      if (isLoaded === null) return null;
      const isRead = isLoaded || isKnown(latest(), false);
      setFailed(!isRead);
      heard.current = latest();
      const isWrong = latest().e164 === null;
      if (isWrong) {
        setJudged('everything');
        setAloud(true);
        setTurn((before) => before + 1);
        input.current?.focus();
      }
      return isRead ? toPhoneFieldValue(latest()) : null;
    },
    forget,
  };

  function forget() {
    setJudged('nothing');
    setFailed(false);
  }

  function choose(): PhoneMessage | null {
    const isMute = judged === 'nothing' || (judged === 'digits' && reading.level === 'empty');
    if (isKnown(reading, hasData)) return isMute ? null : toPhoneMessage(reading.level, texts);
    return hasFailed ? { kind: 'error', text: texts.phoneDataMissing } : null;
  }
}

/** Without the numbering plans, a number of mainland China alone can be told too short from not yet known. */
function isKnown({ level, country }: Pick<PhoneReading, 'country' | 'level'>, hasData: boolean): boolean {
  return hasData || level !== 'incomplete' || country === 'CN';
}
