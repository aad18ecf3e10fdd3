/**
 * Tells what each thread is for, by who carries it and where: a site's own text, a form that is filled in again and again,
 * somebody's words, background that reports of other things take up, or the body of its report.
 */
import { paragraphFlags } from '../model/paragraph-columns.js';
import { type ThreadRole, threadRoles } from '../model/thread.js';
import type { CarriedReports } from './carried-reports.js';
import type { CarrierColumns } from './carriers.js';
import { isForm } from './forms.js';
import type { FollowedParagraphs, ReadingTable } from './reading-table.js';
import { readSharing, type Sharing } from './sharing.js';
import { fewestReports, isSiteText } from './site-text.js';

export interface RoleColumns {
  /** Indexes of `threadRoles`, a byte a thread. */
  readonly roles: Uint8Array;
  /** The outlet that carries a thread most: an index of `outlets`. */
  readonly outletOf: Uint32Array;
  readonly outlets: readonly (string | null)[];
}

export interface RoleInput {
  readonly readings: ReadingTable;
  readonly paragraphs: FollowedParagraphs;
  readonly carriers: CarrierColumns;
  readonly reports: CarriedReports;
}

// Text of one outlet alone, but for what others took over by mistake.
const shareOfOneOutlet = 0.9;
const shareQuoted = 0.5;
// Of what two reports say, so much is the same: one text under two names, and no background.
const shareOfOneText = 0.5;

export function roleAt({ roles }: RoleColumns, thread: number): ThreadRole {
  return threadRoles[roles[thread]!]!;
}

export function assignRoles(input: RoleInput): RoleColumns {
  const { reports } = input;
  const judge = new RoleJudge(input, readSharing(input.carriers, reports));
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

  constructor(input: RoleInput, sharing: Sharing) {
    this.#input = input;
    this.#sharing = sharing;
  }

  outletOf(thread: number): number {
    return this.#mostOf(thread).outlet;
  }

  judge(thread: number): ThreadRole {
    const carriers = this.#carriersOf(thread);
    const { readings, paragraphs, reports: counted } = this.#input;
    const reports = counted.of(carriers);
    const isOfOne = this.#mostOf(thread).carriers >= shareOfOneOutlet * carriers.length;
    if (isOfOne && isSiteText(carriers, { readings, paragraphs, reports: counted })) return 'boilerplate';
    const wordings = [...new Set(carriers.map((paragraph) => paragraphs.readings[paragraph]!))];
    if (reports.length >= fewestReports && isForm(wordings, reports.length, readings)) return 'form';
    if (this.#isQuoted(thread)) return 'quotation';
    if (reports.length < 2) return 'body';
    return this.#isOneText(reports) ? 'body' : 'background';
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

  /** Whether most of its reports are, by all that they say, one text with the one before them. */
  #isOneText(reports: readonly number[]): boolean {
    let same = 0;
    for (let at = 1; at < reports.length; at++) {
      const share = Math.max(
        this.#sharing.share(reports[0]!, reports[at]!),
        this.#sharing.share(reports[at - 1]!, reports[at]!),
      );
      if (share >= shareOfOneText) same++;
    }
    return 2 * same >= reports.length - 1;
  }
}
