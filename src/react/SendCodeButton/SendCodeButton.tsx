import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ComponentPropsWithoutRef, MouseEvent, ReactElement } from 'react';
import { systemClock } from '../../core/clock.ts';
import { joinClassNames } from '../joinClassNames.ts';
import type { KeyView } from '../KeyView.ts';
import { useSmsLocale } from '../useSmsLocale.ts';
import type { SmsContextValue } from '../SmsContext.ts';
import { KEY_VIEW } from '../useSendSms.ts';
import type { UseSendSmsResult } from '../useSendSms.ts';
import { toButtonTexts } from './toButtonTexts.ts';

/** The props of a `<button>`, the send that it starts, and its language. */
export interface SendCodeButtonProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'disabled' | 'type'>,
    Pick<SmsContextValue, 'locale' | 'messages'> {
  /** What `useSendSms` returned. */
  sms: UseSendSmsResult;
  /**
   * Called instead of `sms.send()`, so that you can check something first. Not called while nothing can be sent.
   * @default sms.send()
   */
  onSend?: (() => void) | undefined;
  /** Takes no clicks, but keeps the focus. */
  disabled?: boolean | undefined;
  /** Shows that something is being checked before the send, and takes no clicks. */
  'aria-busy'?: boolean | undefined;
}

/**
 * The button that asks for a code and counts down until the next one. Only the button renders each second. It uses
 * `aria-disabled` instead of `disabled`, so that it keeps the focus, and its accessible name stays the same while its
 * text counts down.
 * @example
 * const sms = useSendSms({ transport, phoneNumber });
 * <SendCodeButton sms={sms} />
 */
export function SendCodeButton(props: SendCodeButtonProps): ReactElement {
  const { sms, onSend, locale, messages, className, disabled, onClick, ...rest } = props;
  const language = useSmsLocale({ locale, messages });
  const keyView = sms[KEY_VIEW];
  const subscribe = useCallback((listener: () => void) => keyView.subscribeTicks(listener), [keyView]);
  const secondsLeft = useSyncExternalStore(
    subscribe,
    () => keyView.secondsIn(sms.state),
    () => 0,
  );
  const ref = useRef<HTMLButtonElement>(null);
  useCooldownLine(ref, sms.readyAt, sms.state, keyView);

  const state = sms.state === 'ready' && rest['aria-busy'] ? 'sending' : sms.state;
  const isOff = state !== 'ready' || disabled;
  const { outcome, receipt } = sms;
  const { name, text, widest } = toButtonTexts({ state, outcome, receipt }, secondsLeft, language);
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    onClick?.(event);
    if (isOff || event.defaultPrevented) return;
    if (onSend) onSend();
    else void sms.send();
  };
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={joinClassNames('sms-SendCodeButton', className)}
      data-state={state}
      data-seconds-left={secondsLeft}
      aria-disabled={isOff || undefined}
      onClick={click}
    >
      {/* As text and not as aria-label, so that it is translated with the page. */}
      {name !== text && <span className="sms-visuallyHidden">{name}</span>}
      {/* A new element for each text: one that moves to stay centred would count as a layout shift. */}
      <span key={text} className="sms-SendCodeButton-text" aria-hidden={name !== text || undefined}>
        {text}
        {/* Invisible, and as wide as the button ever gets, so that nothing moves when the text changes. */}
        {widest.map((one) => (
          <span key={one} className="sms-SendCodeButton-sizer" data-text={one} />
        ))}
      </span>
    </button>
  );
}

/**
 * Passes the deadline to the style sheet, which draws the line that runs out: one animation for the whole wait, which
 * after a reload starts at the share that is left. Set through the CSSOM, since a strict Content-Security-Policy
 * refuses style attributes.
 */
function useCooldownLine(
  ref: { current: HTMLButtonElement | null },
  readyAt: number | null,
  state: string,
  keyView: KeyView,
): void {
  useEffect(() => {
    const button = ref.current;
    if (!button || state !== 'cooling' || readyAt === null) return;
    const leftMs = readyAt - systemClock.wallNow();
    const wholeMs = Math.max(leftMs, keyView.machine?.waitMs() ?? 0);
    button.style.setProperty('--sms-cooldown', `${wholeMs}ms`);
    button.style.setProperty('--sms-cooldown-delay', `${leftMs - wholeMs}ms`);
    // When the wait of another number is shown, the line starts over.
    for (const line of button.getAnimations?.({ subtree: true }) ?? []) line.currentTime = 0;
  }, [ref, readyAt, state, keyView]);
}
