import { cleanup, render } from '@testing-library/react';
import type { CSSProperties, ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { PhoneCodeInput } from '../../../src/react/PhoneCodeInput/PhoneCodeInput.tsx';
import { PhoneLoginForm } from '../../../src/react/PhoneLoginForm/PhoneLoginForm.tsx';
import { createHandTransport } from '../createHandTransport.ts';
import { setViewport } from '../setViewport.ts';
import '../../../src/react/styles.css';

afterEach(cleanup);

const form = <PhoneLoginForm transport={createHandTransport()} resume={false} />;
const input = <PhoneCodeInput transport={createHandTransport()} resume={false} />;

function mount(ui: ReactElement) {
  const { container } = render(ui);
  const widget = container.querySelector('.sms-PhoneCodeInput')!;
  const box = container.firstElementChild!;
  return { width: widget.getBoundingClientRect().width, isWhole: box.scrollWidth <= box.clientWidth };
}

/** Like a dialog: as wide as its content, but no wider than the screen. */
const DIALOG: CSSProperties = {
  position: 'absolute',
  insetInlineStart: 0,
  inlineSize: 'fit-content',
  maxInlineSize: 'calc(100% - 38px)',
  boxSizing: 'border-box',
  padding: 16,
  overflow: 'auto',
};

describe.each([
  ['the form', form, 360],
  ['the input', input, 280],
])('%s', (_, widget, wanted) => {
  it.each([
    [800, wanted],
    [320, 240],
  ])(
    'keeps its width in a box that is as wide as its content, on a screen of %s px',
    async (screenWidth, least) => {
      await setViewport(screenWidth);
      const { width, isWhole } = mount(<div style={DIALOG}>{widget}</div>);
      expect(width).toBeGreaterThanOrEqual(least);
      expect(isWhole).toBe(true);
    },
  );

  it.each([
    [580, 290],
    [760, 360],
  ])('does not widen a column that has half of %i px, and is %i px wide', async (inlineSize, expected) => {
    await setViewport(800);
    const columns = { display: 'grid', gridTemplateColumns: '1fr 1fr', inlineSize };
    const { width } = mount(
      <div style={columns}>
        {widget}
        <p />
      </div>,
    );
    expect(width).toBe(expected);
  });
});
