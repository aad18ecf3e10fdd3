/** Makes the rows of the table of threads: every paragraph that carries one, from where it first appeared. */
import type { Thread, ThreadTable } from '../../model/thread.js';
import { bool, double, int, maybe, type RowOf, table, text, time } from './columns.js';
import { hoursBetween, timeOf } from './source-values.js';

export const threads = table(
  'threads',
  'a paragraph that carries a thread: threads in the order in which they first appeared, those that are an outlet’s own last, each oldest first; no row with `--threads none`',
  {
    thread_id: text('the thread: one paragraph through all documents'),
    role: text('`body`, `background`, `quotation`, `boilerplate`, `form`'),
    speaker: maybe(text('who is quoted, where that is the role and somebody is named')),
    boilerplate_of: maybe(text('the outlet whose boilerplate it is, where that is the role')),
    is_dated: bool('dates say where it first appeared'),
    carriers: int('how many paragraphs carry the thread'),
    reports: int('how many reports do; a document in no report counts as one'),
    carrier: int('the number of this one, from 1, oldest first'),
    is_first: bool('the thread first appeared here'),
    document_id: text('the document'),
    report_id: maybe(text('its report; null where it is in none')),
    is_latest: bool('the document is the newest revision of its report, or in none'),
    outlet: maybe(text('the publisher, or else the host of the address')),
    language: maybe(text('a primary tag of BCP 47, as its record says')),
    headline: maybe(text('of the document, as its record says, or else its text')),
    date: maybe(text('of the document, as its record says')),
    published_at: maybe(time('`date` as a time')),
    hours_since_first: maybe(double('since the thread first appeared; null where one has no date')),
    span_start: int('where the paragraph begins, in bytes of the decoded text as UTF-8'),
    span_end: int('where it ends'),
    reading: int('the number of its wording, from 1, in the order in which wordings appeared'),
    text: text('the wording'),
    carried: text('how: `same`, `edited`, `cut` (a part alone), `joined` (in one paragraph with other text)'),
  },
);

/** Nothing where no threads were looked for. */
export function* threadRows(traced: ThreadTable | null): Generator<RowOf<typeof threads>> {
  for (let number = 0; number < (traced?.size ?? 0); number++) yield* carrierRows(traced!.thread(number));
}

function* carrierRows(thread: Thread): Generator<RowOf<typeof threads>> {
  const { id, role, speaker, outlet, isDated, readings, carriers } = thread;
  const reports = new Set(carriers.map(({ document }) => document.report ?? `document ${document.id}`));
  const firstTime = timeOf(carriers[0]?.document.date);
  for (const [index, { document, span, reading, as }] of carriers.entries()) {
    const time = timeOf(document.date);
    yield {
      thread_id: id,
      role,
      speaker: speaker ?? null,
      boilerplate_of: outlet ?? null,
      is_dated: isDated,
      carriers: carriers.length,
      reports: reports.size,
      carrier: index + 1,
      is_first: index === 0,
      document_id: document.id,
      report_id: document.report,
      is_latest: document.isLatest,
      outlet: document.outlet,
      language: document.language,
      headline: document.headline,
      date: document.date,
      published_at: time,
      hours_since_first: hoursBetween(firstTime, time),
      span_start: span[0],
      span_end: span[1],
      reading: reading + 1,
      text: readings[reading]!,
      carried: as,
    };
  }
}
