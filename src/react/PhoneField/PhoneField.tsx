import {
  forwardRef,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ComponentPropsWithoutRef, FocusEventHandler, ReactNode, Ref } from 'react';
import { FieldMessage } from '../FieldMessage/FieldMessage.tsx';
import { joinClassNames } from '../joinClassNames.ts';
import { useDomEffect } from '../useDomEffect.ts';
import type { SmsLocale, SmsMessageOverrides } from '../SmsMessages.ts';
import { AutofillCountry } from './AutofillCountry.tsx';
import { checkCountries } from './checkCountries.ts';
import { CountryPicker } from './CountryPicker.tsx';
import { createPhoneStore } from './createPhoneStore.ts';
import type { OnPhoneValueChange, ShownReading } from './createPhoneStore.ts';
import { ensurePhoneData } from './ensurePhoneData.ts';
import { hasOthers, listCallingCodes, listCountries } from './listCountries.ts';
import type { CountryOptions, PhoneFieldValue } from './PhoneFieldValue.ts';
import { usePhoneFault } from './usePhoneFault.ts';
import { usePhoneVoice } from './usePhoneVoice.ts';
import { phoneTexts } from './phoneTexts.ts';
import { useSmsTexts } from '../useSmsTexts.ts';
import { watchReset } from '../watchReset.ts';

/** The elements of a phone field that accept a class of your own. */
export type PhoneFieldPart =
  'root' | 'label' | 'box' | 'country' | 'callingCode' | 'select' | 'trigger' | 'list' | 'input' | 'message';

/** Names of the posted form fields; without a name nothing is posted. */
export interface PhoneFieldNames {
  /** The national digits; as they were typed, if the form is posted without scripts. */
  phoneNumber?: string | undefined;
  /** The calling code with its plus. */
  phoneCountryCode?: string | undefined;
}

/** What a phone field accepts. */
export interface PhoneFieldProps extends CountryOptions {
  /** The value, if the parent keeps it. `phoneNumber` with `country` or `phoneCountryCode` is enough. */
  value?: Partial<PhoneFieldValue> | undefined;
  /** The first value, if the field keeps it. */
  defaultValue?: Partial<PhoneFieldValue> | undefined;
  /** Called with each new value, and why it changed. Not called while an IME composes. */
  onValueChange?: OnPhoneValueChange | undefined;
  /** ISO codes of the countries at the top of the list. */
  preferredCountries?: readonly string[] | undefined;
  /** Names of the posted fields. Without names, nothing is posted. */
  names?: PhoneFieldNames | undefined;
  required?: boolean | undefined;
  /** Like `required`, for a form that validates itself, so that the browser does not. */
  'aria-required'?: boolean | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** What Enter does, as on-screen keyboards show it. Without it, Android's goes to the next field if there is one. */
  enterKeyHint?: ComponentPropsWithoutRef<'input'>['enterKeyHint'];
  /**
   * Shows the field as wrong.
   * @default true while it shows an error
   */
  invalid?: boolean | undefined;
  /**
   * What is wrong and what to do; replaces the field's own message about its number. A new error is announced, unless
   * you move the focus to the field at the same time: then it is read with the field.
   */
  error?: ReactNode;
  /** Help below the field, while there is no message. */
  hint?: ReactNode;
  /**
   * The label above the field. `null` hides it; screen readers still read it.
   * @default the message `phoneNumber`
   */
  label?: ReactNode;
  /** Id of the `<input>`. */
  id?: string | undefined;
  messages?: SmsMessageOverrides | undefined;
  locale?: SmsLocale | undefined;
  className?: string | undefined;
  /** Classes for the parts, in addition to their `sms-PhoneField-*`. */
  classNames?: Partial<Record<PhoneFieldPart, string | undefined>> | undefined;
  /** A ref to the `<input>`. */
  inputRef?: Ref<HTMLInputElement> | undefined;
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined;
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
}

/** What a parent can do with a phone field. */
export interface PhoneFieldHandle {
  /**
   * Reads the number for good, before it is sent to; this may load the numbering plans. If the number can't be sent to
   * (`e164` is `null`), the field shows why and gets the focus; it announces it if it has the focus already, or if the
   * user has gone elsewhere while they loaded. Resolves to `null` if the plans are needed but can't be loaded, which
   * the field also shows: try again then. Resolves to `null` as well, at once and showing nothing, if the number is
   * changed while they load.
   */
  check(): Promise<PhoneFieldValue | null>;
  /** Sets a value that was read earlier. */
  restore(value: Partial<PhoneFieldValue>): void;
  focus(): void;
  readonly input: HTMLInputElement | null;
}

/**
 * A field for a phone number: the calling code beside the input, the national number in it. It reads numbers of every
 * country, however they are written, changes the country only if a calling code was written, and cuts nothing off.
 * @example <PhoneField names={{ phoneNumber: 'phone' }} onValueChange={({ e164 }) => setPhone(e164)} />
 */
export const PhoneField = forwardRef<PhoneFieldHandle, PhoneFieldProps>(function PhoneField(props, ref) {
  const {
    countries,
    preferredCountries,
    names = {},
    disabled,
    readOnly,
    classNames = {},
    label,
    hint,
    error,
  } = props;
  checkCountries(props);
  const { tag, messages: texts } = useSmsTexts(phoneTexts, props);
  const ownId = useId();
  const id = props.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  const isMounted = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  const [wasServed] = useState(!isMounted);
  const [isListed, setListed] = useState(false);
  const [store] = useState(() => createPhoneStore(props));
  const [reading, setReading] = useState<ShownReading>(store.initial);
  const fault = usePhoneFault(input, reading, store.latest, texts);
  const voice = usePhoneVoice(fault, error);
  const { country } = reading;
  const { initial } = store;

  const options = useMemo(
    () =>
      isListed
        ? listCountries({ countries, preferredCountries, tag })
        : listCallingCodes(wasServed ? countries : [], initial.country),
    [isListed, wasServed, countries, preferredCountries, tag, initial.country],
  );
  const hasChoice = hasOthers(country, countries);

  useImperativeHandle(ref, () => ({
    check: fault.check,
    restore: store.restore,
    focus: () => input.current?.focus(),
    get input() {
      return input.current;
    },
  }));
  useImperativeHandle(props.inputRef, () => input.current as HTMLInputElement, []);

  // Before the effects below, which use the input.
  useDomEffect(() =>
    store.update(input.current as HTMLInputElement, { ...props, onChange: setReading, fault }),
  );

  useDomEffect(() => {
    // Once: this effect runs again when a Suspense boundary has hidden the field and shows it again.
    if (wasServed && !isListed) store.adopt(select.current?.value);
    return watchReset(input.current, () => {
      fault.forget();
      store.reset();
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once; the functions do the same after each render
  }, []);

  // After `adopt`: if the numbering plans are here already, this replaces what is in the field with what was rendered.
  useDomEffect(store.follow, [store, countries?.join()]);

  // Two hundred country names are not worth a wait: the field can be used before they are here. Not as a transition,
  // which would animate a page with a `<ViewTransition>`, and each click meanwhile would be lost.
  useEffect(() => setListed(true), []);

  const message = error ? ({ kind: 'error', text: error } as const) : fault.message;
  const isInvalid = props.invalid || message?.kind === 'error';
  const text = message?.text ?? hint;
  const callingCode = `+${reading.callingCode}`;
  const postedByHand = isMounted ? {} : names;
  const shownLabel = label === undefined ? texts.phoneNumber : label;
  const part = (named: PhoneFieldPart, base = `sms-PhoneField-${named}`) =>
    joinClassNames(base, classNames[named]);

  return (
    <div
      className={joinClassNames(part('root', 'sms-PhoneField'), props.className)}
      data-level={reading.level}
      data-invalid={isInvalid ? '' : undefined}
      data-disabled={disabled ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
      data-hydrated={isMounted ? '' : undefined}
    >
      {shownLabel && (
        <label className={part('label')} htmlFor={id}>
          {shownLabel}
        </label>
      )}
      <div className={part('box')} dir="ltr">
        {hasChoice ? (
          <CountryPicker
            selectRef={select}
            part={part}
            texts={texts}
            tag={tag}
            name={postedByHand.phoneCountryCode}
            options={options}
            preferredCountries={preferredCountries}
            by={isListed || !wasServed ? 'country' : 'callingCode'}
            country={country}
            callingCode={callingCode}
            disabled={disabled || readOnly}
            onCountryChange={store.chooseCountry}
          />
        ) : (
          <div className={part('country')}>
            <span id={`${ownId}-code`} className={part('callingCode')} translate="no">
              {callingCode}
            </span>
          </div>
        )}
        {isListed && <AutofillCountry onFill={store.prefix} disabled={disabled || readOnly} />}
        <input
          ref={input}
          id={id}
          className={part('input')}
          type="tel"
          autoComplete="tel"
          dir="ltr"
          name={postedByHand.phoneNumber}
          defaultValue={initial.shown}
          required={props.required}
          aria-required={props['aria-required']}
          disabled={disabled}
          readOnly={readOnly}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the application's choice
          autoFocus={props.autoFocus}
          enterKeyHint={props.enterKeyHint}
          aria-label={shownLabel ? undefined : texts.phoneNumber}
          aria-invalid={isInvalid || undefined}
          aria-describedby={hasChoice ? `${ownId}-message` : `${ownId}-code ${ownId}-message`}
          onClick={voice.note}
          onChange={voice.note}
          onKeyDown={voice.note}
          onKeyUp={voice.note}
          onFocus={(event) => {
            voice.note(event);
            void ensurePhoneData();
            props.onFocus?.(event);
          }}
          onBlur={(event) => {
            voice.note(event);
            props.onBlur?.(event);
          }}
        />
      </div>
      {isMounted && names.phoneNumber && (
        <input ref={store.posted} type="hidden" name={names.phoneNumber} disabled={disabled} />
      )}
      {(isMounted || !hasChoice) && names.phoneCountryCode && (
        <input type="hidden" name={names.phoneCountryCode} value={callingCode} disabled={disabled} />
      )}
      <FieldMessage id={`${ownId}-message`} className={part('message')} kind={message?.kind}>
        {text}
      </FieldMessage>
      <div ref={voice.region} aria-live="polite" className="sms-visuallyHidden" />
    </div>
  );
});

/** Nothing to subscribe to: only the first render can be of a server's markup. */
const noChange = () => () => undefined;
