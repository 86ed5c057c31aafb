import { Combobox } from '@base-ui/react/combobox';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactElement, ReactNode, RefObject } from 'react';
import { holdsFocus } from './holdsFocus.ts';
import type { CountryOption } from './listCountries.ts';
import { createNamesOf, searchCountries } from './searchCountries.ts';
import type { PhoneTexts } from './phoneTexts.ts';
import { useClosing } from './useClosing.ts';

/** What the list of countries needs. */
export interface CountryComboboxProps {
  options: readonly CountryOption[];
  /** ISO codes of the countries at the top. */
  preferredCountries: readonly string[] | undefined;
  /** ISO code of the selected country. */
  country: string;
  onCountryChange: (country: string) => void;
  texts: PhoneTexts;
  /** BCP 47 tag of their language. */
  tag: string;
  disabled?: boolean | undefined;
  /** What the button replaces, and takes the focus over from. */
  selectRef: RefObject<HTMLSelectElement | null>;
  /** The classes of a part of the field. */
  part: (named: 'trigger' | 'list', base?: string) => string;
  /** What the trigger shows. */
  children: ReactNode;
}

/** On screens this small, a phone's on its side too, the list fills the screen. The CSS has the same condition. */
const SMALL = '(max-width: 479px), (max-height: 479px) and (pointer: coarse)';

/** What the popup, which is rendered elsewhere in the page, cannot inherit from the widget. */
const INHERITED = [
  'accent', 'on-accent', 'text', 'muted', 'surface', 'border', 'ring', 'shadow', 'radius', 'height', 'font-size', 'message-size',
].map((name) => `--sms-${name}`); // prettier-ignore

/**
 * A layer over the page. Outside of it, the page can be inert, and a click or focus there can be undone or close it.
 */
const LAYER = ':is(dialog, [popover], [role=dialog], [role=alertdialog], :fullscreen:not(:root))';

/** A button with the calling code, which opens a list of countries with a search. */
export function CountryCombobox(props: CountryComboboxProps): ReactElement {
  const { preferredCountries, country, texts } = props;
  // Asked while rendering: any earlier, and the focus could have gone on by the time that the button is there.
  const [autoFocus] = useState(() => holdsFocus(props.selectRef.current));
  const triggerRef = useRef<HTMLButtonElement>(null);
  const popupRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [optionsAtOpening, setOptionsAtOpening] = useState(props.options);
  // In an open list, no row moves away under the pointer, or from under the highlight that Enter chooses.
  const options = isOpen ? optionsAtOpening : props.options;
  const [place, setPlace] = useState<Place>({
    isModal: false,
    align: 'start',
    style: {},
    container: undefined,
  });
  const namesOf = useMemo(() => createNamesOf(props.tag), [props.tag]);
  const found = useMemo(
    () => searchCountries(options, search, { preferredCountries, namesOf }),
    [options, search, preferredCountries, namesOf],
  );
  const selected = options.find((option) => option.country === country) ?? null;

  useFocusAfter(triggerRef, popupRef);
  useClosing(isOpen, setOpen, triggerRef, popupRef);
  // Once disabled, neither a key nor a click would close it.
  if (isOpen && props.disabled) setOpen(false);

  const onOpenChange = (opens: boolean, typed = '') => {
    setOpen(opens);
    if (!opens) return;
    setSearch(typed);
    setOptionsAtOpening(props.options);
    if (triggerRef.current) setPlace(placeFor(triggerRef.current));
  };

  return (
    <Combobox.Root
      items={options}
      filteredItems={found}
      value={selected}
      onValueChange={(option) => option && props.onCountryChange(option.country)}
      inputValue={search}
      // Base UI clears the search of a closing list, which would render all countries into it.
      onInputValueChange={(typed) => isOpen && setSearch(typed)}
      open={isOpen}
      onOpenChange={(opens) => onOpenChange(opens)}
      itemToStringLabel={({ name }) => name}
      modal={place.isModal}
      disabled={props.disabled}
      // Base UI has a hidden text field, and in a form without a button, Enter submits only if there is one text field.
      form=""
      // Chromium would fill that field in with the country of an address, and Base UI would choose it.
      autoComplete="language"
      autoHighlight
    >
      <Combobox.Trigger
        ref={triggerRef}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- if the <select> had it
        autoFocus={autoFocus}
        className={props.part('trigger')}
        // Not `combobox`: in Firefox, Linux screen readers do not get what is chosen in one. A button is read in full.
        role="button"
        onKeyDown={(event) => {
          // As in a native list, a letter starts the search.
          if (!/^[\p{L}\p{Nd}+]$/u.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
          event.preventBaseUIHandler(); // Base UI would choose the first country that begins with it.
          // The next key can come before the search has the focus; this way it is typed into the search, too.
          if (isOpen) return searchRef.current?.focus();
          event.preventDefault();
          onOpenChange(true, event.key);
        }}
      >
        <span className="sms-visuallyHidden">{`${texts.country} ${selected?.name ?? ''} `}</span>
        {props.children}
      </Combobox.Trigger>
      {/* Out of flow, so that a parent with `gap` makes no gap for it. */}
      <Combobox.Portal container={place.container} style={{ position: 'absolute' }}>
        <Combobox.Positioner
          ref={raise}
          className="sms-CountryList-positioner"
          positionMethod="fixed"
          align={place.align}
          // In line with the field's border, which is around the button.
          alignOffset={-1}
          sideOffset={6}
          style={place.style}
        >
          <Combobox.Popup
            ref={popupRef}
            className={props.part('list', 'sms-CountryList')}
            // An element around the widget may have set it, but not around this.
            lang={props.tag}
            aria-label={texts.country}
          >
            <div className="sms-CountryList-head">
              <Combobox.Input
                ref={searchRef}
                className="sms-CountryList-search"
                type="search"
                // Part of no form: in a dialog, Enter would submit the form around the field.
                form=""
                // A calling code is left to right in every language; the placeholder as the page is.
                dir={search ? 'auto' : undefined}
                enterKeyHint="done"
                autoComplete="off"
                spellCheck={false}
                // With Shift, Home and End select text; Base UI would go through the list instead.
                onKeyDown={(event) => event.shiftKey && event.preventBaseUIHandler()}
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

/** Outside the component: with a new function on each render, the list would re-render all of its rows. */
function drawCountry(option: CountryOption, index: number): ReactElement {
  return (
    // Without the index, a key of the search would render each row twice: Base UI would look up its place in the page.
    <Combobox.Item key={option.country} index={index} value={option} className="sms-CountryList-item">
      <span className="sms-CountryList-name">{option.name}</span>
      <span className="sms-CountryList-code" dir="ltr" translate="no">
        {option.callingCode}
      </span>
    </Combobox.Item>
  );
}

/** Moves the focus to the number when button and list are removed with it because only one country is left to choose. */
function useFocusAfter(trigger: RefObject<HTMLElement | null>, popup: RefObject<HTMLElement | null>): void {
  // The cleanup of a layout effect runs before the elements are removed.
  useLayoutEffect(() => {
    const picker = trigger.current?.closest('[data-choice]') as HTMLElement;
    const input = picker.parentElement?.querySelector<HTMLElement>('[type=tel]');
    const hasFocus = () => holdsFocus(picker) || holdsFocus(popup.current);
    return () => {
      if (hasFocus()) queueMicrotask(() => picker.isConnected || input?.focus());
    };
  }, [trigger, popup]);
}

/** How the popup is shown. */
interface Place {
  isModal: boolean;
  align: 'start' | 'end';
  style: CSSProperties;
  container: HTMLElement | ShadowRoot | undefined;
}

/**
 * Puts the popup into the top layer, where nothing covers or clips it. Browsers without `popover` go by the `z-index`;
 * jsdom lacks it too, but hides every element with the attribute.
 */
function raise(positioner: HTMLElement | null): void {
  if (!positioner?.togglePopover) return;
  positioner.popover = 'manual';
  positioner.togglePopover(true);
}

function placeFor(trigger: HTMLElement): Place {
  const style = getComputedStyle(trigger);
  const field = trigger.closest<HTMLElement>('.sms-PhoneField') as HTMLElement;
  const root = trigger.getRootNode();
  // Not by `instanceof`: each frame has a `ShadowRoot` class of its own.
  const shadow = 'host' in root ? (root as ShadowRoot) : undefined;
  const { ownerDocument } = trigger;
  const { body } = ownerDocument;
  const { direction } = getComputedStyle(field);
  const tokens = INHERITED.map((name) => [name, style.getPropertyValue(name)]);
  return {
    isModal: ownerDocument.defaultView?.matchMedia?.(SMALL).matches ?? false,
    // The box is left to right on every page, and the list starts where the box does.
    align: direction === 'rtl' ? 'end' : 'start',
    style: {
      ...Object.fromEntries(tokens),
      '--sms-color-scheme': style.colorScheme,
      direction,
      fontFamily: style.fontFamily,
    },
    // In a layer, not the layer itself, which may be a mere wrapper that takes no clicks. Elsewhere, styles apply only
    // within their shadow root, and within their document: React can render into a frame.
    container: isInLayer(trigger) ? field : (shadow ?? body),
  };
}

/** Whether an element is in a layer, also if a web component has the layer in its shadow root, around a slot. */
function isInLayer(element: Element | null | undefined): boolean {
  if (!element) return false;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.matches(LAYER) || isInLayer(element.assignedSlot ?? element.parentElement ?? host);
}
