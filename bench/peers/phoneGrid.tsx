import intlTelInput from 'intl-tel-input';
import utils from 'intl-tel-input/utils';
import { useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { PhoneInput as InternationalPhone } from 'react-international-phone';
import PhoneInput, { isValidPhoneNumber } from 'react-phone-number-input/mobile';
import type { Country } from 'react-phone-number-input';
import { PhoneField } from '../../src/index.ts';
import type { PhoneFieldHandle } from '../../src/index.ts';
import type { PhoneAnswer } from '../judgePhone.ts';
import { settle } from '../pages/settle.ts';
import type { PhoneGridPage } from '../PhoneGridPage.ts';
import '../../src/react/styles.css';

/** What a form with this field would get now. */
let answer: () => PhoneAnswer | Promise<PhoneAnswer>;

const toAnswer = (e164: string, isValid: boolean | null): PhoneAnswer => ({
  e164: isValid ? e164 : null,
  isWarned: false,
});

/** Each one is used as its own documentation shows, with the strictest check that it names. */
const PHONES: Record<string, ComponentType<{ country: string }>> = {
  PhoneField: function OurPhone({ country }) {
    const field = useRef<PhoneFieldHandle>(null);
    useEffect(() => {
      answer = async () => {
        const value = await field.current!.check();
        await settle();
        const isWarned = document.querySelector('[data-kind=warning]') !== null;
        return { e164: value?.e164 ?? null, isWarned };
      };
    });
    return <PhoneField ref={field} defaultCountry={country} />;
  },
  'react-phone-number-input': function PhoneNumberInput({ country }) {
    const [value, setValue] = useState<string>();
    useEffect(() => {
      answer = () => toAnswer(value ?? '', isValidPhoneNumber(value ?? ''));
    });
    return <PhoneInput defaultCountry={country as Country} value={value} onChange={setValue} />;
  },
  'react-international-phone': function International({ country }) {
    const [phone, setPhone] = useState('');
    useEffect(() => {
      // its documentation leaves the check to Google's libphonenumber, of which these utils are a build
      answer = () => toAnswer(phone, utils.isValidNumberPrecise(phone, undefined));
    });
    return <InternationalPhone defaultCountry={country.toLowerCase()} value={phone} onChange={setPhone} />;
  },
  'intl-tel-input': function TelInput({ country }) {
    const input = useRef<HTMLInputElement>(null);
    useEffect(() => {
      const field = intlTelInput(input.current!, {
        initialCountry: country.toLowerCase() as NonNullable<
          Parameters<typeof intlTelInput>[1]
        >['initialCountry'],
        allowedNumberTypes: ['MOBILE'],
        loadUtils: () => import('intl-tel-input/utils'),
      });
      // it returns the digits as the user wrote them; in Arabic digits it is still the same number
      const readNumber = () =>
        field.getNumber().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15));
      answer = () => toAnswer(readNumber(), field.isValidNumberPrecise());
      return () => field.destroy();
    }, [country]);
    return (
      <div>
        <input ref={input} type="tel" />
      </div>
    );
  },
};

const container = document.getElementById('root')!;
const root = createRoot(container);
const findInput = () => container.querySelector<HTMLInputElement>('input[type=tel]');

const page: PhoneGridPage = {
  names: () => Object.keys(PHONES),
  async mount(name, country) {
    const Phone = PHONES[name]!;
    root.render(null);
    await settle(() => container.childElementCount === 0);
    root.render(<Phone country={country} />);
    await settle(() => findInput() !== null);
    const input = findInput()!;
    input.focus();
    input.select();
    await settle(undefined, 100);
  },
  autofill(text) {
    const input = findInput()!;
    Reflect.set(HTMLInputElement.prototype, 'value', text, input);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return settle();
  },
  async read() {
    await settle();
    findInput()!.blur();
    await settle(undefined, 100);
    return answer();
  },
};

Object.assign(window, { bench: page });
