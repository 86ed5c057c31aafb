import { forwardRef, useContext, useId, useImperativeHandle, useRef, useState } from 'react';
import type { ChangeEvent, ComponentPropsWithoutRef, ReactNode } from 'react';
import type { SmsLocale, SmsMessageOverrides } from '../SmsMessages.ts';
import { joinClassNames } from '../joinClassNames.ts';
import { SmsContext } from '../SmsContext.ts';
import { useDomEffect } from '../useDomEffect.ts';
import { watchReset } from '../watchReset.ts';
import { CODE_LABEL } from './codeLabel.ts';
import type { CodeChangeReason } from './toChangeReason.ts';
import { createCodeEditor } from './createCodeEditor.ts';
import type { CodeCharset } from './readCode.ts';
import { useWebOtp } from './useWebOtp.ts';

/** The elements of a code field that accept a class of your own. */
export type CodeFieldPart = 'root' | 'label' | 'box' | 'slots' | 'slot' | 'input' | 'message';

type InputProps = ComponentPropsWithoutRef<'input'>;

/** Any other prop, from `name` to `onBlur`, goes to the `<input>`; `className` and `style` go to the root. */
export interface CodeFieldProps extends Omit<
  InputProps,
  'value' | 'defaultValue' | 'type' | 'pattern' | 'maxLength' | 'minLength' | 'size' | 'dir' | 'children'
> {
  /** The code so far, if the parent keeps it. `''` clears the field, and so does `undefined` after a string. */
  value?: string | undefined;
  /** The first value, if the field keeps it. */
  defaultValue?: string | undefined;
  /**
   * Called with each new value, and why it changed. The value has at most `length` ASCII digits (capitals too, if
   * `charset` is `'alphanumeric'`). Not called while an IME composes.
   */
  onValueChange?: ((value: string, details: { reason: CodeChangeReason }) => void) | undefined;
  /** Called when the code is complete: typed, pasted or filled in. Once for each new complete code. */
  onComplete?: ((code: string) => void) | undefined;
  /**
   * Characters in a code, 4 to 8.
   * @default 6
   */
  length?: number | undefined;
  /**
   * Which characters a code has. Letters become upper case.
   * @default 'digits'
   */
  charset?: CodeCharset | undefined;
  /**
   * Shows dots instead of the code. The keypad stays numeric, and no password manager offers to save it.
   * @default false
   */
  mask?: boolean | undefined;
  /**
   * Shows the field as wrong.
   * @default true while there is an `error`
   */
  invalid?: boolean | undefined;
  /**
   * The label above the field. `null` hides it; screen readers still read it.
   * @default the message `verificationCode`
   */
  label?: ReactNode;
  /** Help below the field. `null` keeps a line free for it. */
  hint?: ReactNode;
  /** What is wrong and what to do, below the field. `null` keeps a line free for it, so that nothing moves. */
  error?: ReactNode;
  /**
   * Fills in the code from the message itself, in browsers with WebOTP. A string is the id of the message to wait for:
   * another id starts another wait. The wait ends on submit, on unmount, and when this turns false.
   * @default false
   */
  webOtp?: boolean | string | undefined;
  /**
   * How long WebOTP waits for the message, in milliseconds.
   * @default 300_000
   */
  webOtpTimeoutMs?: number | undefined;
  /**
   * Submits the form with `requestSubmit()` after `onComplete`, unless the form is invalid.
   * @default false
   */
  autoSubmit?: boolean | undefined;
  messages?: SmsMessageOverrides | undefined;
  locale?: SmsLocale | undefined;
  /** Classes for the parts, in addition to their `sms-CodeField-*`. */
  classNames?: Partial<Record<CodeFieldPart, string | undefined>> | undefined;
}

/**
 * A field for a one-time code: one real `<input>` over drawn slots. It finds the code in whatever is typed, pasted or
 * filled in. Typing does not re-render the field unless your own state changes. To clear it and keep the focus, set
 * `value` to `''`, reset the form, or set the input's value, which the slots follow at the next render.
 *
 * @throws RangeError when `length` is not 4 to 8.
 * @example
 * <CodeField name="code" onComplete={(code) => verify(code)} />
 */
export const CodeField = forwardRef<HTMLInputElement, CodeFieldProps>(function CodeField(props, ref) {
  const {
    value,
    defaultValue,
    onChange,
    onValueChange,
    onComplete,
    length = 6,
    charset = 'digits',
    mask,
    error,
    invalid = Boolean(error),
    label,
    hint,
    webOtp,
    webOtpTimeoutMs = 300_000,
    autoSubmit,
    messages,
    locale,
    classNames = {},
    className,
    style,
    ...rest
  } = props;
  checkLength(length);

  const provided = useContext(SmsContext);
  const ownId = useId();
  const id = rest.id ?? ownId;
  const [initialValue] = useState(value ?? defaultValue ?? '');
  const input = useRef<HTMLInputElement>(null);
  const [editor] = useState(() => createCodeEditor(value));
  useImperativeHandle(ref, () => input.current as HTMLInputElement, []);

  useDomEffect(() => editor.update(input.current as HTMLInputElement, { length, charset }, value));
  useDomEffect(() => watchReset(input.current, editor.reset), [editor, rest.form]);
  useWebOtp(input, editor, webOtp, webOtpTimeoutMs);

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    const { value: code, form } = event.target;
    onChange?.(event);
    onValueChange?.(code, { reason: editor.reason });
    // A reset that restores a complete default value is not an entry by the user.
    const isFull = code.length === length && editor.reason !== 'reset';
    if (isFull) onComplete?.(code);
    // By then, React has rendered the state that the callbacks set.
    queueMicrotask(() => {
      editor.restore();
      // A form that is invalid elsewhere is not submitted: the browser would move the focus to the invalid field.
      if (autoSubmit && isFull && form && (form.noValidate || form.matches(':valid'))) form.requestSubmit();
    });
  }

  const isDigits = charset === 'digits';
  const part = (named: CodeFieldPart) => joinClassNames(`sms-CodeField-${named}`, classNames[named]);
  const described = [rest['aria-describedby'], hint && `${id}-hint`, error && `${id}-error`];
  const isNamed = rest['aria-label'] ?? rest['aria-labelledby'];
  // The order is that of useSmsTexts, which reads many texts, and would be much to load for one.
  const language = locale ?? provided.locale;
  const text =
    messages?.verificationCode ??
    provided.messages?.verificationCode ??
    language?.messages?.verificationCode ??
    CODE_LABEL;
  const shownLabel = label === undefined && !isNamed ? text : label;

  return (
    <div
      className={joinClassNames('sms-CodeField', classNames.root, className)}
      style={style}
      data-length={length}
      data-invalid={invalid ? '' : undefined}
      data-disabled={rest.disabled ? '' : undefined}
    >
      {shownLabel && (
        <label className={part('label')} htmlFor={id}>
          {shownLabel}
        </label>
      )}
      <div className={part('box')} dir="ltr">
        <div className={part('slots')} aria-hidden="true">
          {Array.from({ length }, (_, index) => (
            <span key={index} className={part('slot')} />
          ))}
        </div>
        <input
          autoComplete="one-time-code"
          inputMode={isDigits ? 'numeric' : 'text'}
          autoCapitalize={isDigits ? 'none' : 'characters'}
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={invalid || undefined}
          {...rest}
          aria-label={rest['aria-label'] ?? (shownLabel ? undefined : text)}
          ref={input}
          id={id}
          className={part('input')}
          type="text"
          dir="ltr"
          pattern={`${isDigits ? '[0-9]' : '[A-Za-z0-9]'}{${length}}`}
          // A limit would truncate a pasted message before the code is found in it.
          maxLength={undefined}
          aria-describedby={described.filter(Boolean).join(' ') || undefined}
          data-mask={mask ? '' : undefined}
          defaultValue={initialValue}
          onChange={handleChange}
        />
      </div>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={part('message')}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div id={`${id}-error`} className={part('message')} data-error="" aria-live="polite">
          {error}
        </div>
      )}
    </div>
  );
});

function checkLength(length: number): void {
  if ([4, 5, 6, 7, 8].includes(length)) return;
  throw new RangeError(
    `CodeField got length={${length}}. No gateway sends a code of that length. Use a whole number from 4 to 8.`,
  );
}
