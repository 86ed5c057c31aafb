import type { ReactElement, ReactNode } from 'react';
import { joinClassNames } from '../joinClassNames.ts';

/** What a message under a field says, and its tone. */
export interface FieldMessageProps {
  id: string;
  /** @default 'hint' */
  kind?: 'hint' | 'warning' | 'error' | 'success' | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

/**
 * The lines under a field. They are there even when empty, so that nothing moves when a message appears. An error never
 * shows by colour alone. Not a live region: announcements are made elsewhere, once.
 */
export function FieldMessage({ id, kind = 'hint', className, children }: FieldMessageProps): ReactElement {
  return (
    // Not a <p>, which cannot contain blocks.
    <div id={id} role="paragraph" className={joinClassNames('sms-FieldMessage', className)} data-kind={kind}>
      {/* A new element for each kind: text that moves over for another icon would count as a layout shift. */}
      <span key={kind}>{children}</span>
    </div>
  );
}
