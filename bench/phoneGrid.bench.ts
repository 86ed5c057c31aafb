import type { BenchRow } from './BenchRow.ts';
import type { BenchPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { judgePhone, PHONE_OUTCOMES } from './judgePhone.ts';
import type { PhoneOutcome } from './judgePhone.ts';
import { phoneGridTexts } from './phoneGridTexts.ts';
import type { PhoneGridText } from './phoneGridTexts.ts';
import type { PhoneGridPage } from './PhoneGridPage.ts';
import { toMatrix } from './toMatrix.ts';
import { toTable } from './toTable.ts';

export const title = 'What happens to a phone number';
export const method =
  'Twenty texts (`bench/phoneGridTexts.ts` says which number each one means, and why) enter each field in four ways, in Chromium: typed key by key, pasted, autofilled, and committed at once as a keyboard’s suggestion, dictation or an IME does. The field’s content is selected first, as it is after Tab; that removes the calling code with which react-international-phone begins, and behind which fewer of the texts are understood. Then the focus leaves, and a form asks for the number with the strictest check that the field’s own documentation names, for mobile numbers if there is one: `isValidPhoneNumber` of `react-phone-number-input/mobile`, Google’s `isValidNumber` (react-international-phone), `isValidNumberPrecise` with `allowedNumberTypes: ["MOBILE"]` (intl-tel-input), `check` (PhoneField). Right: the intended number is accepted, or none where none is intended. Flagged: it is not accepted, and the user sees that. Silently wrong: another number is accepted.';

type Opened = BenchPage<PhoneGridPage>;

/**
 * The ways in which a text gets into a field. A value set by a parent is not one of them: each library defines what it
 * takes there (E.164, national digits, or text), and users do not enter it.
 */
const WAYS: Record<string, (opened: Opened, text: string) => Promise<void>> = {
  typed: ({ page }, text) => page.keyboard.type(text),
  pasted: async ({ page }, text) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+V');
  },
  autofilled: ({ call }, text) => call('autofill', text),
  committed: ({ page }, text) => page.keyboard.insertText(text),
};
const MARKS: Record<PhoneOutcome, string> = { right: '✓', flagged: '–', 'silently wrong': '**✗**' };

/** A row for each count of each field, then one for each text and way: 0 right, 1 flagged, 2 silently wrong. */
export default async function bench(): Promise<BenchRow[]> {
  const browser = await openBrowser();
  try {
    const opened = await browser.open<PhoneGridPage>('./peers/phoneGrid.tsx', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const cells: BenchRow[] = [];
    for (const candidate of await opened.call('names'))
      for (const text of phoneGridTexts)
        for (const unit of Object.keys(WAYS)) {
          const outcome = await enter(opened, candidate, text, unit);
          const value = PHONE_OUTCOMES.indexOf(outcome);
          cells.push({ subject: toLabel(text), candidate, value, unit });
        }
    return [...countOutcomes(cells), ...cells];
  } finally {
    await browser.close();
  }
}

/** The counts as a table, then what happened to each text. */
export function toText(rows: BenchRow[]): string {
  const isCell = ({ unit }: BenchRow) => unit in WAYS;
  const cells = rows.filter(isCell);
  const toMarks = ({ subject, candidate }: BenchRow) =>
    cells
      .filter((cell) => cell.subject === subject && cell.candidate === candidate)
      .map(({ value }) => MARKS[PHONE_OUTCOMES[value]!])
      .join(' ');
  return [
    toTable(rows.filter((row) => !isCell(row))),
    `${Object.keys(WAYS).join(', ')}: ${PHONE_OUTCOMES.map((outcome) => `${MARKS[outcome]} ${outcome}`).join(', ')}.`,
    toMatrix(cells, 'text, and the country selected', toMarks),
  ].join('\n\n');
}

async function enter(
  opened: Opened,
  candidate: string,
  { text, selected, meant }: PhoneGridText,
  way: string,
): Promise<PhoneOutcome> {
  await opened.call('mount', candidate, selected);
  await WAYS[way]!(opened, text);
  const answer = await opened.call('read');
  return judgePhone(meant, answer);
}

function countOutcomes(cells: readonly BenchRow[]): BenchRow[] {
  const candidates = [...new Set(cells.map(({ candidate }) => candidate))];
  return PHONE_OUTCOMES.flatMap((outcome, value) =>
    candidates.map((candidate) => {
      const own = cells.filter((cell) => cell.candidate === candidate);
      const hasGoal = outcome === 'silently wrong' && candidate === 'PhoneField';
      return {
        subject: `the number is ${outcome}`,
        candidate,
        value: own.filter((cell) => cell.value === value).length,
        unit: `of ${own.length}`,
        goal: hasGoal ? { exactly: 0 } : undefined,
      };
    }),
  );
}

/** Names direction marks instead of printing them: they are invisible, and would reverse the table. */
function toLabel({ text, selected }: PhoneGridText): string {
  const visible = text.replace(
    /\p{Cf}/gu,
    (mark) => `⟨U+${mark.codePointAt(0)!.toString(16).toUpperCase()}⟩`,
  );
  return `\`${visible}\` ${selected}`;
}
