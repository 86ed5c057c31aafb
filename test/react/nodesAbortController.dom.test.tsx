import { transferableAbortController } from 'node:util';
import { render } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { PhoneLoginForm, proxyTransport } from '../../src/index.ts';

it('is rendered where the document is of jsdom and the AbortController of Node, as MSW wants it in Jest', () => {
  vi.stubGlobal('AbortController', transferableAbortController().constructor);
  onTestFinished(() => void vi.unstubAllGlobals());
  // Vitest lets its own document take the signals of both.
  const frame = document.body.appendChild(document.createElement('iframe'));
  onTestFinished(() => frame.remove());
  const { getByLabelText } = render(<PhoneLoginForm transport={proxyTransport({ url: '/api/sms' })} />, {
    baseElement: frame.contentDocument!.body,
  });
  expect(getByLabelText('Phone number')).toBeInTheDocument();
});
