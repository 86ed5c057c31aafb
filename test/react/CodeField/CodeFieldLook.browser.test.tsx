import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextFrame, select } from '../editing.ts';
import { devtools, emulateMedia, engine } from '../engine.ts';
import { takePixels } from '../takePixels.ts';
import { mountField } from './codeFieldHarness.tsx';

type Field = ReturnType<typeof mountField>;

afterEach(async () => {
  document.documentElement.dir = '';
  document.documentElement.dataset.theme = '';
  if (engine === 'chromium') await emulateMedia();
});

function setUp(props: Parameters<typeof mountField>[0], width = 360): Field {
  document.documentElement.dataset.theme = 'light';
  const field = mountField(props);
  field.form.style.inlineSize = `${width}px`;
  return field;
}

/** Makes the browser treat the field as autofilled. */
async function forceAutofill(): Promise<void> {
  for (const method of ['DOM.enable', 'CSS.enable', 'DOM.getDocument']) await devtools(method);
  const { searchId } = (await devtools('DOM.performSearch', { query: '.sms-CodeField-input' })) as {
    searchId: string;
  };
  const { nodeIds } = (await devtools('DOM.getSearchResults', { searchId, fromIndex: 0, toIndex: 1 })) as {
    nodeIds: number[];
  };
  await devtools('CSS.forcePseudoState', { nodeId: nodeIds[0], forcedPseudoClasses: ['autofill'] });
}

/** For each slot, how far the middle of the ink is from the middle of the slot, in CSS pixels. */
async function measureDrift(field: Field): Promise<number[]> {
  field.input.blur();
  await nextFrame();
  const { image, scale } = await takePixels();
  return field.slots().map((slot) => {
    const box = slot.getBoundingClientRect();
    const inset = 6; // inside the border and its corners
    let [sum, weight] = [0, 0];
    for (let y = Math.ceil((box.top + inset) * scale); y < (box.bottom - inset) * scale; y++)
      for (let x = Math.ceil((box.left + inset) * scale); x < (box.right - inset) * scale; x++) {
        const ink = 255 - image.data[(y * image.width + x) * 4 + 1]!;
        sum += ink * (x + 0.5);
        weight += ink;
      }
    expect(weight).toBeGreaterThan(500);
    return sum / weight / scale - (box.left + box.right) / 2;
  });
}

describe('the digits and the slots', () => {
  it.each([
    ['in 360 px', {}, 360],
    ['in 224 px, beside a button', {}, 224],
    ['in 280 px', {}, 280],
    ['in 301 px', {}, 301],
    ['masked', { mask: true }, 360],
    ['of four', { length: 4, defaultValue: '8888' }, 360],
    ['of eight, in 280 px', { length: 8, defaultValue: '88888888' }, 280],
  ])('%s, are less than half a pixel apart', async (_where, props, width) => {
    const drift = await measureDrift(setUp({ defaultValue: '888888', ...props }, width));
    expect(Math.max(...drift.map(Math.abs))).toBeLessThan(0.5);
  });

  it.each([
    [
      "a user's text spacing",
      '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }',
    ],
    ["a page's CSS reset", '* { margin: 0; padding: 0; border: 0; font: inherit }'],
    [
      "a page's form styles",
      `input { max-width: 100%; width: 100%; height: 30px; margin: 8px 0; padding: 12px 20px; border: 3px solid;
        color: #fff; background: linear-gradient(90deg, #fff, #000); box-shadow: inset 9px 0; text-align: right; text-indent: 8px }`,
    ],
  ])('stay together under %s', async (_what, rules) => {
    const page = document.createElement('style');
    page.textContent = `${rules} body { font-family: serif }`;
    document.head.append(page);
    onTestFinished(() => page.remove());
    const drift = await measureDrift(setUp({ defaultValue: '888888' }));
    expect(Math.max(...drift.map(Math.abs))).toBeLessThan(0.5);
  });

  it('11. run left to right even on a right-to-left page', async () => {
    document.documentElement.dir = 'rtl';
    const field = setUp({ defaultValue: '888888' });
    const lefts = field.slots().map((slot) => slot.getBoundingClientRect().left);
    expect(lefts.toSorted((a, b) => a - b)).toEqual(lefts);
    expect([document.documentElement.scrollWidth, scrollX]).toEqual([innerWidth, 0]);
    expect(Math.max(...(await measureDrift(field)).map(Math.abs))).toBeLessThan(0.5);
  });

  it('11. so do the caret and the arrow keys', async () => {
    document.documentElement.dir = 'rtl';
    const field = setUp({ defaultValue: '123456' });
    await select(field.input, 6);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}9');
    expect(field.input.value).toBe('123496');
  });

  it('do not move when the sixth is typed', async () => {
    const field = setUp({});
    await select(field.input, 0);
    await userEvent.keyboard('888888');
    expect(field.input.scrollLeft).toBe(0);
    expect(Math.max(...(await measureDrift(field)).map(Math.abs))).toBeLessThan(0.5);
  });
});

it("a selection is shown by the slots, and neither by the browser's highlight, which would run across the gaps, nor by half of the page's", () => {
  const base = document.createElement('style');
  base.textContent = '@layer base { ::selection { background: navy; color: white } }';
  document.head.prepend(base);
  onTestFinished(() => base.remove());
  const { input } = setUp({ defaultValue: '123456' });
  const { backgroundColor, color } = getComputedStyle(input, '::selection');
  expect([backgroundColor, color]).toEqual(['rgba(0, 0, 0, 0)', getComputedStyle(input).color]);
});

describe('the size', () => {
  it.each([
    [360, 44, 304],
    [280, 41, 280],
    [224, 34, 224],
  ])('in %i px: slots of %i px, %i px in all', (width, slot, all) => {
    const field = setUp({}, width);
    expect(field.slots()[0]!.getBoundingClientRect().width).toBeCloseTo(slot, 0);
    const [first, last] = [field.slots()[0]!, field.slots().at(-1)!];
    const right = last.getBoundingClientRect().right;
    expect(right - first.getBoundingClientRect().left).toBeCloseTo(all, 0);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  });

  it('beside a button it takes the space that is left, alone in a row what it needs', () => {
    const field = setUp({});
    field.form.style.display = 'flex';
    const [before, after] = [field.query('[aria-label=Before]'), field.query('[aria-label=After]')];
    before.style.display = 'none';
    Object.assign(after.style, { flex: 'none', inlineSize: '128px', boxSizing: 'border-box' });
    field.form.style.gap = '8px';
    expect(after.getBoundingClientRect().right - field.form.getBoundingClientRect().left).toBeCloseTo(360, 0);
    expect(field.slots()[0]!.getBoundingClientRect().width).toBeCloseTo(34, 0);
    after.style.display = 'none';
    expect(field.slots()[0]!.getBoundingClientRect().width).toBeCloseTo(44, 0);
  });

  it('has custom properties for the slots', () => {
    const field = setUp({});
    field.root.style.setProperty('--sms-slot-width', '36px');
    field.root.style.setProperty('--sms-slot-gap', '12px');
    const [first, second] = field.slots().map((slot) => slot.getBoundingClientRect());
    expect(first!.width).toBeCloseTo(36, 0);
    expect(second!.left - first!.right).toBeCloseTo(12, 0);
  });
});

describe('an error of several lines', () => {
  it.each(['ltr', 'rtl'])('starts each of them beside its icon, %s', (direction) => {
    document.documentElement.dir = direction;
    const field = setUp({ error: <b>the code of a message that is not the newest</b> }, 160);
    const lines = [...field.query('b').getClientRects()];
    expect(lines.length).toBeGreaterThan(1);
    const side = direction === 'ltr' ? 'left' : 'right';
    expect(new Set(lines.map((line) => Math.round(line[side]))).size).toBe(1);
  });
});

describe('17. the badge of a password manager, 24 px wide and 9 px before the end of the field', () => {
  it.each([360, 280, 224])('fits after the last digit, in %i px', (width) => {
    const field = setUp({}, width);
    const slot = field.slots().at(-1)!.getBoundingClientRect();
    const digitEnd = (slot.left + slot.right) / 2 + 0.3 * parseFloat(getComputedStyle(field.input).fontSize);
    expect(field.input.getBoundingClientRect().right - 33).toBeGreaterThanOrEqual(digitEnd);
  });
});

describe('the end of the field', () => {
  it.each([
    ['44px', '8px', 6],
    ['80px', '0px', 6],
    ['64px', '40px', 4],
    ['24px', '4px', 8],
  ])('has room for the caret of a full code, with slots of %s and gaps of %s', async (slot, gap, length) => {
    const field = setUp({ length }, 600);
    field.root.style.setProperty('--sms-slot-width', slot);
    field.root.style.setProperty('--sms-slot-gap', gap);
    field.input.focus();
    await userEvent.keyboard('12345678'.slice(0, length));
    await nextFrame();
    expect([field.input.selectionEnd, field.input.scrollLeft]).toEqual([length, 0]);
  });
});

describe('18. forced colours', () => {
  it.runIf(engine === 'chromium')(
    'leave the digits legible and the slots whole (only Chromium can emulate them)',
    async () => {
      await emulateMedia('forced-colors', 'active');
      const field = setUp({ defaultValue: '888888' });
      await nextFrame();
      expect(matchMedia('(forced-colors: active)').matches).toBe(true);
      const probe = document.createElement('i');
      probe.style.color = 'CanvasText';
      field.root.append(probe);
      const expected = getComputedStyle(probe).color;
      expect(getComputedStyle(field.input).color).toBe(expected);
      // The border is one unbroken line at the height of the digits: nothing lies over it.
      const { image, scale } = await takePixels();
      for (const slot of field.slots()) {
        const box = slot.getBoundingClientRect();
        const pixel = (x: number, y: number) =>
          [
            ...image.data
              .slice((Math.floor(y * scale) * image.width + Math.floor(x * scale)) * 4)
              .slice(0, 3),
          ].join();
        const edge = Array.from({ length: 20 }, (_, row) => pixel(box.left + 0.5, box.top + 12 + row));
        expect(new Set(edge).size).toBe(1);
        expect(edge[0]).not.toBe(pixel(box.left + 5, box.top + 12));
      }
    },
  );
});

describe('20. a masked field', () => {
  it('looks the same whatever the digits are, also when selected, and keeps the numeric keypad', async () => {
    const field = setUp({ mask: true });
    const pictures: string[] = [];
    for (const code of ['111111', '888888']) {
      await select(field.input, 0, 6);
      await userEvent.keyboard(code);
      for (const selected of [false, true]) {
        if (selected) await select(field.input, 0, 6);
        else field.input.blur();
        await Promise.all(field.root.getAnimations({ subtree: true }).map(({ finished }) => finished));
        const { image } = await takePixels();
        pictures.push(`${selected} ${image.data.reduce((sum, byte, at) => (sum * 31 + byte * at) % 1e9, 7)}`);
      }
    }
    expect(new Set(pictures).size).toBe(2);
    expect(field.input.type).toBe('text');
    expect(field.input.inputMode).toBe('numeric');
  });
});

describe('25. reduced motion', () => {
  it.runIf(engine === 'chromium')(
    'stops the transitions and the blinking caret (only Chromium can emulate it)',
    async () => {
      await emulateMedia('prefers-reduced-motion', 'reduce');
      const field = setUp({ error: 'Wrong code.' });
      expect(getComputedStyle(field.slots()[0]!).transitionDuration).toBe('0s');
      expect(getComputedStyle(field.input).getPropertyValue('caret-animation')).toBe('manual');
      await select(field.input, 0);
      expect(field.root.getAnimations({ subtree: true })).toEqual([]);
    },
  );

  it('is not needed to stop shakes or moves: there are none', async () => {
    const field = setUp({});
    await select(field.input, 0);
    field.update({ error: 'Wrong code.' });
    const moving = field.root
      .getAnimations({ subtree: true })
      .map((animation) => (animation as CSSTransition).transitionProperty)
      .filter((property) => !/color/.test(property));
    expect(moving).toEqual([]);
  });
});

describe('an autofilled code', () => {
  it.runIf(engine === 'chromium')(
    'leaves the slots visible, in the colours of the theme (only Chromium can force it)',
    async () => {
      const field = setUp({ defaultValue: '123456' });
      const { top, left } = field.slots()[0]!.getBoundingClientRect();
      // Above the digits: borders, corners, gaps.
      const takeStrip = async () => {
        const { image, scale } = await takePixels();
        const at = (y: number) => ((top + y) * scale * image.width + left * scale) * 4;
        return Array.from({ length: 8 }, (_, y) => image.data.slice(at(y), at(y) + 304 * scale * 4).join());
      };
      const plain = await takeStrip();
      await forceAutofill();
      await nextFrame();
      expect(field.input.matches(':autofill')).toBe(true);
      expect((await takeStrip()).join() === plain.join()).toBe(true);
    },
  );
});
