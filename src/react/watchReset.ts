/**
 * Calls back when the form of an input is reset, before that empties its fields; gives back what ends it. Not when
 * anybody prevents the reset, however far out.
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
