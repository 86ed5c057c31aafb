// this one comes first: it instruments React
import { takeCommits } from '../pages/takeCommits.ts';
import { LoginForm, ProFormCaptcha, ProFormText } from '@ant-design/pro-components';
import { OTPField } from '@base-ui/react/otp-field';
import { Input } from 'antd';
import { OTPInput } from 'input-otp';
import intlTelInput from 'intl-tel-input';
import { useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PhoneInput as InternationalPhone } from 'react-international-phone';
import PhoneInput from 'react-phone-number-input';
import { CodeField, PhoneField, PhoneLoginForm } from '../../src/index.ts';
import type { SmsTransport } from '../../src/index.ts';
import type { FieldKind, FieldsPage } from '../FieldsPage.ts';
import { settle } from '../pages/settle.ts';
import '../../src/react/styles.css';
import 'react-phone-number-input/style.css';
import 'react-international-phone/style.css';
import 'intl-tel-input/styles-no-assets';

/** The props of a field: both if a parent keeps its value, none if it is uncontrolled. */
interface FieldProps {
  value?: string;
  onChange?: (value: string) => void;
}

const transport: SmsTransport = { id: 'bench', send: async () => ({}), verify: async () => ({ data: null }) };
const SLOTS = [0, 1, 2, 3, 4, 5];

function BareInput({ value, onChange }: FieldProps) {
  return <input inputMode="numeric" value={value} onChange={(event) => onChange?.(event.target.value)} />;
}

const CODES: Record<string, ComponentType<FieldProps>> = {
  'bare input': BareInput,
  CodeField: ({ value, onChange }) => <CodeField value={value} onValueChange={onChange} />,
  'input-otp': ({ value, onChange }) => (
    <OTPInput
      maxLength={6}
      value={value}
      onChange={onChange}
      render={({ slots }) => slots.map(({ char }, index) => <span key={index}>{char}</span>)}
    />
  ),
  'Base UI OTPField': ({ value, onChange }) => (
    <OTPField.Root length={6} value={value} onValueChange={onChange}>
      {SLOTS.map((index) => (
        <OTPField.Input key={index} />
      ))}
    </OTPField.Root>
  ),
  'antd Input.OTP': ({ value, onChange }) => (
    <Input.OTP value={value} onInput={(all) => onChange?.(all.join(''))} />
  ),
};

const PHONES: Record<string, ComponentType<FieldProps>> = {
  'bare input': BareInput,
  PhoneField: ({ value, onChange }) => (
    <PhoneField
      value={value === undefined ? undefined : { phoneNumber: value, country: 'CN' }}
      onValueChange={({ phoneNumber }) => onChange?.(phoneNumber)}
    />
  ),
  'react-phone-number-input': ({ value, onChange = () => {} }) => (
    <PhoneInput defaultCountry="CN" value={value} onChange={(next) => onChange(next ?? '')} />
  ),
  'react-international-phone': ({ value, onChange }) => (
    <InternationalPhone defaultCountry="cn" value={value} onChange={onChange} />
  ),
  'intl-tel-input': function VanillaPhone() {
    const ref = useRef<HTMLInputElement>(null);
    useEffect(() => {
      const field = intlTelInput(ref.current!, { initialCountry: 'cn' });
      return () => field.destroy();
    }, []);
    // it wraps the input in an element of its own, so the component's root, which React removes, has to be another one
    return (
      <div>
        <input ref={ref} type="tel" />
      </div>
    );
  },
};

const FORMS: Record<string, ComponentType<FieldProps>> = {
  PhoneLoginForm: () => <PhoneLoginForm transport={transport} />,
  'input-otp + react-phone-number-input': function Assembled() {
    const [phone, setPhone] = useState<string>();
    const [code, setCode] = useState('');
    return (
      <form>
        <PhoneInput defaultCountry="CN" value={phone} onChange={setPhone} />
        <OTPInput
          maxLength={6}
          value={code}
          onChange={setCode}
          render={({ slots }) => slots.map(({ char }, index) => <span key={index}>{char}</span>)}
        />
        <button type="button">Send code</button>
        <button type="submit">Log in</button>
      </form>
    );
  },
  'antd LoginForm + ProFormCaptcha': () => (
    <LoginForm>
      <ProFormText name="mobile" />
      <ProFormCaptcha name="captcha" phoneName="mobile" onGetCaptcha={async () => {}} />
    </LoginForm>
  ),
};

const KINDS: Record<FieldKind, Record<string, ComponentType<FieldProps>>> = {
  code: CODES,
  phone: PHONES,
  form: FORMS,
};

function Parent({ field: Field }: { field: ComponentType<FieldProps> }) {
  const [value, setValue] = useState('');
  return <Field value={value} onChange={setValue} />;
}

let painted = Promise.resolve(0);
window.addEventListener('keydown', listenForPaint, true);
window.addEventListener('paste', listenForPaint, true);

function listenForPaint({ timeStamp }: Event) {
  painted = new Promise((resolve) => {
    requestAnimationFrame(() => {
      // a message is handled after the frame that this callback belongs to
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  });
}

const container = document.getElementById('root')!;
const root = createRoot(container);

const page: FieldsPage = {
  names: (kind) => Object.keys(KINDS[kind]),
  async mount(kind, name, keeper) {
    const Field = KINDS[kind][name]!;
    root.render(null);
    await settle(() => container.childElementCount === 0);
    root.render(keeper === 'parent' ? <Parent field={Field} /> : <Field />);
    const findInput = () =>
      container.querySelector<HTMLInputElement>('input:not([type=hidden]):not([type=search])');
    await settle(() => findInput() !== null);
    findInput()!.focus();
    await settle(undefined, 100);
    takeCommits();
  },
  async takeCommits() {
    await settle();
    return takeCommits();
  },
  readPaint: () => painted,
  timeMount(kind, name) {
    const Field = KINDS[kind][name]!;
    const place = document.createElement('div');
    container.append(place);
    const start = performance.now();
    const own = createRoot(place);
    flushSync(() => own.render(<Field />));
    // flushes its effects, and the updates that they cause
    flushSync(() => {});
    place.getBoundingClientRect();
    const time = performance.now() - start;
    flushSync(() => own.unmount());
    place.remove();
    return time;
  },
};

Object.assign(window, { bench: page });
