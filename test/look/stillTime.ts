const START = Date.UTC(2026, 0, 5, 9);
const NAME = 'look.passedMs';

/** Time that only passes on request. */
export interface StillTime {
  pass(ms: number): void;
}

/** Stops both clocks of the page, but not its timers. Time that was let pass stays so after a reload. */
export function stillTime(): StillTime {
  let passedMs = Number(sessionStorage.getItem(NAME));
  Date.now = () => START + passedMs;
  performance.now = () => 1000 + passedMs;
  return {
    pass(ms) {
      passedMs += ms;
      sessionStorage.setItem(NAME, String(passedMs));
      // as after a sleep, so that the countdown reads the clock
      window.dispatchEvent(new Event('focus'));
    },
  };
}
