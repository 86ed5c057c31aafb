import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/react/styles.css';
import './demo.css';
import { DemoPage } from './DemoPage.tsx';

// The page is here though there is no network: what it asks is on this computer, too.
if (!navigator.onLine) Object.defineProperty(navigator, 'onLine', { value: true });

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <DemoPage />
  </StrictMode>,
);
