import type { PlaywrightBrowserProvider } from '@vitest/browser-playwright';
import type { BrowserProviderOption } from 'vitest/node';
import { acknowledgeAtOnce } from './acknowledgeAtOnce.ts';

/**
 * Lets Vitest find the frame of the tests in Firefox, and makes its actions faster. Vitest looks the frame up by name,
 * but over BiDi, Playwright learns the name a moment after the frame itself, so none is found from a page's second file
 * on. Here it is the page's last child frame.
 */
export function adaptToFirefox(option: BrowserProviderOption): BrowserProviderOption {
  return {
    ...option,
    providerFactory(project) {
      const provider = option.providerFactory(project) as PlaywrightBrowserProvider;
      const openPage = provider.openPage.bind(provider);
      provider.openPage = async (...args) => {
        await openPage(...args);
        if (provider.browser) acknowledgeAtOnce(provider.browser);
      };
      const getCommandsContext = provider.getCommandsContext.bind(provider);
      provider.getCommandsContext = (sessionId) => {
        const context = getCommandsContext(sessionId);
        const frame = context.page.mainFrame().childFrames().at(-1);
        return frame ? { ...context, frame: async () => frame } : context;
      };
      return provider;
    },
  };
}
