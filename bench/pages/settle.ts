/** Waits until React has finished. It counts turns of the event loop, not time, since the clock may stand still. */
export async function settle(isDone = () => true, turns = 10): Promise<void> {
  for (let turn = 0; turn < turns || !isDone(); turn++) {
    if (turn > 10_000)
      throw new Error(
        `The page did not reach the expected state, so it can't be measured. It shows: ${document.body.innerText.slice(0, 200)}`,
      );
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  }
}
