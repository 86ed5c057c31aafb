/**
 * Calls `act` when the form of an input is reset, before that empties its fields; returns what ends this. Not called if
 * any listener, however far out, prevents the reset.
 */
export function watchReset(input: HTMLInputElement | null, act: () => void): () => void {
  const form = input?.form;
  const onReset = (event: Event) => {
    const afterOthers = (last: Event) => {
      if (last === event && !event.defaultPrevented) act();
    };
    form?.getRootNode().addEventListener('reset', afterOthers, { once: true });
  };
  form?.addEventListener('reset', onReset);
  return () => form?.removeEventListener('reset', onReset);
}
