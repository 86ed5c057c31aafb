import { createRoot } from 'react-dom/client';
import { PhoneLoginForm, proxyTransport } from '../../../src/index.ts';
import '../../../src/react/styles.css';

const root = document.getElementById('root')!;

createRoot(root).render(
  <PhoneLoginForm
    transport={proxyTransport({ url: '/api/sms' })}
    agreement="I agree."
    onSuccess={() => root.setAttribute('data-logged-in', '')}
  />,
);
