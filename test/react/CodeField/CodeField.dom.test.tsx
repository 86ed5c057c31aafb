import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { CodeField } from '../../../src/react/CodeField/CodeField.tsx';
import { errorOf } from '../errorOf.ts';

const input = () => screen.getByLabelText<HTMLInputElement>('Verification code');

describe('in jsdom, as in the tests of an application', () => {
  it('is typed into and pasted into by user-event', async () => {
    const user = userEvent.setup();
    const completed: string[] = [];
    render(<CodeField onComplete={(code) => completed.push(code)} />);
    await user.type(input(), '12a3٤');
    expect(input()).toHaveValue('1234');
    await user.paste('Your code is 654 321.');
    expect(input()).toHaveValue('654321');
    await user.keyboard('7{Backspace}0');
    expect(input()).toHaveValue('654320');
    await user.clear(input());
    expect(input()).toHaveValue('');
    await user.type(input(), '123456');
    expect(completed).toEqual(['654321', '654320', '123456']);
  });

  it('is changed by fireEvent', () => {
    render(<CodeField />);
    fireEvent.change(input(), { target: { value: '123 456' } });
    expect(input()).toHaveValue('123456');
  });

  it('works as a controlled field', async () => {
    function Parent() {
      const [value, setValue] = useState('');
      return <CodeField value={value} onChange={(event) => setValue(event.target.value)} />;
    }
    render(<Parent />);
    await userEvent.type(input(), '12x3');
    expect(input()).toHaveValue('123');
  });
});

describe('letters', () => {
  it('are kept in upper case', async () => {
    render(<CodeField charset="alphanumeric" />);
    await userEvent.type(input(), 'k7p-2qx');
    expect(input()).toHaveValue('K7P2QX');
    expect(input()).toHaveAttribute('inputmode', 'text');
    expect(input()).toHaveAttribute('autocapitalize', 'characters');
  });
});

describe('the input', () => {
  it('takes what a form library registers, and keeps its own attributes', async () => {
    const limits = { maxLength: 6, pattern: 'x', type: 'password' };
    const registered = { ref: vi.fn(), name: 'otp', onBlur: vi.fn(), onChange: vi.fn(), ...limits };
    const { unmount } = render(<CodeField {...registered} />);
    expect(registered.ref).toHaveBeenLastCalledWith(input());
    expect(input()).toHaveAttribute('name', 'otp');
    expect(input()).not.toHaveAttribute('maxlength');
    expect(input()).toHaveAttribute('type', 'text');
    expect(input()).toHaveAttribute('pattern', '[0-9]{6}');
    await userEvent.type(input(), '1x');
    expect(registered.onChange.mock.calls.map(([event]) => event.target.value)).toEqual(['1']);
    await userEvent.tab();
    expect(registered.onBlur).toHaveBeenCalledOnce();
    unmount();
    expect(registered.ref).toHaveBeenLastCalledWith(null);
  });

  it('is what the ref holds', () => {
    const ref = createRef<HTMLInputElement>();
    render(<CodeField ref={ref} />);
    expect(ref.current).toBe(input());
  });

  it('calls onChange first, then onValueChange, then onComplete', async () => {
    const calls: string[] = [];
    render(
      <CodeField
        defaultValue="12345"
        onChange={() => calls.push('change')}
        onValueChange={() => calls.push('value')}
        onComplete={() => calls.push('complete')}
      />,
    );
    await userEvent.type(input(), '6');
    expect(calls).toEqual(['change', 'value', 'complete']);
  });

  it('asks for a code from the message and never for a password', () => {
    render(<CodeField />);
    expect(input()).toHaveAttribute('autocomplete', 'one-time-code');
    expect(input()).toHaveAttribute('inputmode', 'numeric');
    expect(input()).toHaveAttribute('dir', 'ltr');
    expect(input()).toHaveAttribute('spellcheck', 'false');
    expect(input()).toHaveAttribute('autocapitalize', 'none');
    expect(input().previousElementSibling).toHaveAttribute('aria-hidden', 'true');
  });
});

describe('length', () => {
  it.each([0, 3, 9, 4.5, Number.NaN, Infinity])('%d is refused, with the reason and what to do', (length) => {
    const message = String(errorOf(() => render(<CodeField length={length} />)));
    expect(message).toMatch(/got length=.* No .* Use a .* 4 to 8/);
  });

  it.each([4, 8])('%d has as many slots', (length) => {
    const { container } = render(<CodeField length={length} />);
    expect(container.querySelectorAll('.sms-CodeField-slot')).toHaveLength(length);
  });
});

describe('a value from a parent that is not a code', () => {
  it.each(['12ab', '1234567', '123 456', '一二三四五六'])(
    '%j is kept, and fails the validation of the form',
    (value) => {
      const onValueChange = vi.fn();
      const { rerender } = render(<CodeField value={value} onValueChange={onValueChange} />);
      expect(input()).toHaveValue(value);
      expect(input().validity.patternMismatch).toBe(true);
      rerender(<CodeField value="123456" onValueChange={onValueChange} />);
      expect(input()).toHaveValue('123456');
      rerender(<CodeField value={value} onValueChange={onValueChange} />);
      expect(input()).toHaveValue(value);
      expect(onValueChange).not.toHaveBeenCalled();
    },
  );

  it('is kept when it has become too long for the code', () => {
    const { container, rerender } = render(<CodeField defaultValue="123456" />);
    rerender(<CodeField length={4} />);
    expect(input()).toHaveValue('123456');
    expect(input().validity.patternMismatch).toBe(true);
    expect(container.firstElementChild).not.toHaveAttribute('data-complete');
  });
});

describe('texts', () => {
  it('leaves its own label out if the page names the field', () => {
    const { container, rerender } = render(<CodeField aria-label="Own" />);
    expect(screen.getByRole('textbox')).toHaveAccessibleName('Own');
    expect(container.querySelector('label')).toBeNull();
    rerender(
      <>
        <b id="heading">Above</b>
        <CodeField aria-labelledby="heading" />
      </>,
    );
    expect(screen.getByRole('textbox')).toHaveAccessibleName('Above');
    expect(container.querySelector('label')).toBeNull();
    rerender(<CodeField label={null} aria-label={undefined} />);
    expect(screen.getByRole('textbox')).toHaveAccessibleName('Verification code');
  });

  it('keeps a line for an error that is not there yet', () => {
    const { container, rerender } = render(<CodeField />);
    const lines = () => container.querySelectorAll('.sms-CodeField-message').length;
    expect(lines()).toBe(0);
    rerender(<CodeField error={null} />);
    expect(lines()).toBe(1);
    expect(input()).not.toHaveAccessibleDescription();
    rerender(<CodeField error="Wrong code." aria-describedby="elsewhere" />);
    expect(input()).toHaveAttribute('aria-describedby', expect.stringMatching(/^elsewhere \S+$/));
  });

  it('gives each part its class', () => {
    const { container } = render(
      <CodeField className="own" hint="x" classNames={{ root: 'r', slot: 's', message: 'm' }} />,
    );
    expect(container.firstElementChild).toHaveClass('sms-CodeField', 'r', 'own');
    expect(container.querySelectorAll('.sms-CodeField-slot.s')).toHaveLength(6);
    expect(container.querySelectorAll('.sms-CodeField-message.m')).toHaveLength(1);
  });
});

describe('the root', () => {
  it('shows the state in attributes', () => {
    const { container, rerender } = render(<CodeField defaultValue="123456" />);
    const root = container.firstElementChild;
    expect(root).toHaveAttribute('data-complete');
    expect(root).toHaveAttribute('data-length', '6');
    expect(root).not.toHaveAttribute('data-invalid');
    rerender(<CodeField error="Wrong code." disabled />);
    expect(root).toHaveAttribute('data-invalid');
    expect(root).toHaveAttribute('data-disabled');
    rerender(<CodeField error="A hint of sorts." invalid={false} />);
    expect(root).not.toHaveAttribute('data-invalid');
  });
});
