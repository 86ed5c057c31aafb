import { createRoot } from 'react-dom/client';
import { PhoneLoginForm } from '../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import type { TabFrame } from './openTab.ts';
import '../../src/react/styles.css';

// The script of a page that `openTab` opens: the login form, with the clocks of the test.
const { clock, props, isStorageBlocked } = (window.frameElement as TabFrame).page;
if (isStorageBlocked) {
  const get = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  Object.defineProperty(window, 'localStorage', { get });
}
Date.now = () => clock.wallMs;
performance.now = () => clock.monotonicMs;
createRoot(document.body.appendChild(document.createElement('main'))).render(<PhoneLoginForm {...props} />);
