import { createRoot, hydrateRoot } from 'react-dom/client';
import { PhoneLoginForm, proxyTransport } from '../../../src/index.ts';
import '../../../src/react/styles.css';

const root = document.getElementById('root')!;

const form = (
  <PhoneLoginForm
    transport={proxyTransport({ url: '/api/sms' })}
    agreement="I agree."
    onSuccess={() => root.setAttribute('data-logged-in', '')}
  />
);

if (root.hasChildNodes()) hydrateRoot(root, form);
else createRoot(root).render(form);
