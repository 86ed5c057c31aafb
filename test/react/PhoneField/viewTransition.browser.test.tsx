import { cleanup, render } from '@testing-library/react';
import { ViewTransition } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import { until } from '../until.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it.skipIf(!document.startViewTransition)(
  'starts no view transition, during which clicks are lost, when its countries appear (not all browsers have them)',
  async () => {
    const start = vi.spyOn(document, 'startViewTransition');
    const { container } = render(
      <ViewTransition>
        <PhoneField />
      </ViewTransition>,
    );
    await until(() => expect(container.querySelectorAll('select')).toHaveLength(2));
    expect(start).not.toHaveBeenCalled();
  },
);
