/**
 * Tells an outlet's own text from what its reports say: it stands at the foot of many pages, names the outlet or an address,
 * looks like furniture, or comes again and again in the same words whatever a report is about.
 */
import { blockKinds } from '../model/document.js';
import { describeShape } from '../text/block-shapes.js';
import type { CarriedReports } from './carried-reports.js';
import type { FollowedParagraphs, ReadingTable } from './reading-table.js';

/** What fewer reports of an outlet say may be a story told in parts. */
export const fewestReports = 3;
// At the foot of pages, or at their head, this share of its carriers stands, in so many reports at least.
const shareAtEdge = 0.8;
const leastAtEdge = { reports: 5, shareOfOutlet: 0.03 };
// In the same words in the middle of pages that share nothing else: background comes back beside other background.
const leastUnrelated = 8;
// Wordings over reports: what is written anew is no site's.
const mostReadings = 0.34;
// A longer paragraph may name its outlet as its source.
const mostSelfTold = 60;

const siteKinds = new Set([blockKinds.indexOf('furniture'), blockKinds.indexOf('credit')]);
const siteShapes: ReadonlySet<string> = new Set(['furniture', 'promotion', 'credit']);
// An address, a sign of rights, a name on a network.
const selfTold = /©|https?:\/\/|www\.|[\p{L}\p{N}._-]+@[\p{L}\p{N}-]+\.\p{L}|(?:^|\s)@[\p{L}\p{N}_]{3}/u;

export interface SiteText {
  readonly paragraphs: FollowedParagraphs;
  readonly readings: ReadingTable;
  readonly reports: CarriedReports;
}

/** Tells whether most of some paragraphs are furniture or credits by their shape and place. */
export function isOfSite(carriers: readonly number[], { paragraphs }: Pick<SiteText, 'paragraphs'>): boolean {
  return (
    2 * carriers.filter((paragraph) => siteKinds.has(paragraphs.kinds[paragraph]!)).length > carriers.length
  );
}

/** Tells whether paragraphs of one outlet, which carry one thread, are its own text. */
export function isSiteText(
  carriers: readonly number[],
  { paragraphs, readings, reports }: SiteText,
  isUnrelated: () => boolean,
): boolean {
  const of = (paragraph: number) => paragraphs.documents[paragraph]!;
  const carried = reports.of(carriers).length;
  if (carried < fewestReports) return false;
  const first = paragraphs.readings[carriers[0]!]!;
  const text = readings.text(first);
  if (siteShapes.has(describeShape(text))) return true;
  const outlet = reports.outletOf[of(carriers[0]!)]!;
  const wordings = new Set(carriers.map((paragraph) => paragraphs.readings[paragraph]!)).size;
  const isRepeated = wordings <= Math.max(1, mostReadings * carried);
  const atEdge = carriers.filter((paragraph) => reports.isAtEdge(paragraph)).length / carriers.length;
  const isShort = readings.length(first) <= mostSelfTold;
  if (isShort && (isRepeated || atEdge >= shareAtEdge) && isSelfTold(text, reports.outlets[outlet]!))
    return true;
  const share = carried / reports.reportsOf(outlet);
  const isOften = ({ reports: least, shareOfOutlet }: typeof leastAtEdge) =>
    carried >= least && share >= shareOfOutlet;
  if (atEdge >= shareAtEdge && isOften(leastAtEdge)) return true;
  return isShort && isRepeated && carried >= leastUnrelated && isUnrelated();
}

/** Tells a text that names its outlet, or an address. */
function isSelfTold(text: string, outlet: string | null): boolean {
  if (selfTold.test(text)) return true;
  const name = squash(outlet?.replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/i, '') ?? '');
  return name.length >= 3 && squash(text).includes(name);
}

/** The letters and figures of a text alone. */
export function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
