import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/react/styles.css';
import './demo.css';
import { DemoPage } from './DemoPage.tsx';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <DemoPage />
  </StrictMode>,
);
