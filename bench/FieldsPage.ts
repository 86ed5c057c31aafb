/** What is compared with each other. */
export type FieldKind = 'code' | 'phone' | 'form';

/** What `peers/fields.tsx` offers: one field or form at a time. */
export interface FieldsPage {
  names(kind: FieldKind): string[];
  /** Mounts one and puts the focus into it. Its value is kept by a parent, or by itself. */
  mount(kind: FieldKind, name: string, keeper: 'parent' | 'itself'): Promise<void>;
  takeCommits(): Promise<number>;
  /** From the last key or paste until after the paint that followed it, in milliseconds. */
  readPaint(): Promise<number>;
  /** From `createRoot` until it is laid out, effects and all, in milliseconds. Unmounts it again. */
  timeMount(kind: FieldKind, name: string): number;
}
