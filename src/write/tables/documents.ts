/** Makes the rows of the table of documents: what each is, which revision it is, and what its source says of it. */
import type { Detection } from '../../detect/detection.js';
import type { CopyRecord, DocumentId } from '../../model/document.js';
import type { Edition, EditionRevision } from '../../model/edition.js';
import type { ThreadTable, TracedDocument } from '../../model/thread.js';
import { outletOf } from '../../text/addresses.js';
import { type DocumentRecord, describeDocuments } from '../run-tables.js';
import { bool, double, int, maybe, type RowOf, table, text, texts, time } from './columns.js';
import { languageOf, timeOf } from './source-values.js';

export const documents = table('documents', 'a document, or a file that could not be read; by id', {
  document_id: text('its path below the input, or the name of its record'),
  sha256: maybe(text('of its bytes; null where it could not be read')),
  report_id: maybe(text('its report; null where it is in none')),
  revision_id: maybe(text('the revision of that report that it is, or is a copy of')),
  is_copy: bool('another document of the report publishes the same, and stands for it'),
  is_latest: bool('it is the newest revision of its report, or a copy of that, or in no report'),
  title: maybe(text('the headline, in its text or else in its record')),
  date: maybe(text('as its record says')),
  published_at: maybe(time('`date` as a time, UTC where it names no zone; null where it is none')),
  outlet: maybe(
    text(
      'the publisher, or else the host of the address; of a document in no report null with `--threads none`',
    ),
  ),
  language: maybe(text('a primary tag of BCP 47, as its record says; null as `outlet` is')),
  words: maybe(int('tokens of its text; null where it could not be read')),
  paragraphs: maybe(int('of its body; null where it resembled nothing')),
  format: maybe(text('of its input, where that is not plain text')),
  encoding: maybe(text('of its bytes, where that is not UTF-8')),
  container: maybe(text('the file of many documents that held it')),
  container_place: maybe(text('where it lies in that file')),
  text_confidence: maybe(double('how sure it is that its text is the article of its page, in [0, 1]')),
  flaws: texts('what was damaged in it and read all the same'),
  why: text('why it is in its report or in none, or could not be read, in words'),
});

/** What an edition says of a document. */
export type KnownDocument = Pick<
  RowOf<typeof documents>,
  'revision_id' | 'is_copy' | 'is_latest' | 'title' | 'date' | 'outlet' | 'language'
>;

/** What a row of `merged.jsonl` says of a document in no report. */
export interface UnmergedDocument {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
}

/** Describes the documents of a report, copies behind their revision. */
export function knownDocuments(
  edition: Edition,
  headlineOf: (revision: EditionRevision) => string | null,
): [DocumentId, KnownDocument][] {
  return edition.revisions.flatMap((revision) => {
    const records = new Map((revision.copyRecords ?? []).map((record) => [record.id, record]));
    const describe = ({ title, date, about }: Pick<Partial<CopyRecord>, 'title' | 'date' | 'about'>) => ({
      revision_id: revision.contentId,
      is_latest: revision.position === edition.revisions.length,
      title: headlineOf(revision) ?? title ?? null,
      date: date ?? null,
      outlet: outletOf(about),
      language: languageOf(about),
    });
    const { title, date, about } = revision;
    const own = describe({
      ...(title === null ? {} : { title }),
      ...(date === null ? {} : { date }),
      ...(about === undefined ? {} : { about }),
    });
    return [
      [revision.id, { ...own, is_copy: false }],
      ...revision.copies.map((id): [DocumentId, KnownDocument] => {
        const record = records.get(id);
        return [id, { ...(record === undefined ? own : describe(record)), is_copy: true }];
      }),
    ];
  });
}

interface DocumentSources {
  readonly detection: Detection;
  readonly traced: ThreadTable | null;
  /** Of documents in reports. */
  readonly known: ReadonlyMap<string, KnownDocument>;
  /** Of documents in no report, by id. */
  readonly unmerged: AsyncIterable<UnmergedDocument>;
}

/** Throws Error where `unmerged` lacks a document that is in no report. */
export async function* documentTableRows({
  detection,
  traced,
  known,
  unmerged,
}: DocumentSources): AsyncGenerator<RowOf<typeof documents>> {
  const tracedOf = new Map((traced?.documents ?? []).map((document) => [document.id as string, document]));
  const rows = unmerged[Symbol.asyncIterator]();
  try {
    for (const record of describeDocuments(detection)) yield await toRow(record);
  } finally {
    await rows.return?.();
  }

  async function toRow(record: DocumentRecord): Promise<RowOf<typeof documents>> {
    const { id, sha256 } = record;
    const isAlone = sha256 !== null && !known.has(id);
    const about = isAlone
      ? aboutAlone(await nextOf(rows, id), tracedOf.get(id))
      : (known.get(id) ?? unreadable);
    const index = detection.documents.indexOf(id as DocumentId);
    return {
      document_id: id,
      sha256,
      report_id: record.cluster,
      published_at: timeOf(about.date),
      words: index === undefined ? null : detection.documents.columns.tokenCounts[index]!,
      ...describeReading(record),
      ...about,
    };
  }
}

async function nextOf(rows: AsyncIterator<UnmergedDocument>, id: string): Promise<UnmergedDocument> {
  const { value, done } = await rows.next();
  if (done === true || value.id !== id)
    throw new Error(`Cannot make the table of documents: merged.jsonl has no row of ${id} in its place`);
  return value;
}

const unreadable: KnownDocument = {
  revision_id: null,
  is_copy: false,
  is_latest: false,
  title: null,
  date: null,
  outlet: null,
  language: null,
};

function aboutAlone({ title, date }: UnmergedDocument, traced: TracedDocument | undefined): KnownDocument {
  const { outlet = null, language = null } = traced ?? {};
  return { ...unreadable, is_latest: true, title, date, outlet, language };
}

function describeReading({ blocks, readAs = {}, why }: DocumentRecord) {
  return {
    paragraphs: blocks === undefined ? null : (blocks.body ?? 0),
    format: readAs.format ?? null,
    encoding: readAs.encoding ?? null,
    container: readAs.container?.path ?? null,
    container_place: readAs.container?.place ?? null,
    text_confidence: readAs.textConfidence ?? null,
    flaws: readAs.flaws ?? [],
    why,
  };
}
