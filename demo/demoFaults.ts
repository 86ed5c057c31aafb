/** What the demo's gateway can be made to do, by the name that the demo server knows it by. */
export const FAULTS = [
  ['none', 'None'],
  ['slow', 'Slow (3 s)'],
  ['hang', 'No answer'],
  ['reset', 'Connection reset'],
  ['500', 'Server error'],
  ['html', 'HTML page'],
  ['truncated', 'Truncated reply'],
] as const;
