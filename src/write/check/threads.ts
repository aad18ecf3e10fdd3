/**
 * Holds what editions say of other reports against all documents of the output: where a paragraph was first, and how many
 * have it. Nothing here follows paragraphs: equal words are counted, which gives the least that a note may say.
 */
import type { Edition, EditionBlock, EditionParagraph, Witness } from '../../model/edition.js';
import type { ThreadNote } from '../../model/thread.js';
import { type Findings, shorten } from './findings.js';
import { plainWords } from './plain-words.js';
import { type CorpusRow, documentOf, documentsOf, type KnownDocument } from './threads/known-documents.js';
import { PlainCarriers, paragraphKey } from './threads/plain-carriers.js';

/** Reads the text of a document of an edition that lies at a path. */
export type ReadRevision = (path: string, document: string) => string;

/** A paragraph or block, as far as these claims look at it. */
interface Item {
  /** Begins every error. */
  readonly place: string;
  readonly report: string;
  readonly text: string;
  readonly note: ThreadNote | undefined;
  /** Other readings that its report has. */
  readonly readings: readonly string[];
  /** When the last revision that has it was published; NaN where none is dated. */
  readonly lastMs: number;
}

/** Gathers what editions and the corpus say, and checks it when all is there. */
export class ThreadClaims {
  readonly #documents: KnownDocument[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #carriers = new PlainCarriers();
  readonly #items: Item[] = [];
  /** Documents in which paragraphs were first; of those that stand alone the texts, where the corpus has all of them. */
  readonly #firsts = new Set<string>();
  readonly #texts = new Map<string, string>();

  /** Adds an edition, which was read from `path`. */
  addEdition(edition: Edition, path: string): void {
    for (const document of documentsOf(edition, path)) this.#add(document);
    for (const item of [...edition.paragraphs, ...edition.blocks]) {
      if ('kind' in item && !followed.has(item.kind)) continue;
      const whole = item.witnesses.filter(isWhole);
      for (const { revision, text } of whole)
        this.#carriers.add(text ?? item.text, this.#numbers.get(revision)!);
      this.#items.push(this.#describe(item, edition, path));
      if (item.thread?.first !== undefined) this.#firsts.add(item.thread.first.document);
    }
  }

  /**
   * Adds a row of the corpus, once all editions are there: rows of reports say nothing that these do not. `hasAll` where
   * its document has no furniture, which no row has.
   */
  addRow(row: CorpusRow, { hasAll }: { readonly hasAll: boolean }): void {
    const document = documentOf(row);
    if (document === null) return;
    const number = this.#add(document);
    const texts = textsOf(row);
    for (const text of texts) this.#carriers.add(text, number);
    if (hasAll && this.#firsts.has(row.id)) this.#texts.set(row.id, texts.join('\n\n'));
  }

  #add(document: KnownDocument): number {
    this.#numbers.set(document.id, this.#documents.length);
    return this.#documents.push(document) - 1;
  }

  #describe(item: EditionParagraph | EditionBlock, edition: Edition, path: string): Item {
    const { id, text, thread, witnesses } = item;
    const times = witnesses
      .map(({ revision }) => this.#documents[this.#numbers.get(revision)!]!.timeMs)
      .filter((time) => !Number.isNaN(time));
    return {
      place: `${path}: ${id}`,
      report: edition.id,
      text,
      note: thread,
      readings: thread === undefined ? [] : witnesses.flatMap((witness) => witness.text ?? []),
      lastMs: times.length === 0 ? Number.NaN : Math.max(...times),
    };
  }

  /** Checks all notes, and that none is missing where some are: former versions followed no paragraphs. */
  check(read: ReadRevision, findings: Findings): void {
    const said = new Map<string, ThreadNote>();
    const isFollowed = this.#items.some(({ note }) => note !== undefined);
    for (const item of this.#items) {
      const { note } = item;
      const others = this.#othersOf(item);
      if (note === undefined) {
        findings.hold(
          'what others carry says so',
          others.length === 0 || !isFollowed,
          () =>
            `${item.place} says of no other report that it has ${shorten(item.text)}, as ${others[0]!.id} does`,
        );
        continue;
      }
      this.#checkCounts(item, note, others, findings);
      if (note.first !== undefined) this.#checkFirst(item, note.first, others, findings);
      checkAgreement(item, note, said, findings);
    }
    this.#checkWords(read, findings);
  }

  /** The documents of other reports that have the same words. */
  #othersOf({ text, report }: Item): readonly KnownDocument[] {
    const key = paragraphKey(text);
    if (key === null) return [];
    return this.#carriers
      .of(key)
      .map((number) => this.#documents[number]!)
      .filter((document) => document.report !== report);
  }

  #checkCounts(
    { place }: Item,
    { others: told, standing = 0, replaced = 0 }: ThreadNote,
    others: readonly KnownDocument[],
    findings: Findings,
  ): void {
    if (told === undefined) return;
    const all = countReports(others);
    const latest = countReports(others.filter(({ isLatest }) => isLatest));
    findings.hold(
      'who has a paragraph is counted',
      all <= told && latest <= standing && replaced <= standing && standing <= told,
      () =>
        `${place} says that ${told} other reports have it and ${standing} have it still, of which ${replaced} in words that were replaced; ${all} and ${latest} have the same words`,
    );
  }

  #checkFirst(
    { place, report, lastMs, note }: Item,
    first: NonNullable<ThreadNote['first']>,
    others: readonly KnownDocument[],
    findings: Findings,
  ): void {
    const document = this.#documents[this.#numbers.get(first.document) ?? -1];
    const isSo =
      document !== undefined &&
      document.report === first.report &&
      document.date === first.date &&
      (document.outlet === undefined || document.outlet === first.outlet);
    findings.hold(
      'threads begin in a document',
      isSo,
      () => `${place} says that it was first in ${first.document}, of which the output says something else`,
    );
    if (!isSo) return;
    // What is one outlet's own, or a form, begins anew in each.
    const dated = note!.others === undefined ? [] : others;
    const isFirst =
      (first.report === report || !(lastMs < document.timeMs)) &&
      dated.every(
        (other) =>
          other.report === first.report || other.timeMs > document.timeMs || other.id === first.document,
      );
    findings.hold(
      'nothing is older than the first',
      isFirst,
      () => `${place} says that it was first in ${first.document}, and an older document has it`,
    );
  }

  /** Each first document has words of the paragraph in a row. They are read a document at a time, in the order of paths. */
  #checkWords(read: ReadRevision, findings: Findings): void {
    const byDocument = new Map<KnownDocument, Item[]>();
    for (const item of this.#items) {
      const document = this.#documents[this.#numbers.get(item.note?.first?.document ?? '') ?? -1];
      // A form is filled in with other words each time.
      if (document === undefined || item.note!.role === 'form' || document.report === item.report) continue;
      byDocument.set(document, [...(byDocument.get(document) ?? []), item]);
    }
    const inOrder = [...byDocument].sort(([one], [other]) =>
      (one.path ?? '') < (other.path ?? '') ? -1 : 1,
    );
    for (const [document, items] of inOrder) {
      const { id, path } = document;
      const text = path === null ? this.#texts.get(id) : read(path, id);
      if (text === undefined) continue;
      const pairs = new Set(pairsOf(text));
      for (const { place, text: printed, readings } of items)
        findings.hold(
          'the first has the words',
          [printed, ...readings].some((reading) => pairsOf(reading).some((pair) => pairs.has(pair))),
          () => `${place} says that it was first in ${id}, which has nothing of ${shorten(printed)}`,
        );
    }
  }
}

const followed: ReadonlySet<string> = new Set(['notice', 'caption', 'credit']);

const isOneToOne: ReadonlySet<string> = new Set(['same', 'edit', 'move', 'move-edit', 'reintroduced']);

/** Whether a reading is a paragraph of its revision, and not what was cut out of one or joined from several. */
function isWhole({ edge, isPart, kind }: Witness): boolean {
  const isPlain = kind === undefined || kind === 'body' || followed.has(kind);
  return isPart === undefined && isPlain && (edge === null || isOneToOne.has(edge));
}

/** The paragraphs of a document that stands alone. */
function textsOf({ text, captions = [], credits = [], notices = [] }: CorpusRow): readonly string[] {
  return [...text.split('\n\n'), ...captions, ...credits, ...notices];
}

function countReports(documents: readonly KnownDocument[]): number {
  return new Set(documents.map(({ report, id }) => (report === null ? `document ${id}` : report))).size;
}

/** Two notes of one thread say the same of it. */
function checkAgreement(
  { place }: Item,
  note: ThreadNote,
  said: Map<string, ThreadNote>,
  findings: Findings,
): void {
  const before = said.get(note.thread) ?? note;
  said.set(note.thread, before);
  findings.hold(
    'a thread is one',
    before.role === note.role && JSON.stringify(before.first) === JSON.stringify(note.first),
    () => `${place} says something else of ${note.thread} than another paragraph`,
  );
}

/** Every two words in a row: what wordings of one paragraph share least of all. */
function pairsOf(text: string): readonly string[] {
  const words = plainWords(text);
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}
