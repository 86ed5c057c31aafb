import { Combobox } from '@base-ui/react/combobox';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactElement, ReactNode, RefObject } from 'react';
import type { CountryOption } from './listCountries.ts';
import { otherCountryNames } from './otherCountryNames.ts';
import { searchCountries } from './searchCountries.ts';
import type { PhoneTexts } from './phoneTexts.ts';

/** What the list of countries needs. */
export interface CountryComboboxProps {
  options: readonly CountryOption[];
  /** ISO codes of those that stand first. */
  preferredCountries: readonly string[] | undefined;
  /** ISO code of the selected country. */
  country: string;
  onCountryChange: (country: string) => void;
  texts: PhoneTexts;
  /** BCP 47 tag of their language. */
  tag: string;
  disabled?: boolean | undefined;
  /** Whether the button takes over the focus, from what was there before it. */
  autoFocus: boolean;
  /** The classes of a part of the field. */
  part: (named: 'trigger' | 'list', base?: string) => string;
  triggerRef: RefObject<HTMLButtonElement | null>;
  /** What the trigger shows. */
  children: ReactNode;
}

/** The list fills the screen where the screen is narrow; the same number stands in the CSS. */
const NARROW = '(max-width: 479px)';

/** What the popup, which stands at the end of the page, the layer or the shadow root, can't inherit from the widget. */
const INHERITED = [
  'accent', 'on-accent', 'text', 'muted', 'surface', 'border', 'ring', 'shadow', 'color-scheme', 'radius', 'height', 'font-size', 'message-size',
].map((name) => `--sms-${name}`); // prettier-ignore

/** Out of these the page can be inert, and a click or a move of the focus be undone or taken for the wish to close. */
const LAYER = ':is(dialog, [popover], [role=dialog], [role=alertdialog], :fullscreen:not(:root))';

/** The calling code as a button, and behind it the list of countries with a search. */
export function CountryCombobox(props: CountryComboboxProps): ReactElement {
  const { options, preferredCountries, country, texts, triggerRef } = props;
  const popupRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<Place>({
    isModal: false,
    align: 'start',
    style: {},
    container: undefined,
  });
  const otherNames = useMemo(() => otherCountryNames(props.tag), [props.tag]);
  const found = useMemo(
    () => searchCountries(options, search, { preferredCountries, otherNames }),
    [options, search, preferredCountries, otherNames],
  );
  const selected = options.find((option) => option.country === country) ?? null;

  useFocusAfter(triggerRef);
  useEscape(isOpen, setOpen, triggerRef);
  const hasLeft = useLeaving(isOpen, setOpen, triggerRef, popupRef);
  // Neither a key nor a click would close it any more.
  if (isOpen && props.disabled) setOpen(false);

  const onOpenChange = (opens: boolean, typed = '') => {
    setOpen(opens);
    if (!opens) return;
    setSearch(typed);
    if (triggerRef.current) setPlace(placeFor(triggerRef.current));
  };

  return (
    <Combobox.Root
      items={options}
      filteredItems={found}
      value={selected}
      onValueChange={(option) => option && props.onCountryChange(option.country)}
      inputValue={search}
      // Base UI clears the search of a list that closes, and would draw all countries into it.
      onInputValueChange={(typed) => isOpen && setSearch(typed)}
      open={isOpen}
      onOpenChange={(opens) => onOpenChange(opens)}
      itemToStringLabel={({ name }) => name}
      modal={place.isModal}
      disabled={props.disabled}
      autoHighlight
    >
      <Combobox.Trigger
        ref={triggerRef}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- as it was before
        autoFocus={props.autoFocus}
        className={props.part('trigger')}
        // Not a combobox: Firefox tells Linux's screen readers nothing of what is chosen in one. A button is read whole.
        role="button"
        onKeyDown={(event) => {
          // As on the platform's list, a letter begins the search.
          if (!/^[\p{L}\p{Nd}+]$/u.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
          event.preventBaseUIHandler(); // It would choose the first country that begins with it.
          // The next one can come before the search has the focus, and is typed into it all the same.
          if (isOpen) return searchRef.current?.focus();
          event.preventDefault();
          onOpenChange(true, event.key);
        }}
      >
        <span className="sms-visuallyHidden">{`${texts.country} ${selected?.name ?? ''} `}</span>
        {props.children}
      </Combobox.Trigger>
      {/* Out of the flow: a box that lays out its children with gaps makes none for it. */}
      <Combobox.Portal container={place.container} style={{ position: 'absolute' }}>
        <Combobox.Positioner
          ref={raise}
          className="sms-CountryList-positioner"
          positionMethod="fixed"
          align={place.align}
          // Where the field begins, whose border is around the button.
          alignOffset={-1}
          sideOffset={6}
          style={place.style}
        >
          <Combobox.Popup
            ref={popupRef}
            className={props.part('list', 'sms-CountryList')}
            aria-label={texts.country}
            finalFocus={() => !hasLeft.current}
          >
            <div className="sms-CountryList-head">
              <Combobox.Input
                ref={searchRef}
                className="sms-CountryList-search"
                type="search"
                // Of no form: a dialog that is one would be submitted by Enter.
                form=""
                enterKeyHint="done"
                autoComplete="off"
                spellCheck={false}
                placeholder={texts.searchCountries}
                aria-label={texts.searchCountries}
              />
              <button
                type="button"
                className="sms-CountryList-close"
                aria-label={texts.close}
                onClick={() => onOpenChange(false)}
              >
                ×
              </button>
            </div>
            <Combobox.Empty className="sms-CountryList-empty">{texts.noCountryFound}</Combobox.Empty>
            <Combobox.List className="sms-CountryList-list" aria-label={texts.country}>
              {drawCountry}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

/** Out of the component: with another function at each render, the list would draw all of its rows anew. */
function drawCountry(option: CountryOption): ReactElement {
  return (
    <Combobox.Item key={option.country} value={option} className="sms-CountryList-item">
      <span className="sms-CountryList-name">{option.name}</span>
      <span className="sms-CountryList-code" dir="ltr" translate="no">
        {option.callingCode}
      </span>
    </Combobox.Item>
  );
}

/** Puts the focus into the number when the button that has it is taken away: one country is left to choose. */
function useFocusAfter(trigger: RefObject<HTMLElement | null>): void {
  // Its end comes before the elements go.
  useLayoutEffect(() => {
    const picker = trigger.current?.closest('[data-choice]') as HTMLElement;
    const input = picker.parentElement?.querySelector<HTMLElement>('[type=tel]');
    return () => {
      if (holdsFocus(picker)) queueMicrotask(() => picker.isConnected || input?.focus());
    };
  }, [trigger]);
}

/**
 * Closes the popup when the focus goes from it to another frame: no listener of this document hears of a click in there.
 * Tells until it opens again that the focus has gone, and is to stay where it is.
 */
function useLeaving(
  isOpen: boolean,
  setOpen: (isOpen: boolean) => void,
  trigger: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
): RefObject<boolean> {
  const hasLeft = useRef(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    hasLeft.current = false;
    const view = trigger.current?.ownerDocument.defaultView;
    const onBlur = () => {
      // Behind another window it stays in the popup.
      hasLeft.current = popup.current !== null && !holdsFocus(popup.current);
      if (hasLeft.current) setOpen(false);
    };
    view?.addEventListener('blur', onBlur);
    return () => view?.removeEventListener('blur', onBlur);
  }, [isOpen, setOpen, trigger, popup]);
  return hasLeft;
}

/** Escape closes the list alone: a dialog around it can hear of the key before the list does, and close as well. */
function useEscape(
  isOpen: boolean,
  setOpen: (isOpen: boolean) => void,
  trigger: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const view = isOpen ? trigger.current?.ownerDocument.defaultView : null;
    const onKeyDown = (event: KeyboardEvent) => {
      // One that takes back a composition is the input method's. Safari, which has ended that by then, says so by 229.
      if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
      event.preventDefault(); // A <dialog> would be closed by the platform.
      event.stopImmediatePropagation();
      setOpen(false);
    };
    view?.addEventListener('keydown', onKeyDown, true);
    return () => view?.removeEventListener('keydown', onKeyDown, true);
  }, [isOpen, setOpen, trigger]);
}

/**
 * Tells whether the focus is in an element. Not by `:focus-within`, which Safari has in a window in front alone; nor by
 * `findFocus`, which would grow what loads first by what it takes to share it with a list that loads later.
 */
function holdsFocus(element: HTMLElement): boolean {
  return element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
}

/** How the popup is shown. */
interface Place {
  isModal: boolean;
  align: 'start' | 'end';
  style: CSSProperties;
  container: HTMLElement | ShadowRoot | undefined;
}

/**
 * Into the top layer, where nothing covers or clips it. A browser without one goes by the `z-index`; jsdom has none
 * either, and yet hides what has the attribute.
 */
function raise(positioner: HTMLElement | null): void {
  if (!positioner?.togglePopover) return;
  positioner.popover = 'manual';
  positioner.togglePopover(true);
}

function placeFor(trigger: HTMLElement): Place {
  const style = getComputedStyle(trigger);
  // Not the layer itself, which can be a mere frame around what takes clicks.
  const inLayer = trigger.closest(LAYER) && trigger.closest<HTMLElement>('.sms-PhoneField');
  const root = trigger.getRootNode();
  // Not by its class, of which each frame has one of its own.
  const shadow = 'host' in root ? (root as ShadowRoot) : undefined;
  const { ownerDocument } = trigger;
  const { body } = ownerDocument;
  const { direction } = getComputedStyle(inLayer ?? shadow?.host ?? body);
  const tokens = INHERITED.map((name) => [name, style.getPropertyValue(name)]);
  return {
    isModal: ownerDocument.defaultView?.matchMedia?.(NARROW).matches ?? false,
    // The field runs left to right on every page: the list begins where the field does.
    align: direction === 'rtl' ? 'end' : 'start',
    style: { ...Object.fromEntries(tokens), fontFamily: style.fontFamily },
    // The styles of a shadow root end with it, as those of a frame do, into which a page can render.
    container: inLayer ?? shadow ?? body,
  };
}
