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
      {children && kind !== 'hint' && (
        <svg className="sms-FieldMessage-icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d={kind === 'success' ? CHECK : ALERT} fill="currentColor" fillRule="evenodd" />
        </svg>
      )}
      {/* A new element beside a new icon: one that makes room for it would count as a layout shift. */}
      <span key={kind}>{children}</span>
    </div>
  );
}

const DISC = 'M8 1a7 7 0 1 1 0 14 7 7 0 1 1 0-14';
const ALERT = `${DISC}m-1 3v5h2V4Zm0 6v2h2v-2Z`;
const CHECK = `${DISC}m3 4-4 4-2-2-1 1 3 3 5-5Z`;
