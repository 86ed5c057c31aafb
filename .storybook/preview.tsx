import type { Decorator, Preview } from '@storybook/react-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { setupWorker } from 'msw/browser';
import { useLayoutEffect } from 'react';
import type { ReactNode } from 'react';
import { findLocale, LOCALES } from '../demo/languages.ts';
import { SmsProvider } from '../src/react/SmsProvider.tsx';
import '../src/react/styles.css';
import './preview.css';

interface SurroundingsProps {
  theme: string;
  direction: string;
  locale: string;
  children: ReactNode;
}

/** Puts the toolbar's choices where an application would: attributes on the root element, and the provider. */
function Surroundings({ theme, direction, locale, children }: SurroundingsProps) {
  useLayoutEffect(() => {
    Object.assign(document.documentElement, { dir: direction, lang: locale });
    document.documentElement.dataset.theme = theme;
  }, [theme, direction, locale]);
  return <SmsProvider locale={findLocale(locale)}>{children}</SmsProvider>;
}

const withSurroundings: Decorator = (Story, { globals }) => (
  <Surroundings theme={globals.theme} direction={globals.direction} locale={globals.locale}>
    <Story />
  </Surroundings>
);

const preview: Preview = {
  decorators: [withSurroundings],
  // a set-up of our own: the addon's passes an option that this version of msw ignores without an error
  loaders: [
    mswLoader(async () => {
      const worker = setupWorker();
      await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
      return worker;
    }),
  ],
  // 'error' fails the story's test on a violation
  parameters: { a11y: { test: 'error' } },
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
