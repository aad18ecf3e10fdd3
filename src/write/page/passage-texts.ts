/**
 * Reads what is shown of pairs: the texts of their passages, and headline and date of each document. Detection
 * keeps spans and no text, so the documents are read again, a few at a time, and nothing more of them is held.
 */
import type { DocumentTable } from '../../detect/document-table.js';
import type { Document, DocumentId } from '../../model/document.js';
import type { DocumentFailure } from '../../model/failure.js';
import type { Passage } from '../../model/pair.js';
import { readKept } from '../../read/kept-documents.js';
import { outline } from '../../text/outline.js';
import { headlineOf } from '../../text/title.js';

export interface ShownPair {
  readonly a: DocumentId;
  readonly b: DocumentId;
  /** Their spans `a` lie in the document a. */
  readonly passages: readonly Passage[];
}

/** What a document is known by. */
export interface Heading {
  readonly title: string;
  readonly date: string | null;
}

export interface ShownTexts {
  /** As they stand in a. A passage whose document can no longer be read has none. */
  readonly passages: ReadonlyMap<Passage, string>;
  readonly headings: ReadonlyMap<DocumentId, Heading>;
  readonly failures: readonly DocumentFailure[];
}

const documentsAtOnce = 64;
// Characters of the lead that stand for a headline where there is none.
const leadLength = 80;

/** Reads each document once, however many pairs it is in. */
export async function readShown(wanted: readonly ShownPair[], documents: DocumentTable): Promise<ShownTexts> {
  const byDocument = new Map<DocumentId, Passage[]>();
  for (const { a, b, passages: own } of wanted) {
    byDocument.set(a, [...(byDocument.get(a) ?? []), ...own]);
    if (!byDocument.has(b)) byDocument.set(b, []);
  }
  // In the order of the table, in which records of one file stand together.
  const ids = [...byDocument.keys()].sort((left, right) => (left < right ? -1 : 1));
  const passages = new Map<Passage, string>();
  const headings = new Map<DocumentId, Heading>();
  const failures: DocumentFailure[] = [];
  for (let start = 0; start < ids.length; start += documentsAtOnce) {
    const part = ids.slice(start, start + documentsAtOnce);
    await readKept(
      part.map((id) => documents.ref(documents.indexOf(id)!)),
      (result, index) => {
        if (!result.ok) {
          failures.push({ ...result.error, document: part[index]! });
          return;
        }
        const { id, text, date } = result.value;
        headings.set(id, { title: titleOf(result.value), date: date ?? null });
        const own = byDocument.get(id)!;
        if (own.length === 0) return;
        const bytes = Buffer.from(text);
        for (const passage of own) passages.set(passage, bytes.toString('utf8', ...passage.a));
      },
      { stage: 'show', isTextEnough: true },
    );
  }
  return { passages, headings, failures };
}

/** The headline, else how the lead begins. */
function titleOf({ text, title, marks }: Document): string {
  // A record's title is at hand; a headline in the text has to be looked for.
  if (title !== undefined) return title;
  const blocks = outline(marks === undefined ? { text } : { text, marks }).map((block) => ({
    ...block,
    sentences: [],
  }));
  const headline = headlineOf({ text, blocks });
  if (headline !== null) return headline;
  const lead = blocks.find(({ kind }) => kind === 'body');
  const words = lead === undefined ? '' : text.slice(...lead.charSpan).replace(/\s+/g, ' ');
  if (words.length <= leadLength) return words;
  const cut = words.slice(0, leadLength);
  // Between words, where the text has any.
  const end = cut.lastIndexOf(' ');
  return `${(end > leadLength / 2 ? cut.slice(0, end) : cut).replace(/[\ud800-\udbff]$/, '')} …`;
}
