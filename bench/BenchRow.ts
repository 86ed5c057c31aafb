/** What a measurement has to be. */
export type Goal = { atMost: number } | { exactly: number };

/** One measurement. */
export interface BenchRow {
  /** What was measured; rows of one subject are compared with each other. */
  subject: string;
  /** The one that was measured: this package's way, or another. The first of a subject is what the others are compared with. */
  candidate: string;
  value: number;
  unit: string;
  /** Left out where the measurement is there to compare with. */
  goal?: Goal | undefined;
}

/** Whether a row is what it has to be; `true` where it has no goal. */
export function isMet({ value, goal }: BenchRow): boolean {
  if (!goal) return true;
  return 'atMost' in goal ? value <= goal.atMost : value === goal.exactly;
}
