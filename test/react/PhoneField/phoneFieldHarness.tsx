import { cleanup, render } from '@testing-library/react';
import { createRef, Profiler } from 'react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { ensurePhoneData } from '../../../src/react/PhoneField/ensurePhoneData.ts';
import { PhoneField } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldHandle, PhoneFieldProps } from '../../../src/react/PhoneField/PhoneField.tsx';
import type { PhoneFieldValue } from '../../../src/react/PhoneField/PhoneFieldValue.ts';
import '../../../src/react/theme.css';
import '../../../src/react/FieldMessage/FieldMessage.css';
import '../../../src/react/PhoneField/PhoneField.css';

afterEach(cleanup);

/** The field in a form of 360 px with the numbering plans loaded, and everything that it reports. */
export async function mountPhone(props: PhoneFieldProps = {}) {
  await ensurePhoneData();
  const values: PhoneFieldValue[] = [];
  const reasons: string[] = [];
  const handle = createRef<PhoneFieldHandle>();
  let commits = 0;
  const layOut = (own: PhoneFieldProps): ReactElement => (
    <form style={{ inlineSize: 360 }}>
      <Profiler id="field" onRender={() => commits++}>
        <PhoneField
          ref={handle}
          names={{ phoneNumber: 'phone', phoneCountryCode: 'code' }}
          {...own}
          onValueChange={(value, { reason }) => {
            values.push(value);
            reasons.push(reason);
          }}
        />
      </Profiler>
      <input aria-label="After" />
    </form>
  );
  const view = render(layOut(props));
  const query = <Found extends HTMLElement>(selector: string) =>
    view.container.querySelector(selector) as Found;
  const input = query<HTMLInputElement>('[type=tel]');
  return {
    values,
    reasons,
    handle,
    input,
    form: query<HTMLFormElement>('form'),
    root: query('.sms-PhoneField'),
    select: () => query<HTMLSelectElement>('.sms-PhoneField-select'),
    message: () => query('.sms-FieldMessage').textContent,
    callingCode: () => query('.sms-PhoneField-callingCode').textContent,
    posted: () => Object.fromEntries(new FormData(query<HTMLFormElement>('form'))),
    commits: () => commits,
    query,
    update: (own: PhoneFieldProps) => view.rerender(layOut({ ...props, ...own })),
  };
}
