import { useState } from 'react';
import type { RefObject } from 'react';
import { useDomEffect } from '../useDomEffect.ts';
import { createPhoneStore } from './createPhoneStore.ts';
import type { PhoneStore, PhoneStoreOptions } from './createPhoneStore.ts';
import type { PhoneReading } from './readPhone.ts';

/** The current reading, and the store that holds and changes it. */
export interface PhoneReadingState {
  /** The part of it that the markup shows: a digit more or less does not render. */
  reading: Pick<PhoneReading, 'country' | 'callingCode' | 'level'>;
  store: PhoneStore;
}

/** Renders what a phone field holds, and passes its store the options of each render. */
export function usePhoneReading(
  input: RefObject<HTMLInputElement | null>,
  options: Omit<PhoneStoreOptions, 'onChange'>,
): PhoneReadingState {
  const [store] = useState(() => createPhoneStore(options));
  const [reading, setReading] = useState(store.initial);
  // Before the first `update`, which may show a given value in the input.
  useDomEffect(() => store.connect(input.current as HTMLInputElement), [store, input]);
  useDomEffect(() => store.update({ ...options, onChange: setReading }));
  return { reading, store };
}
