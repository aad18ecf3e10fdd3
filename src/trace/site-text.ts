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
// In the same words in the middle of pages: background comes back, too, but not so often.
const leastAnywhere = { reports: 12, shareOfOutlet: 0.1 };
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

/** Tells whether paragraphs of one outlet, which carry one thread, are its own text. */
export function isSiteText(
  carriers: readonly number[],
  { paragraphs, readings, reports }: SiteText,
): boolean {
  const of = (paragraph: number) => paragraphs.documents[paragraph]!;
  const ofSite = carriers.filter((paragraph) => siteKinds.has(paragraphs.kinds[paragraph]!));
  if (2 * ofSite.length > carriers.length) return true;
  const carried = new Set(carriers.map((paragraph) => reports.reportOf[of(paragraph)]!)).size;
  if (carried < fewestReports) return false;
  const first = paragraphs.readings[carriers[0]!]!;
  const text = readings.text(first);
  if (siteShapes.has(describeShape(text))) return true;
  const outlet = reports.outletOf[of(carriers[0]!)]!;
  const wordings = new Set(carriers.map((paragraph) => paragraphs.readings[paragraph]!)).size;
  const isRepeated = wordings <= Math.max(1, mostReadings * carried);
  if (isRepeated && readings.length(first) <= mostSelfTold && isSelfTold(text, reports.outlets[outlet]!))
    return true;
  const isOften = (least: typeof leastAtEdge) =>
    carried >= Math.max(least.reports, least.shareOfOutlet * reports.reportsOf(outlet));
  const atEdge = carriers.filter((paragraph) => reports.isAtEdge(paragraph)).length;
  return (
    (atEdge >= shareAtEdge * carriers.length && isOften(leastAtEdge)) ||
    (isRepeated && isOften(leastAnywhere))
  );
}

/** Tells a text that names its outlet, or an address. */
function isSelfTold(text: string, outlet: string | null): boolean {
  if (selfTold.test(text)) return true;
  const name = squash(outlet?.replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/i, '') ?? '');
  return name.length >= 3 && squash(text).includes(name);
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
