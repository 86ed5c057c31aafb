import type { Browser } from 'playwright';

interface Socket {
  on: (event: 'message', run: () => void) => void;
  pong: () => void;
}

/** What leads from a browser to its socket in the version of Playwright that package.json names. */
interface Hidden {
  _connection?: { toImpl?: (browser: Browser) => { _connection?: { _transport?: { _ws?: Socket } } } };
}

/**
 * Makes Playwright's actions in Firefox about four times as fast. Firefox holds back an answer until the one before it
 * is acknowledged (Nagle's algorithm), which Linux does 40 ms later, unless there is something to send. So each answer
 * is followed by a pong, to which Firefox does not reply. Without the private fields, everything works at the old pace.
 */
export function acknowledgeAtOnce(browser: Browser): Browser {
  const socket = (browser as Hidden)._connection?.toImpl?.(browser)._connection?._transport?._ws;
  socket?.on('message', () => socket.pong());
  return browser;
}
