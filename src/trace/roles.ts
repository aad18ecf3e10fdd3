/**
 * Tells what each thread is for, by who carries it and where: a site's own text, a form that is filled in again and again,
 * somebody's words, background that reports of other things take up, or the body of its report.
 */
import { blockKinds } from '../model/document.js';
import { paragraphFlags } from '../model/paragraph-columns.js';
import { type ThreadRole, threadRoles } from '../model/thread.js';
import { describeShape } from '../text/block-shapes.js';
import { type Carried, type CarriedReports, countReports } from './carried-reports.js';
import type { Memberships } from './memberships.js';
import type { ReadingTable } from './reading-table.js';
import { readSharing, type Sharing } from './sharing.js';

export interface RoleColumns {
  /** Indexes of `threadRoles`, a byte a thread. */
  readonly roles: Uint8Array;
  /** The outlet that carries a thread most: an index of `outlets`. */
  readonly outletOf: Uint32Array;
  readonly outlets: readonly (string | null)[];
}

export interface RoleInput extends Carried {
  readonly readings: ReadingTable;
  readonly memberships: Memberships;
}

/** What fewer reports say may be a story told in parts. */
const fewestReports = 3;
// An outlet's own text stands at the foot of its pages, or at their head: this share of its carriers does.
const shareAtEdge = 0.8;
// Without words that tell it, it is told by how many of the outlet's reports have it.
const leastAtEdge = 5;
const shareOfOutlet = 0.05;
const shareOfOneOutlet = 0.9;
// A form has another wording nearly every time, and what differs is mostly figures, days and names.
const shareOfReadings = 0.6;
const shareOfSlots = 0.5;
const shareQuoted = 0.5;
// Of what two reports say, so much is the same: one text under two names, and no background.
const shareOfOneText = 0.5;

export function roleAt({ roles }: RoleColumns, thread: number): ThreadRole {
  return threadRoles[roles[thread]!]!;
}

export function assignRoles(input: RoleInput): RoleColumns {
  const reports = countReports(input);
  const judge = new RoleJudge(input, reports, readSharing(input, reports));
  const threads = input.carriers.starts.length - 1;
  const roles = new Uint8Array(threads);
  const outletOf = new Uint32Array(threads);
  for (let thread = 0; thread < threads; thread++) {
    outletOf[thread] = judge.outletOf(thread);
    roles[thread] = threadRoles.indexOf(judge.judge(thread));
  }
  return { roles, outletOf, outlets: reports.outlets };
}

const siteKinds = new Set([blockKinds.indexOf('furniture'), blockKinds.indexOf('credit')]);
const siteShapes: ReadonlySet<string> = new Set(['furniture', 'promotion', 'credit']);

class RoleJudge {
  readonly #input: RoleInput;
  readonly #reports: CarriedReports;
  readonly #sharing: Sharing;

  constructor(input: RoleInput, reports: CarriedReports, sharing: Sharing) {
    this.#input = input;
    this.#reports = reports;
    this.#sharing = sharing;
  }

  outletOf(thread: number): number {
    return this.#mostOf(thread).outlet;
  }

  judge(thread: number): ThreadRole {
    const reports = this.#reports.of(thread);
    if (this.#isBoilerplate(thread, reports.length)) return 'boilerplate';
    if (reports.length >= fewestReports && this.#isForm(thread, reports.length)) return 'form';
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
      const outlet = this.#reports.outletOf[this.#input.paragraphs.documents[paragraphs[at]!]!]!;
      const carriers = (counts.get(outlet) ?? 0) + 1;
      counts.set(outlet, carriers);
      if (carriers > most.carriers) most = { outlet, carriers };
    }
    return most;
  }

  #isBoilerplate(thread: number, reports: number): boolean {
    const { starts, paragraphs } = this.#input.carriers;
    const { kinds, readings } = this.#input.paragraphs;
    const [start, end] = [starts[thread]!, starts[thread + 1]!];
    const { outlet, carriers } = this.#mostOf(thread);
    let [ofSite, atEdge] = [0, 0];
    for (let at = start; at < end; at++) {
      if (siteKinds.has(kinds[paragraphs[at]!]!)) ofSite++;
      if (this.#reports.isAtEdge(paragraphs[at]!)) atEdge++;
    }
    if (2 * ofSite > end - start) return true;
    if (reports < fewestReports || carriers < shareOfOneOutlet * (end - start)) return false;
    const text = this.#input.readings.text(readings[paragraphs[start]!]!);
    if (siteShapes.has(describeShape(text))) return true;
    const least = Math.max(leastAtEdge, shareOfOutlet * this.#reports.reportsOf(outlet));
    return atEdge >= shareAtEdge * (end - start) && reports >= least;
  }

  #isForm(thread: number, reports: number): boolean {
    const { starts, paragraphs } = this.#input.carriers;
    const seen = new Set<number>();
    for (let at = starts[thread]!; at < starts[thread + 1]!; at++)
      seen.add(this.#input.paragraphs.readings[paragraphs[at]!]!);
    if (seen.size < Math.max(fewestReports, shareOfReadings * reports)) return false;
    const filled = [...seen].filter((reading) => {
      const found = this.#input.memberships.of(reading).find((each) => each.thread === thread);
      return found !== undefined && found.slots >= shareOfSlots;
    });
    return filled.length >= shareOfSlots * (seen.size - 1);
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
