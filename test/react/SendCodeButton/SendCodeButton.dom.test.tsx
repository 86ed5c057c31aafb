import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SendCodeButton } from '../../../src/react/SendCodeButton/SendCodeButton.tsx';
import type { SendCodeButtonProps } from '../../../src/react/SendCodeButton/SendCodeButton.tsx';
import { useSendSms } from '../../../src/react/useSendSms.ts';
import { createHandTransport } from '../createHandTransport.ts';
import type { HandTransport } from '../createHandTransport.ts';
import { passTime, settle, takeTimeForEach } from '../fakeTime.ts';

takeTimeForEach();

type Own = Omit<SendCodeButtonProps, 'sms'>;

function Alone({ transport, ...own }: Own & { transport: HandTransport }) {
  const sms = useSendSms({ transport, phoneNumber: '13800138000' });
  return <SendCodeButton sms={sms} {...own} />;
}

function mountButton({
  transport = createHandTransport(),
  ...own
}: Own & { transport?: HandTransport } = {}) {
  const view = render(<Alone transport={transport} {...own} />);
  const button = within(view.container).getByRole('button');
  return {
    transport,
    button,
    async click() {
      fireEvent.click(button);
      await settle();
    },
  };
}

it('sends by itself, and keeps its name while it counts down', async () => {
  const { button, transport, click } = mountButton();
  expect(button).toHaveAccessibleName('Send code');
  await click();
  expect(button).toHaveAttribute('data-state', 'sending');
  transport.sends[0]!.resolve();
  await settle();
  expect(button).toHaveTextContent('Resend in 60 s');
  await passTime(1000);
  expect(button).toHaveTextContent('Resend in 59 s');
  expect(button).toHaveAccessibleName('Resend code');
  await click();
  expect(transport.sends).toHaveLength(1);
});

it('counts down with the hook of another copy of the package', async () => {
  vi.resetModules();
  const other = await import('../../../src/react/useSendSms.ts');
  const transport = createHandTransport();
  function Mixed() {
    return <SendCodeButton sms={other.useSendSms({ transport, phoneNumber: '13800138000' })} />;
  }
  render(<Mixed />);
  const button = screen.getByRole('button');
  expect(other.useSendSms).not.toBe(useSendSms);
  fireEvent.click(button);
  await settle();
  transport.sends[0]!.resolve();
  await settle();
  await passTime(1000);
  expect(button).toHaveTextContent('Resend in 59 s');
});

it('passes the wait and the rest of it to the style sheet, once', async () => {
  const { button, transport, click } = mountButton();
  const lineOf = ({ style }: HTMLElement) =>
    ['--sms-cooldown', '--sms-cooldown-delay'].map((name) => style.getPropertyValue(name));
  await click();
  transport.sends[0]!.resolve({ retryAfterMs: 120_000 });
  await settle();
  expect(lineOf(button)).toEqual(['120000ms', '0ms']);
  await passTime(30_000);
  expect(lineOf(button)).toEqual(['120000ms', '0ms']);
  const found = mountButton({ transport });
  expect(lineOf(found.button)).toEqual(['120000ms', '-30000ms']);
});

it('shows the rest of its wait, and not that it is sending, if it is `aria-busy`', async () => {
  const { transport, click } = mountButton();
  await click();
  transport.sends[0]!.resolve();
  await settle();
  const { button } = mountButton({ transport, 'aria-busy': true });
  expect(button).toHaveAttribute('data-state', 'cooling');
  expect(button).toHaveTextContent('Resend in 60 s');
});

it('calls onSend instead of sending, but not while nothing can be sent', async () => {
  const onSend = vi.fn();
  const { transport, click } = mountButton({ onSend });
  await click();
  expect(onSend).toHaveBeenCalledOnce();
  expect(transport.sends).toEqual([]);

  const disabled = vi.fn();
  render(<Alone transport={createHandTransport()} onSend={disabled} disabled title="off" />);
  fireEvent.click(screen.getByTitle('off'));
  expect(disabled).not.toHaveBeenCalled();
});

it('sends nothing when a click was prevented', async () => {
  const { transport, click } = mountButton({ onClick: (event) => event.preventDefault() });
  await click();
  expect(transport.sends).toEqual([]);
});

it('never submits the form around it', () => {
  const onSubmit = vi.fn();
  render(
    <form onSubmit={onSubmit}>
      <Alone transport={createHandTransport()} />
    </form>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(onSubmit).not.toHaveBeenCalled();
});
