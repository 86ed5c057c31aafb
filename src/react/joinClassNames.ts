/** One `class` out of several names, without those that were not given. */
export function joinClassNames(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
