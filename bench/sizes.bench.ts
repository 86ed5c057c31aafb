import type { BenchRow, Goal } from './BenchRow.ts';
import { bundle, toGzipSize } from './bundle.ts';

export const title = 'Sizes';
export const method =
  'Bundled and minified as Vite does for production, compressed with gzip -9, without React. “First load” leaves out what is imported on demand: by PhoneField the numbering plans, for a number from outside mainland China, and the country list, when it is opened; by intl-tel-input its utils, which check the number. TanStack Query, a peer dependency, is included only where it is named; a server’s own dependencies are not included.';

interface Candidate {
  code: string;
  goal?: number;
  external?: string[];
}

const REACT = ['react', 'react-dom'];
const REACT_AND_QUERY = [...REACT, '@tanstack/react-query'];
/** The package's own dependencies and peers, which a server does not bundle. */
const ALL = [...REACT_AND_QUERY, 'srvx', 'libphonenumber-js', '@base-ui/react'];

const react = "from '../src/index.ts'";
const withoutQuery = { external: REACT_AND_QUERY };

/** Scripts that load before anything runs, without React. */
const SCRIPTS: Record<string, Record<string, Candidate>> = {
  'send machine, scripts of the first load': {
    'useSendSms + proxyTransport': {
      code: `export { useSendSms, proxyTransport } ${react}`,
      goal: 4_096,
      ...withoutQuery,
    },
    'react-sms-code/core': { code: "export * from '../src/core.ts'", goal: 3_584, ...withoutQuery },
  },
  'code field, scripts of the first load': {
    CodeField: { code: `export { CodeField } ${react}`, goal: 2_200 },
    'input-otp': { code: "export { OTPInput } from 'input-otp'" },
    'Base UI OTPField': { code: "export { OTPField } from '@base-ui/react/otp-field'" },
    'antd Input.OTP': { code: "import { Input } from 'antd'; export const { OTP } = Input" },
  },
  'phone field, scripts of the first load': {
    PhoneField: { code: `export { PhoneField } ${react}`, goal: 8_192 },
    'react-phone-number-input': { code: "export { default } from 'react-phone-number-input'" },
    'react-international-phone': { code: "export { PhoneInput } from 'react-international-phone'" },
    'intl-tel-input': { code: "export { default } from 'intl-tel-input'" },
  },
  'login form, scripts of the first load': {
    PhoneLoginForm: { code: `export { PhoneLoginForm } ${react}`, goal: 15_360, ...withoutQuery },
    'PhoneLoginForm with TanStack Query': { code: `export { PhoneLoginForm } ${react}`, goal: 30_720 },
    'input-otp + react-phone-number-input': {
      code: "export { OTPInput } from 'input-otp'; export { default } from 'react-phone-number-input'",
    },
    'antd LoginForm + ProFormCaptcha': {
      code: "export { LoginForm, ProFormText, ProFormCaptcha } from '@ant-design/pro-components'",
    },
  },
  'server, scripts of the first load': {
    'react-sms-code/server': { code: "export * from '../src/server.ts'", goal: 8_192, external: ALL },
    'react-sms-code/server/node': {
      code: "export * from '../src/serverNode.ts'",
      goal: 6_144,
      external: ALL,
    },
  },
};

/** All scripts, also those that load later. Each field as its documentation says for a strict check. */
const ALL_SCRIPTS: Record<string, Record<string, Candidate>> = {
  'phone field, with all that loads on demand': {
    PhoneField: { code: `export { PhoneField } ${react}` },
    'react-phone-number-input': {
      code: "export { default, isValidPhoneNumber } from 'react-phone-number-input/mobile'",
    },
    'intl-tel-input': {
      code: "export { default } from 'intl-tel-input'; export const loadUtils = () => import('intl-tel-input/utils')",
    },
  },
};

const STYLES: Record<string, Record<string, Candidate>> = {
  'code field, styles': {
    CodeField: { code: "import '../src/react/CodeField/CodeField.css'", goal: 700 },
  },
  'phone field, styles': {
    PhoneField: { code: "import '../src/react/PhoneField/PhoneField.css'" },
    'react-phone-number-input': { code: "import 'react-phone-number-input/style.css'" },
    'react-international-phone': { code: "import 'react-international-phone/style.css'" },
    'intl-tel-input': { code: "import 'intl-tel-input/styles-no-assets'" },
  },
  'all styles': {
    'react-sms-code/styles.css': { code: "import '../src/react/styles.css'" },
  },
};

/** Compressed sizes in bytes. */
export default async function bench(): Promise<BenchRow[]> {
  return [
    ...(await weigh(SCRIPTS, ({ scripts, firstLoad }) => firstLoad.map((name) => scripts.get(name) ?? ''))),
    ...(await weigh(ALL_SCRIPTS, ({ scripts }) => [...scripts.values()])),
    ...(await weigh(STYLES, ({ css }) => [css])),
  ];
}

async function weigh(
  subjects: typeof SCRIPTS,
  pick: (bundled: Awaited<ReturnType<typeof bundle>>) => string[],
): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [subject, candidates] of Object.entries(subjects))
    for (const [candidate, { code, goal: atMost, external = REACT }] of Object.entries(candidates)) {
      const goal: Goal | undefined = atMost === undefined ? undefined : { atMost };
      const value = toGzipSize(pick(await bundle(code, external)));
      rows.push({ subject, candidate, value, unit: 'B gzip -9', goal });
    }
  return rows;
}
