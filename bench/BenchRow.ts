/** One measurement. */
export interface BenchRow {
  /** What was measured; rows of one subject are compared with each other. */
  subject: string;
  /** The one that was measured: this package's way, or another. The first of a subject is what the others are compared with. */
  candidate: string;
  value: number;
  unit: string;
}
