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
  /** Waits until the page is drawn, stops everything that moves, and resolves to the widget's box. */
  settle(): Promise<LookBox>;
}

/** A place on the page, in CSS pixels. */
export type LookBox = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;

declare global {
  var look: Look;
}

const query = new URLSearchParams(location.search);
const state = lookStates[query.get('state') ?? 'empty']!;
const root = document.documentElement;
const isRightToLeft = query.get('dir') === 'rtl';
const locale = state.locale ?? (isRightToLeft ? ar : en);

const main = document.querySelector('main')!;
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const time = stillTime();
let heldMs = 0;
globalThis.look = {
  pass(ms) {
    heldMs += ms;
    time.pass(ms);
  },
  async settle() {
    await document.fonts.ready;
    for (let count = 0; count < 4; count++) await nextFrame();
    holdAnimations(heldMs);
    await nextFrame();
    const { x, y, width, height } = main.getBoundingClientRect();
    return { x, y, width, height };
  },
};

root.lang = locale.tag;
root.dir = isRightToLeft ? 'rtl' : 'ltr';
root.dataset.theme = query.get('theme') ?? '';
if (state.isOffline) Object.defineProperty(navigator, 'onLine', { get: () => false });

main.style.inlineSize = `${query.get('width') ?? 392}px`;
main.style.minBlockSize = `${state.height ?? 0}px`;
createRoot(main).render(<LookWidget state={state} locale={locale} />);
