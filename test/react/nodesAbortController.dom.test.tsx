import { transferableAbortController } from 'node:util';
import { render } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { PhoneLoginForm, proxyTransport } from '../../src/index.ts';

it("renders with jsdom's document and Node's AbortController, as in Jest with MSW", () => {
  vi.stubGlobal('AbortController', transferableAbortController().constructor);
  onTestFinished(() => void vi.unstubAllGlobals());
  // In its own document, Vitest accepts the signals of both.
  const frame = document.body.appendChild(document.createElement('iframe'));
  onTestFinished(() => frame.remove());
  const { getByLabelText } = render(<PhoneLoginForm transport={proxyTransport({ url: '/api/sms' })} />, {
    baseElement: frame.contentDocument!.body,
  });
  expect(getByLabelText('Phone number')).toBeInTheDocument();
});
