/**
 * Describes the readings of a paragraph in plain lines, oldest first: what stays the same through many revisions is one
 * line with a range, what differs in one place only one line with a series. `edition.json` has every reading alone.
 */
import type { Edition, EditionBlock, EditionParagraph } from '../../model/edition.js';
import { comparableText } from '../../text/comparable-text.js';
import { absentBetween, type Chain, listChains } from './chains.js';
import { listReadings, type Place, type Reading } from './list-readings.js';
import { endWords, isOrderKnown, stepWords } from './order-words.js';
import { listRanges } from './ranges.js';
import { findSeries, type SlotSeries } from './slot-series.js';

type Item = EditionBlock | EditionParagraph;

interface Context {
  readonly item: Item;
  readonly source: number;
  readonly isOrdered: boolean;
  readonly nameOf: (revision: number) => string;
}

/** Describes all readings but the place that is printed. */
export function readingLines(item: Item, edition: Edition): string[] {
  const { revisions } = edition;
  const position = positionsOf(edition);
  const indexOf = (revision: string) => position.get(revision)!;
  const context: Context = {
    item,
    source: indexOf(item.source.revision),
    isOrdered: isOrderKnown(edition),
    nameOf: (at) => revisions[at]!.siglum,
  };
  const readings = listReadings(item, indexOf);
  const series = findSeries(readings);
  return readings.flatMap((reading, at) => {
    const own = series.find(({ first, last }) => first <= at && at <= last);
    if (own === undefined) return describeReading(reading, context);
    return own.first === at ? [describeSeries(own, readings, context)] : [];
  });
}

/** Kept by edition, since every paragraph needs one. */
const positions = new WeakMap<Edition, ReadonlyMap<string, number>>();

function positionsOf(edition: Edition): ReadonlyMap<string, number> {
  const known = positions.get(edition) ?? new Map(edition.revisions.map(({ id }, at) => [id, at]));
  positions.set(edition, known);
  return known;
}

function describeReading(reading: Reading, context: Context): string[] {
  const { item, source } = context;
  const isSource = ({ revision, span }: Place) => revision === source && `${span}` === `${item.source.span}`;
  const pieces = reading.pieces.length;
  return reading.pieces.flatMap((text, piece) => {
    const places = reading.places.filter((place, at) => at % pieces === piece && !isSource(place));
    return listChains(places, source).map((chain) => describeChain(chain, text, context));
  });
}

/** "A to C and E, bytes 810–1086 in A, not in D, edited in F: …" */
function describeChain(chain: Chain, text: string, { item, source, isOrdered, nameOf }: Context): string {
  const revisions = chain.map(({ revision }) => revision);
  const isLater = revisions[0]! > source;
  // The place whose edge leads out of the chain.
  const end = isLater ? chain[0]! : chain.at(-1)!;
  const spans = new Set(chain.map(({ span }) => span.join('–')));
  const [span] = spans;
  const where = `${listRanges(revisions, nameOf)}, bytes ${span}${spans.size > 1 ? ` in ${nameOf(revisions[0]!)}` : ''}`;
  const isGone = end.edge === 'reintroduced' && end.next !== null;
  const around = !isGone ? revisions : isLater ? [end.next!, ...revisions] : [...revisions, end.next!];
  const absent = absentBetween(around);
  const parts = [
    where,
    ...(absent.length > 0 ? [`not in ${listRanges(absent, nameOf)}`] : []),
    stepOf(end, isLater, { isOrdered, nameOf }),
    ...(end.hasDropped && end.edge !== null && !end.isPart ? [`some of it ${endWords(isOrdered)}`] : []),
  ];
  return `${parts.join(', ')}${describeText(text, item.text)}`;
}

function stepOf(
  { edge, next, isPart, revision }: Place,
  isLater: boolean,
  { isOrdered, nameOf }: Pick<Context, 'isOrdered' | 'nameOf'>,
): string {
  const target = nameOf(next ?? revision);
  if (isPart) return isOrdered ? `gave words to ${target}` : `shares words with ${target}`;
  return edge === null ? endWords(isOrdered) : `${stepWords(edge, isLater, isOrdered)} ${target}`;
}

/** Gives older words in full; of other line ends and quotation marks it only says that they differ. */
function describeText(reading: string, printed: string): string {
  if (reading === printed) return '';
  if (comparableText(reading) === comparableText(printed)) return ', set in other type';
  return `: ${reading.replace(/\s+/g, ' ')}`;
}

/** "A to K, one place changed: The death toll is [3 → 6 → 8] (A, B, C to K)" */
function describeSeries(
  { first, last, before, after, values }: SlotSeries,
  readings: readonly Reading[],
  { source, isOrdered, nameOf }: Context,
): string {
  const own = readings.slice(first, last + 1);
  const revisionsOf = (some: readonly Reading[]) => [
    ...new Set(some.flatMap(({ places }) => places.map(({ revision }) => revision))),
  ];
  const isPrinted = own.some((reading) => reading.isPrinted);
  const end = own.at(-1)!.places.at(-1)!;
  const step = isPrinted ? [] : [stepOf(end, end.revision > source, { isOrdered, nameOf })];
  const where = [
    listRanges(revisionsOf(own), nameOf),
    `one place ${isOrdered ? 'changed' : 'differs'}`,
    ...step,
  ].join(', ');
  const slots = values.map(({ text }) => text || '(nothing)').join(isOrdered ? ' → ' : ' | ');
  const sigla = values.map(({ readings: some }) => {
    const held = some.map((at) => readings[at]!);
    const printed = held.some((reading) => reading.isPrinted) ? ' as printed' : '';
    return `${listRanges(revisionsOf(held), nameOf)}${printed}`;
  });
  // The printed words stand above: those around the slot are enough to find it.
  const [left, right] = isPrinted ? [endOf(before), startOf(after)] : [before, after];
  const comma = sigla.some((list) => / and /.test(list)) ? '; ' : ', ';
  return `${where}: ${left}[${slots}]${right} (${sigla.join(comma)})`;
}

// Characters around a slot, about eight words.
const contextLength = 50;

function endOf(text: string): string {
  if (text.length <= contextLength) return text;
  const cut = text.slice(-contextLength).replace(/^[\udc00-\udfff]/, '');
  // Between words, where the text has any.
  return `… ${cut.slice(cut.indexOf(' ') + 1)}`;
}

function startOf(text: string): string {
  if (text.length <= contextLength) return text;
  const cut = text.slice(0, contextLength).replace(/[\ud800-\udbff]$/, '');
  const end = cut.lastIndexOf(' ');
  return `${end > 0 ? cut.slice(0, end) : cut} …`;
}
