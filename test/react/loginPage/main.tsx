import { createRoot, hydrateRoot } from 'react-dom/client';
import { PhoneLoginForm, proxyTransport } from '../../../src/index.ts';
import '../../../src/react/styles.css';

const root = document.getElementById('root')!;
const countries = new URLSearchParams(location.search).get('countries')?.split(',');

const form = (
  <PhoneLoginForm
    transport={proxyTransport({ url: '/api/sms' })}
    countries={countries}
    agreement="I agree."
    onSuccess={() => root.setAttribute('data-logged-in', '')}
  />
);

if (root.hasChildNodes()) hydrateRoot(root, form);
else createRoot(root).render(form);
