/** Tells of the paragraphs of one report what the threads know that its own documents do not: where else they stand. */
import { groupBy } from '../base/group-by.js';
import type { OrderedCluster } from '../model/cluster.js';
import type { DocumentId } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import type { Carrier, Thread, ThreadNote } from '../model/thread.js';
import type { Threads } from './threads.js';
import { documentsOf } from './time-order.js';

/** The note of the paragraph that begins at a byte of a document. */
export interface PlacedNote {
  readonly document: DocumentId;
  readonly start: number;
  readonly note: ThreadNote;
}

export class ThreadNotes {
  readonly #threads: Threads;
  readonly #numbers: ReadonlyMap<DocumentId, number>;
  /** Paragraphs of document i: `[#starts[i], #starts[i + 1])`. */
  readonly #starts: Uint32Array;
  readonly #known = new Map<OrderedCluster['id'], readonly PlacedNote[]>();

  constructor(threads: Threads) {
    this.#threads = threads;
    const { documents, paragraphs } = threads.content;
    this.#numbers = new Map(documents.map(({ id }, index) => [id, index]));
    this.#starts = new Uint32Array(documents.length + 1);
    for (const document of paragraphs.documents) this.#starts[document + 1]!++;
    for (let at = 0; at < documents.length; at++) this.#starts[at + 1]! += this.#starts[at]!;
  }

  /** As #find(), once a report. */
  of(found: OrderedCluster): readonly PlacedNote[] {
    const notes = this.#known.get(found.id) ?? this.#find(found);
    this.#known.set(found.id, notes);
    return notes;
  }

  /** The notes of a report's paragraphs that stand in other reports, too; none of the rest. */
  #find(found: OrderedCluster): readonly PlacedNote[] {
    const { paragraphs, memberships, reportsIn } = this.#threads.content;
    const known = new Map<number, ThreadNote>();
    return documentsOf(found).flatMap((id) => {
      const document = this.#numbers.get(id as DocumentId);
      if (document === undefined) return [];
      const notes: PlacedNote[] = [];
      for (let at = this.#starts[document]!; at < this.#starts[document + 1]!; at++) {
        const thread = memberships
          .of(paragraphs.readings[at]!)
          .map((carried) => this.#threads.threadOf(carried.thread, document))
          .find((each) => reportsIn[each]! > 1);
        if (thread === undefined) continue;
        const note = known.get(thread) ?? this.#note(thread, found);
        known.set(thread, note);
        notes.push({ document: id as DocumentId, start: paragraphs.spans[2 * at]!, note });
      }
      return notes;
    });
  }

  #note(number: number, { id: report }: OrderedCluster): ThreadNote {
    const thread = this.#threads.thread(number);
    const { id, role, isDated, carriers } = thread;
    const { document } = carriers[0]!;
    const { headline, outlet, date } = document;
    const first = { document: document.id, report: document.report, headline, outlet, date };
    return {
      thread: id,
      role,
      // A form is filled in, and nobody's to have said first.
      ...(isDated && role !== 'form' ? { first } : {}),
      ...(role === 'boilerplate' || role === 'form' ? {} : countOthers(thread, report)),
    };
  }
}

function countOthers(
  { carriers }: Thread,
  report: OrderedCluster['id'],
): Pick<ThreadNote, 'others' | 'standing' | 'replaced'> {
  const own = carriers.filter(({ document }) => document.report === report);
  const others = carriers.filter(({ document }) => document.report !== report);
  const kept = new Set(own.filter(({ document }) => document.isLatest).map(({ reading }) => reading));
  const given = new Set(own.filter(({ reading }) => !kept.has(reading)).map(({ reading }) => reading));
  const standing = others.filter(({ document }) => document.isLatest);
  const replaced = countReports(standing.filter(({ reading }) => given.has(reading)));
  return {
    others: countReports(others),
    standing: countReports(standing),
    ...(replaced === 0 ? {} : { replaced }),
  };
}

function countReports(carriers: readonly Carrier[]): number {
  return new Set(
    carriers.map(({ document }) => (document.report === null ? `document ${document.id}` : document.report)),
  ).size;
}

/** Puts notes on the paragraphs and blocks whose printed reading, or else whose newest, has one. */
export function addNotes(edition: Edition, notes: readonly PlacedNote[]): Edition {
  if (notes.length === 0) return edition;
  const byDocument = groupBy(notes, ({ document }) => document);
  const noteOf = ({ source, witnesses }: Pick<Edition['blocks'][number], 'source' | 'witnesses'>) =>
    [source, ...witnesses.toReversed()]
      .map(({ revision, span: [from, to] }) =>
        byDocument.get(revision)?.find(({ start }) => start >= from && start < to),
      )
      .find((placed) => placed !== undefined)?.note;
  const add = <Item extends Edition['blocks'][number] | Edition['paragraphs'][number]>(item: Item): Item => {
    const note = noteOf(item);
    return note === undefined ? item : { ...item, thread: note };
  };
  return { ...edition, blocks: edition.blocks.map(add), paragraphs: edition.paragraphs.map(add) };
}
