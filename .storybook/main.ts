import type { StorybookConfig } from '@storybook/react-vite';
import { msw } from 'msw/vite';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // serves /mockServiceWorker.js in dev and in tests, and emits it into the static build
    plugins: [...(vite.plugins ?? []), msw({ mode: 'worker-only' })],
    // listed here, since a dependency that Vite discovers later reloads the page during a test
    optimizeDeps: {
      include: [
        '@tanstack/react-form',
        '@tanstack/react-query',
        'libphonenumber-js/core',
        'libphonenumber-js/mobile/metadata',
        'react-hook-form',
      ],
    },
  }),
};

export default config;
