import type { ReactElement, ReactNode } from 'react';
import { joinClassNames } from '../joinClassNames.ts';

/** What a message under a field says, and in which tone. */
export interface FieldMessageProps {
  id: string;
  /** @default 'hint' */
  kind?: 'hint' | 'warning' | 'error' | 'success' | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

/**
 * The lines under a field. They are there when empty too, so that nothing moves when a message comes. An
 * error is never told by its colour alone. Not a live region: what is to be announced is announced elsewhere,
 * once.
 */
export function FieldMessage({ id, kind = 'hint', className, children }: FieldMessageProps): ReactElement {
  return (
    // Not a <p>, which takes no blocks.
    <div id={id} role="paragraph" className={joinClassNames('sms-FieldMessage', className)} data-kind={kind}>
      {/* A new element with a new sign: one that makes room for it would count as a layout shift. */}
      <span key={kind}>{children}</span>
    </div>
  );
}
