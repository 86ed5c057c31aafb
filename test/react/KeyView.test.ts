import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { KeyView } from '../../src/react/KeyView.ts';
import { SmsCalls } from '../../src/react/SmsCalls.ts';
import { createMemoryStorage } from '../../src/testing.ts';

it('tells whoever subscribes, again too, to look for what has changed', () => {
  const view = new KeyView(
    'key',
    createMemoryStorage(),
    new SmsCalls(new QueryClient(), 'send', 'CHANNEL_LOGIN'),
  );
  for (const times of [1, 2]) {
    const listener = vi.fn();
    const unsubscribe = view.subscribe(listener);
    expect(listener, `subscription ${times}`).toHaveBeenCalledOnce();
    unsubscribe();
  }
});
