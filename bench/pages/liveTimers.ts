// Imported before everything else, so that every timer and every listener is counted.
const timers = new Set<unknown>();
const listeners = new Map<EventTarget, Map<string, Set<unknown>>>();
let fired = 0;

const { setTimeout: startTimeout, clearTimeout: stopTimeout } = window;
const { setInterval: startInterval, clearInterval: stopInterval } = window;
const { addEventListener: listen, removeEventListener: unlisten } = EventTarget.prototype;

type Handler = (...args: unknown[]) => void;

Object.assign(window, {
  setTimeout(handler: Handler, delayMs?: number, ...args: unknown[]) {
    const timer: unknown = startTimeout(() => {
      timers.delete(timer);
      fired++;
      handler(...args);
    }, delayMs);
    timers.add(timer);
    return timer;
  },
  setInterval(handler: Handler, delayMs?: number, ...args: unknown[]) {
    const timer: unknown = startInterval(() => {
      fired++;
      handler(...args);
    }, delayMs);
    timers.add(timer);
    return timer;
  },
  clearTimeout(timer: unknown) {
    timers.delete(timer);
    stopTimeout(timer as number);
  },
  clearInterval(timer: unknown) {
    timers.delete(timer);
    stopInterval(timer as number);
  },
});

Object.assign(EventTarget.prototype, {
  addEventListener(this: EventTarget | undefined, ...args: Parameters<typeof listen>) {
    const target = this ?? window;
    const [type, listener, options] = args;
    // a listener with `once` removes itself
    if (typeof options !== 'object' || !options.once) listListeners(target, type, options).add(listener);
    listen.apply(target, args);
  },
  removeEventListener(this: EventTarget | undefined, ...args: Parameters<typeof unlisten>) {
    const target = this ?? window;
    const [type, listener, options] = args;
    listListeners(target, type, options).delete(listener);
    unlisten.apply(target, args);
  },
});

function listListeners(
  target: EventTarget,
  type: string,
  options: boolean | EventListenerOptions | undefined,
): Set<unknown> {
  const isCapture = typeof options === 'object' ? options.capture : options;
  const name = `${type} ${isCapture ?? false}`;
  const ofTarget = listeners.get(target) ?? new Map<string, Set<unknown>>();
  listeners.set(target, ofTarget);
  const ofType = ofTarget.get(name) ?? new Set();
  ofTarget.set(name, ofType);
  return ofType;
}

/** The number of timers that are pending now. */
export const countTimers = (): number => timers.size;

/** The number of event listeners that are attached now. */
export const countListeners = (): number =>
  [...listeners.values()]
    .flatMap((ofTarget) => [...ofTarget.values()])
    .reduce((sum, { size }) => sum + size, 0);

/** The number of timers that have fired since the last call. */
export function takeFired(): number {
  const taken = fired;
  fired = 0;
  return taken;
}
