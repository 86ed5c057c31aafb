import { useEffect, useLayoutEffect } from 'react';

/** An effect before the page is painted; on a server none, without React 18's warning of a layout effect there. */
export const useDomEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
