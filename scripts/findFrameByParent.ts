import type { PlaywrightBrowserProvider } from '@vitest/browser-playwright';
import type { BrowserProviderOption } from 'vitest/node';

/**
 * Lets Vitest find the frame of the tests in Firefox. Vitest looks it up by name, but over BiDi, Playwright learns the
 * name a moment after the frame itself, so none is found from a page's second file on. Here it is the page's last child
 * frame.
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
