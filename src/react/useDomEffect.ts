import { useEffect, useLayoutEffect } from 'react';

/** An effect before the page is painted. On a server it does nothing, without React 18's warning for layout effects. */
export const useDomEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
