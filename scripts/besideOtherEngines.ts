import type { BrowserProviderOption } from 'vitest/node';

/**
 * Vitest keeps a browser that has one session for the end, when no other one runs: their mocked modules could get mixed
 * up. No test here mocks a module, so it runs beside the others; `headless: false` keeps it at one page.
 */
export function besideOtherEngines(option: BrowserProviderOption): BrowserProviderOption {
  return {
    ...option,
    providerFactory: (project) =>
      Object.assign(option.providerFactory(project), { supportsParallelism: true }),
  };
}
