import { createRoot } from 'react-dom/client';
import { ar } from '../../src/react/messages/ar.ts';
import { en } from '../../src/react/messages/en.ts';
import '../../src/react/styles.css';
import { holdAnimations } from './holdAnimations.ts';
import './look.css';
import { lookStates } from './lookStates.ts';
import { LookWidget } from './LookWidget.tsx';
import { stillTime } from './stillTime.ts';

/** The page's methods for the tool that drives it. */
export interface Look {
  pass(ms: number): void;
  hold(): void;
}

declare global {
  var look: Look;
}

const query = new URLSearchParams(location.search);
const state = lookStates[query.get('state') ?? 'empty']!;
const root = document.documentElement;
const isRightToLeft = query.get('dir') === 'rtl';
const locale = state.locale ?? (isRightToLeft ? ar : en);

const time = stillTime();
let heldMs = 0;
globalThis.look = {
  pass(ms) {
    heldMs += ms;
    time.pass(ms);
  },
  hold: () => holdAnimations(heldMs),
};

root.lang = locale.tag;
root.dir = isRightToLeft ? 'rtl' : 'ltr';
root.dataset.theme = query.get('theme') ?? '';
if (state.isOffline) Object.defineProperty(navigator, 'onLine', { get: () => false });

const main = document.querySelector('main')!;
main.style.inlineSize = `${query.get('width') ?? 392}px`;
main.style.minBlockSize = `${state.height ?? 0}px`;
createRoot(main).render(<LookWidget state={state} locale={locale} />);
