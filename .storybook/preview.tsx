import type { Decorator, Loader, Preview } from '@storybook/react-vite';
import { setupWorker } from 'msw/browser';
import { useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { configure } from 'storybook/test';
import { findLocale, LOCALES } from '../demo/languages.ts';
import { SmsProvider } from '../src/react/SmsProvider.tsx';
import { simulateSms } from '../stories/simulateSms.ts';
import type { SimulatedSms } from '../stories/simulateSms.ts';
import { WAIT_MS } from '../test/waitMs.ts';
import '../src/react/styles.css';
import { chooseControls, docsPages } from './docsPages.ts';
import './preview.css';

configure({ asyncUtilTimeout: WAIT_MS });

const worker = setupWorker();
let started: Promise<unknown> | undefined;

/** Gives a story a back end of its own each time it is shown, with the story's parameter `fault`. */
const loadBackEnd: Loader = async ({ parameters }) => {
  await (started ??= worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
  const sms = simulateSms(parameters.fault);
  worker.use(...sms.handlers);
  return { sms };
};

interface SurroundingsProps {
  sms: SimulatedSms;
  theme: string;
  direction: string;
  locale: string;
  children: ReactNode;
}

/** Applies the toolbar's choices as an application would: as attributes of the root element, and in the provider. */
function Surroundings({ sms, theme, direction, locale, children }: SurroundingsProps) {
  // Keeps the first back end: changing a control runs the loader again, while the story stays mounted.
  const [{ transport }] = useState(sms);
  useLayoutEffect(() => {
    Object.assign(document.documentElement, { dir: direction, lang: locale });
    document.documentElement.dataset.theme = theme;
  }, [theme, direction, locale]);
  return (
    <SmsProvider transport={transport} locale={findLocale(locale)}>
      {children}
    </SmsProvider>
  );
}

const withSurroundings: Decorator = (Story, { globals, loaded }) => (
  <Surroundings sms={loaded.sms} theme={globals.theme} direction={globals.direction} locale={globals.locale}>
    <Story />
  </Surroundings>
);

const preview: Preview = {
  decorators: [withSurroundings],
  tags: ['autodocs'],
  loaders: [loadBackEnd],
  // 'error' fails the story's test on a violation
  parameters: { a11y: { test: 'error' }, ...docsPages },
  argTypesEnhancers: [chooseControls],
  initialGlobals: { theme: 'light', direction: 'ltr', locale: 'en' },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { icon: 'mirror', dynamicTitle: true, items: ['light', 'dark'] },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: { icon: 'transfer', dynamicTitle: true, items: ['ltr', 'rtl'] },
    },
    locale: {
      description: 'Language',
      toolbar: { icon: 'globe', dynamicTitle: true, items: LOCALES.map((each) => each.tag) },
    },
  },
};

export default preview;
