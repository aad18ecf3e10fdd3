/**
 * Parts threads that are one text in many outlets by chance: frames of footers and of forms are alike everywhere, and each
 * outlet has its own. What an outlet says of itself is followed through that outlet alone.
 */
import { groupBy } from '../base/group-by.js';
import type { CarrierColumns } from './carriers.js';
import { isForm } from './forms.js';
import { fewestReports, isOfSite, isSiteText, type SiteText } from './site-text.js';

/** Which threads outlets have of their own: they are numbered after all others. */
export class OutletThreads {
  readonly #wholes: number;
  readonly #numbers = new Map<string, number>();
  readonly #origins: number[] = [];

  /** `wholes` is the number of threads before any is parted. */
  constructor(wholes: number) {
    this.#wholes = wholes;
  }

  get size(): number {
    return this.#wholes + this.#origins.length;
  }

  add(thread: number, outlet: number): void {
    this.#numbers.set(`${thread} ${outlet}`, this.size);
    this.#origins.push(thread);
  }

  /** The thread that a paragraph of an outlet carries, where its wording carries `thread`. */
  of(thread: number, outlet: number): number {
    return this.#numbers.get(`${thread} ${outlet}`) ?? thread;
  }

  /** The thread that wordings carry, for one of an outlet; the thread itself for any other. */
  originOf(thread: number): number {
    return this.isParted(thread) ? this.#origins[thread - this.#wholes]! : thread;
  }

  isParted(thread: number): boolean {
    return thread >= this.#wholes;
  }
}

export interface SplitThreads {
  readonly carriers: CarrierColumns;
  readonly outletThreads: OutletThreads;
}

export function splitByOutlet(carriers: CarrierColumns, site: SiteText): SplitThreads {
  const { outletOf } = site.reports;
  const { documents } = site.paragraphs;
  const outletThreads = new OutletThreads(carriers.starts.length - 1);
  for (let thread = 0; thread + 1 < carriers.starts.length; thread++) {
    const [start, end] = [carriers.starts[thread]!, carriers.starts[thread + 1]!];
    if (end - start < 2 * fewestReports) continue;
    const all = Array.from(carriers.paragraphs.subarray(start, end));
    const byOutlet = groupBy(all, (paragraph) => outletOf[documents[paragraph]!]!);
    if (byOutlet.size < 2) continue;
    const own = listOwn(byOutlet, all, site);
    // The first of its outlets keeps the thread where nothing else is left of it.
    const kept = own.length === byOutlet.size ? own.slice(1) : own;
    for (const outlet of kept) outletThreads.add(thread, outlet);
  }
  const threadOf = (thread: number, paragraph: number) =>
    outletThreads.of(thread, outletOf[documents[paragraph]!]!);
  return { carriers: moveCarriers(carriers, outletThreads.size, threadOf), outletThreads };
}

/** The outlets whose part of a thread is theirs alone, in the order in which they came to it. */
function listOwn(
  byOutlet: ReadonlyMap<number, readonly number[]>,
  all: readonly number[],
  site: SiteText,
): readonly number[] {
  const { paragraphs, readings, reports } = site;
  const isOwnForm = (own: readonly number[]) => {
    const carried = reports.of(own).length;
    const wordings = [...new Set(own.map((paragraph) => paragraphs.readings[paragraph]!))];
    return carried >= fewestReports && isForm(wordings, carried, readings);
  };
  const isOwn = (own: readonly number[]) =>
    isOfSite(own, site) || isSiteText(own, site, () => true) || isOwnForm(own);
  const owned = [...byOutlet].filter(([, own]) => isOwn(own));
  const carried = owned.reduce((sum, [, own]) => sum + own.length, 0);
  return 2 * carried > all.length ? owned.map(([outlet]) => outlet) : [];
}

/** Lists the carriers of `threads` threads anew, in the same order. */
function moveCarriers(
  { starts: from, paragraphs, as }: CarrierColumns,
  threads: number,
  threadOf: (thread: number, paragraph: number) => number,
): CarrierColumns {
  const starts = new Uint32Array(threads + 1);
  const each = (visit: (at: number, thread: number) => void) => {
    for (let thread = 0; thread + 1 < from.length; thread++)
      for (let at = from[thread]!; at < from[thread + 1]!; at++) visit(at, threadOf(thread, paragraphs[at]!));
  };
  each((_, thread) => {
    starts[thread + 1]!++;
  });
  for (let thread = 0; thread < threads; thread++) starts[thread + 1]! += starts[thread]!;
  const ends = starts.slice(0, threads);
  const moved = { starts, paragraphs: new Uint32Array(paragraphs.length), as: new Uint8Array(as.length) };
  each((at, thread) => {
    const to = ends[thread]!++;
    moved.paragraphs[to] = paragraphs[at]!;
    moved.as[to] = to === starts[thread] ? sameAs : as[at]!;
  });
  return moved;
}

// The first carrier of a thread has it as it is: the first of `carryings`.
const sameAs = 0;
