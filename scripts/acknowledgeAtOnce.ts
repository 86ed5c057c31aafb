import type { Browser } from 'playwright';

/** What leads from a browser of Playwright to its socket, as of the version in package.json. */
interface Hidden {
  _connection?: {
    toImpl?: (browser: Browser) =>
      | {
          _connection?: {
            _transport?: { _ws?: { on(event: 'message', run: () => void): void; pong(): void } };
          };
        }
      | undefined;
  };
}

/**
 * Makes Playwright's actions in Firefox about four times as fast. Firefox holds back an answer until the one before it
 * is acknowledged (Nagle's algorithm), which Linux does 40 ms later, unless there is something to send. So each answer
 * is followed by a pong, to which Firefox does not reply. Without the private fields, everything works at the old pace.
 */
export function acknowledgeAtOnce(browser: Browser): Browser {
  const socket = (browser as Hidden)._connection?.toImpl?.(browser)?._connection?._transport?._ws;
  socket?.on('message', () => socket.pong());
  return browser;
}
