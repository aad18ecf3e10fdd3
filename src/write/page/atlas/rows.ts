/** Packs what the page tells of a report once it is opened: its documents, their dates, its order and its links. */
import { spellName } from '../../../base/table-cells.js';
import type { Detection } from '../../../detect/detection.js';
import type { DocumentId } from '../../../model/document.js';
import type { RelatedPair } from '../../../model/pair.js';
import { orderBasis } from '../../notes.js';
import { isoMinutes, percent } from '../words.js';
import { frontCode, Packed } from './encode.js';
import type { AtlasReport } from './marks.js';
import { minuteWords } from './read-rows.js';
import type { RowsPart } from './shape.js';

/** `baseOf` gives the document whose text leads; undefined where nothing was merged. */
export function packRowsPart(
  reports: readonly AtlasReport[],
  baseOf: (report: AtlasReport) => DocumentId | undefined,
  { profiles }: Pick<Detection, 'profiles'>,
): RowsPart {
  const names: string[] = [];
  const dates: string[] = [];
  const orders = new Map<string, number>();
  const rows = new Packed();
  for (const report of reports) {
    const { order, copies, links } = report.cluster;
    const own = order.revisions.flatMap((id) => [id, ...(copies.get(id) ?? [])]);
    for (const id of own) {
      names.push(spellName(id));
      dates.push(isoMinutes(profiles.get(id)?.date ?? ''));
    }
    const places = new Map(own.map((id, at) => [id, at]));
    const words = orderWords(order);
    orders.set(words, orders.get(words) ?? orders.size);
    const base = baseOf(report);
    rows.add(own.length);
    rows.add(base === undefined ? 0 : places.get(base)! + 1);
    rows.add(orders.get(words)!);
    packLinks(rows, links, places);
  }
  return {
    documents: frontCode(names),
    ...packDates(dates),
    orders: [...orders.keys()],
    rows: rows.finish(),
  };
}

/** How many links there are, two at most: the weakest, and the strongest where that is another. */
function packLinks(
  rows: Packed,
  links: readonly RelatedPair[],
  places: ReadonlyMap<DocumentId, number>,
): void {
  const bySureness = links
    .filter(({ tier }) => tier === 'merge')
    .sort((left, right) => right.score - left.score);
  const shown = [...new Set([bySureness.at(-1), bySureness[0]])].filter((pair) => pair !== undefined);
  rows.add(shown.length);
  for (const { a, b, score } of shown) {
    rows.add(places.get(a)!);
    rows.add(places.get(b)!);
    rows.add(Math.round(1000 * score));
  }
}

function orderWords({ basis, confidence }: AtlasReport['cluster']['order']): string {
  return basis === 'unknown'
    ? `Order unknown: ${orderBasis.unknown}`
    : `Oldest first, ${orderBasis[basis]}, ${percent(confidence)} sure`;
}

const toTheMinute = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;

function packDates(dates: readonly string[]): Pick<RowsPart, 'dates' | 'oddDates'> {
  const packed = new Packed();
  const oddDates: string[] = [];
  let before = 0;
  for (const date of dates) {
    const minutes = toTheMinute.test(date) ? Date.parse(`${date.replace(' ', 'T')}Z`) / 60_000 : Number.NaN;
    if (date === '') packed.add(0);
    // The thirtieth of February is a date of its source, and none of any calendar.
    else if (Number.isNaN(minutes) || minuteWords(minutes) !== date) {
      packed.add(1);
      oddDates.push(date);
    } else {
      const step = minutes - before;
      // Steps back and forth take turns, so that small ones stay small.
      packed.add((step >= 0 ? 2 * step : -2 * step - 1) + 2);
      before = minutes;
    }
  }
  return { dates: packed.finish(), oddDates };
}
