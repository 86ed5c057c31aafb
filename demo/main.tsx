import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/react/styles.css';
import './demo.css';
import { DemoPage } from './DemoPage.tsx';

// The page works without a network: its server is on this computer.
if (!navigator.onLine) Object.defineProperty(navigator, 'onLine', { value: true });

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <DemoPage />
  </StrictMode>,
);
