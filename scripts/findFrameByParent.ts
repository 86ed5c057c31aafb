import type { PlaywrightBrowserProvider } from '@vitest/browser-playwright';
import type { BrowserProviderOption } from 'vitest/node';

/**
 * Over BiDi, Playwright learns a frame's name a moment after the frame itself, and Vitest looks for the tests' frame by its
 * name: from the second file of a page on it finds none. So here the tests' frame is the one that the page itself holds.
 */
export function findFrameByParent(option: BrowserProviderOption): BrowserProviderOption {
  return {
    ...option,
    providerFactory(project) {
      const provider = option.providerFactory(project) as PlaywrightBrowserProvider;
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
