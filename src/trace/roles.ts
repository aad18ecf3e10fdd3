/**
 * Tells what each thread is for, by who carries it and where: a site's own text, a form that is filled in again and again,
 * somebody's words, background that reports of other things take up, or the body of its report.
 */
import { paragraphFlags } from '../model/paragraph-columns.js';
import { type ThreadRole, type TracedDocument, threadRoles } from '../model/thread.js';
import { describeShape } from '../text/block-shapes.js';
import type { CarriedReports } from './carried-reports.js';
import type { CarrierColumns } from './carriers.js';
import { isForm } from './forms.js';
import type { FollowedParagraphs, ReadingTable } from './reading-table.js';
import { neighbours, readSharing, type Sharing } from './sharing.js';
import { fewestReports, isOfSite, isSiteText, squash } from './site-text.js';

export interface RoleColumns {
  /** Indexes of `threadRoles`, a byte a thread. */
  readonly roles: Uint8Array;
  /** The outlet that carries a thread most: an index of `outlets`. */
  readonly outletOf: Uint32Array;
  readonly outlets: readonly (string | null)[];
}

export interface RoleInput {
  readonly documents: readonly TracedDocument[];
  readonly readings: ReadingTable;
  readonly paragraphs: FollowedParagraphs;
  readonly carriers: CarrierColumns;
  readonly reports: CarriedReports;
}

// Text of one outlet alone, but for what others took over by mistake.
const shareOfOneOutlet = 0.9;
const shareQuoted = 0.5;
// Of what reports say, so much is the same: one text under several names, and no background. More reports are no one text.
const shareOfOneText = 0.8;
const mostOfOneText = 6;
// Reports that share less beside a paragraph are about other things.
const mostShared = 0.05;
const mostCompared = 32;
// In tokens.
const mostOfChance = 10;
const mostOfLine = 12;

export function roleAt({ roles }: RoleColumns, thread: number): ThreadRole {
  return threadRoles[roles[thread]!]!;
}

export function assignRoles(input: RoleInput): RoleColumns {
  const { reports } = input;
  const judge = new RoleJudge(input, readSharing(input));
  const threads = input.carriers.starts.length - 1;
  const roles = new Uint8Array(threads);
  const outletOf = new Uint32Array(threads);
  for (let thread = 0; thread < threads; thread++) {
    outletOf[thread] = judge.outletOf(thread);
    roles[thread] = threadRoles.indexOf(judge.judge(thread));
  }
  return { roles, outletOf, outlets: reports.outlets };
}

class RoleJudge {
  readonly #input: RoleInput;
  readonly #sharing: Sharing;
  readonly #headlines: ReadonlySet<string>;

  constructor(input: RoleInput, sharing: Sharing) {
    this.#headlines = new Set(input.documents.map(({ headline }) => squash(headline ?? '')));
    this.#input = input;
    this.#sharing = sharing;
  }

  outletOf(thread: number): number {
    return this.#mostOf(thread).outlet;
  }

  judge(thread: number): ThreadRole {
    const carriers = this.#carriersOf(thread);
    const { readings, paragraphs, reports: counted } = this.#input;
    const site = { readings, paragraphs, reports: counted };
    if (isOfSite(carriers, site)) return 'boilerplate';
    if (carriers.length === 1) return this.#isQuoted(thread) ? 'quotation' : 'body';
    const reports = counted.of(carriers);
    const wordings = [...new Set(carriers.map((paragraph) => paragraphs.readings[paragraph]!))];
    if (reports.length >= fewestReports && isForm(wordings, reports.length, readings)) return 'form';
    const isOfOne = this.#mostOf(thread).carriers >= shareOfOneOutlet * carriers.length;
    const isUnrelated = () => this.#shareBeside(reports, readings.length(wordings[0]!)) < mostShared;
    if (isOfOne && isSiteText(carriers, site, isUnrelated)) return 'boilerplate';
    if (reports.length > 1 && this.#isHeadline(wordings)) return 'boilerplate';
    if (reports.length > 1 && isLine(wordings, readings))
      return isShouted(wordings, readings) ? 'boilerplate' : 'form';
    if (this.#isQuoted(thread)) return 'quotation';
    if (reports.length < 2) return 'body';
    if (isChance(wordings, readings) && isUnrelated()) return 'form';
    return reports.length <= mostOfOneText && this.#shareBeside(reports, 0) >= shareOfOneText
      ? 'body'
      : 'background';
  }

  /** Tells a line that is the headline of a document: it leads there. */
  #isHeadline(wordings: readonly number[]): boolean {
    return wordings.every((reading) => this.#headlines.has(squash(this.#input.readings.text(reading))));
  }

  /** What the reports of a thread have in common beside so many of its tokens, over the pairs of those that follow one another. */
  #shareBeside(reports: readonly number[], tokens: number): number {
    const shares = [...neighbours(reports.slice(0, mostCompared))].map(([one, other]) =>
      this.#sharing.share(one, other, tokens),
    );
    return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  }

  /** The outlet that most carriers are of, and how many. */
  #mostOf(thread: number): { readonly outlet: number; readonly carriers: number } {
    const { starts, paragraphs } = this.#input.carriers;
    const counts = new Map<number, number>();
    let most = { outlet: 0, carriers: 0 };
    for (let at = starts[thread]!; at < starts[thread + 1]!; at++) {
      const outlet = this.#input.reports.outletOf[this.#input.paragraphs.documents[paragraphs[at]!]!]!;
      const carriers = (counts.get(outlet) ?? 0) + 1;
      counts.set(outlet, carriers);
      if (carriers > most.carriers) most = { outlet, carriers };
    }
    return most;
  }

  #carriersOf(thread: number): number[] {
    const { starts, paragraphs } = this.#input.carriers;
    return Array.from(paragraphs.subarray(starts[thread], starts[thread + 1]));
  }

  /** Whether most words of its first reading stand inside quotation marks. */
  #isQuoted(thread: number): boolean {
    const { readings, paragraphs, carriers } = this.#input;
    const reading = paragraphs.readings[carriers.paragraphs[carriers.starts[thread]!]!]!;
    const flags = readings.flags.subarray(readings.starts[reading], readings.starts[reading + 1]);
    let quoted = 0;
    for (const each of flags) if ((each & paragraphFlags.quoted) !== 0) quoted++;
    return quoted >= shareQuoted * flags.length;
  }
}

/** Tells a short sentence that anyone may write: the same words each time, without a name, a day or a figure. */
function isChance(wordings: readonly number[], { starts, flags }: ReadingTable): boolean {
  return wordings.every((reading) => {
    const own = flags.subarray(starts[reading], starts[reading + 1]);
    return own.length <= mostOfChance && own.every((each) => (each & paragraphFlags.slot) === 0);
  });
}

/** Tells a line of a list, a programme or a table, a heading, and what leads in to what others wrote: none of them says anything. */
function isLine(wordings: readonly number[], readings: ReadingTable): boolean {
  return wordings.every(
    (reading) => readings.length(reading) <= mostOfLine && !isProse(readings.text(reading)),
  );
}

/** Tells lines in capitals: they lead elsewhere. */
function isShouted(wordings: readonly number[], readings: ReadingTable): boolean {
  return wordings.every((reading) => {
    const text = readings.text(reading);
    return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
  });
}

function isProse(text: string): boolean {
  return describeShape(text) === 'prose' && !/:\s*$/.test(text);
}
