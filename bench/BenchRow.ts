/** The value that a measurement should have. */
export type Goal = { atMost: number } | { exactly: number };

/** One measurement. */
export interface BenchRow {
  /** What was measured; rows with the same subject are compared with each other. */
  subject: string;
  /** Who was measured: this package or another one. The others of a subject are compared with its first candidate. */
  candidate: string;
  value: number;
  unit: string;
  /** Left out if the measurement is only there for comparison. */
  goal?: Goal | undefined;
}

/** Whether a row meets its goal; `true` if it has none. */
export function isMet({ value, goal }: BenchRow): boolean {
  if (!goal) return true;
  return 'atMost' in goal ? value <= goal.atMost : value === goal.exactly;
}
