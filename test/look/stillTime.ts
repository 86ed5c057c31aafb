const START = Date.UTC(2026, 0, 5, 9);
const NAME = 'look.passedMs';

/** Time in the page's hands. */
export interface StillTime {
  pass(ms: number): void;
}

/** Stops both clocks of the page. Timers go on. What has been passed stays passed after a reload. */
export function stillTime(): StillTime {
  let passedMs = Number(sessionStorage.getItem(NAME));
  Date.now = () => START + passedMs;
  performance.now = () => 1000 + passedMs;
  return {
    pass(ms) {
      passedMs += ms;
      sessionStorage.setItem(NAME, String(passedMs));
      // as after a sleep, so that whoever counts looks at the clock
      window.dispatchEvent(new Event('focus'));
    },
  };
}
