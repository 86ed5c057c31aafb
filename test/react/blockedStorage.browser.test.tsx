import { expect, it } from 'vitest';
import { autofill } from './autofill.ts';
import { createHandTransport } from './createHandTransport.ts';
import { createTabClock, openTab } from './openTab.ts';

it('shows the cooldown in the other tab even if no page may use the storage', async () => {
  const transport = createHandTransport();
  const clock = createTabClock();
  const [here, there] = [
    await openTab({ transport }, clock, { isStorageBlocked: true }),
    await openTab({ transport }, clock, { isStorageBlocked: true }),
  ];
  for (const { phone } of [here, there]) autofill(phone, '13800138000');
  here.button.click();
  await expect.poll(() => transport.sends.length).toBe(1);
  transport.sends[0]!.resolve();
  await expect.poll(there.readStatus).toBe(60);
  there.button.click();
  expect(transport.sends).toHaveLength(1);
});
