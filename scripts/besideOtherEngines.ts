import type { BrowserProviderOption } from 'vitest/node';

/**
 * Lets a browser with a single session run at the same time as the others. Vitest runs it after them, because mocked
 * modules could get mixed up, but no test here mocks a module. `headless: false` keeps the browser to one page.
 */
export function besideOtherEngines(option: BrowserProviderOption): BrowserProviderOption {
  return {
    ...option,
    providerFactory: (project) =>
      Object.assign(option.providerFactory(project), { supportsParallelism: true }),
  };
}
