/** The kinds of fields that are compared. */
export type FieldKind = 'code' | 'phone' | 'form';

/** What `peers/fields.tsx` offers: one field or form at a time. */
export interface FieldsPage {
  names(kind: FieldKind): string[];
  /** Mounts one, controlled by a parent or uncontrolled, and puts the focus into it. */
  mount(kind: FieldKind, name: string, keeper: 'parent' | 'itself'): Promise<void>;
  takeCommits(): Promise<number>;
  /** Milliseconds from the last key or paste until after the paint that followed it. */
  readPaint(): Promise<number>;
  /** Milliseconds from `createRoot` until it is laid out, effects included. Unmounts it again. */
  timeMount(kind: FieldKind, name: string): number;
}
