/**
 * Reads out of an edition all that its page shows: each item, the readings that it has, and how every revision
 * is put together from readings. Pages are drawn from this view alone.
 */

import type { Edition, EditionBlock, EditionParagraph } from '../../model/edition.js';
import { ByteOffsets } from '../../text/byte-offsets.js';
import { comparableText } from '../../text/comparable-text.js';
import { listChanges } from '../fact-changes.js';
import { listReadings, type Place, type Reading } from '../readings/list-readings.js';
import { isOrderKnown } from '../readings/order-words.js';
import { restoreText } from '../restore.js';
import { explainSpeakers, listSpeakers } from '../speakers.js';
import { threadWords } from '../thread-words.js';
import { viewTitle } from './title-view.js';
import type { EditionView, ItemView, Mark, Pointer, Run } from './view.js';

type Item = EditionBlock | EditionParagraph;

// The page and the picture of an edition are drawn from one view.
const views = new WeakMap<Edition, EditionView>();

/** Reads all that pages show out of `edition`; once, whoever asks. */
export function viewEdition(edition: Edition): EditionView {
  const view = views.get(edition) ?? readEdition(edition);
  views.set(edition, view);
  return view;
}

function readEdition(edition: Edition): EditionView {
  const position = new Map<string, number>(edition.revisions.map(({ id }, index) => [id, index]));
  const indexOf = (revision: string) => position.get(revision)!;
  const byId = new Map<string, Item>(
    [...edition.blocks, ...edition.paragraphs].map((item) => [item.id, item]),
  );
  const ids = [...new Set([...edition.views.fullRecord, ...edition.views.asPublished, ...byId.keys()])];
  const published = new Set(edition.views.asPublished);
  const base = indexOf(edition.base);
  const context = {
    indexOf,
    revisions: edition.revisions.length,
    base,
    isOrdered: isOrderKnown(edition),
    report: edition.id,
  };
  const point = (id: string) => ({ id, text: byId.get(id)!.text });
  const title = viewTitle(edition, base);
  const items = [
    ...(title === null ? [] : [title]),
    ...ids.map((id) => viewItem(byId.get(id)!, { ...context, point, isPublished: published.has(id) })),
  ];
  const sources = edition.revisions.map(({ position: place }) => Buffer.from(restoreText(edition, place)));
  return {
    edition,
    base,
    items,
    runs: listRuns(items, sources),
    furniture: sources.map((source, revision) =>
      edition.furniture
        .filter((place) => indexOf(place.revision) === revision)
        .map(({ span }) => source.subarray(...span).toString()),
    ),
    isRightToLeft: isRightToLeft(items),
  };
}

interface ItemContext {
  readonly indexOf: (revision: string) => number;
  readonly revisions: number;
  readonly base: number;
  readonly isPublished: boolean;
  readonly isOrdered: boolean;
  readonly report: Edition['id'];
  readonly point: (id: string) => Pointer;
}

function viewItem(item: Item, context: ItemContext): ItemView {
  const { indexOf, revisions, base, isPublished, isOrdered, point } = context;
  const source = indexOf(item.source.revision);
  const readings = listReadings(item, indexOf);
  const paragraph = 'origins' in item ? item : null;
  const likeliest = paragraph?.hints?.[0];
  return {
    id: item.id,
    formerly: item.formerly ?? [],
    kind: 'kind' in item ? item.kind : 'paragraph',
    state: item.state,
    text: item.text,
    isPublished,
    isLater: source > base,
    source,
    lastSeen: paragraph === null ? source : indexOf(paragraph.lastSeen),
    marks: listMarks(item, readings, revisions),
    readings,
    origins: paragraph === null ? [] : listOrigins(paragraph, indexOf),
    changes: listChanges(item, isOrdered),
    note: paragraph === null ? null : noteOf(paragraph),
    elsewhere: threadWords(item, context.report),
    absorbedBy: paragraph?.absorbedBy?.map(point) ?? [],
    hint:
      likeliest === undefined ? null : { ...point(likeliest.paragraph), similarity: likeliest.similarity },
  };
}

function listMarks({ text }: Item, readings: readonly Reading[], revisions: number): Mark[] {
  const marks: Mark[] = new Array<Mark>(revisions).fill('absent');
  for (const { pieces, places } of readings) {
    const [only] = pieces;
    const isHeld = pieces.length === 1 && (only === text || comparableText(only!) === comparableText(text));
    for (const { revision } of places) marks[revision] = isHeld ? 'held' : 'changed';
  }
  return marks;
}

function listOrigins(
  { text, source, origins }: EditionParagraph,
  indexOf: ItemContext['indexOf'],
): ItemView['origins'] {
  const offsets = new ByteOffsets(text);
  return origins.map(({ revision, span }) => ({
    start: offsets.toChar(span[0] - source.span[0]),
    end: offsets.toChar(span[1] - source.span[0]),
    revision: indexOf(revision),
  }));
}

function noteOf(paragraph: EditionParagraph): string | null {
  const speakers = listSpeakers(paragraph);
  if (paragraph.state === 'current') return speakers;
  return [explainSpeakers(paragraph, null), speakers].filter((note) => note !== null).join('; ') || null;
}

/** For every revision its runs, in the order of its text. */
function listRuns(items: readonly ItemView[], sources: readonly Buffer[]): Run[][] {
  const found = sources.map((): (Omit<Run, 'isNewParagraph'> & Pick<Place, 'span'>)[] => []);
  for (const [item, { readings }] of items.entries()) {
    for (const [reading, { places }] of readings.entries()) {
      let piece = 0;
      let before = -1;
      for (const { revision, span, isPart } of places) {
        piece = revision === before ? piece + 1 : 0;
        before = revision;
        if (!isPart) found[revision]!.push({ item, reading, piece, span });
      }
    }
  }
  return found.map((runs, revision) => {
    runs.sort((left, right) => left.span[0] - right.span[0] || left.span[1] - right.span[1]);
    return runs.map(({ item, reading, piece, span }, at) => {
      const before = runs[at - 1];
      const isNewParagraph =
        before === undefined ||
        hasLineFeed(sources[revision]!, before.span[1], span[0]) ||
        items[item]!.kind !== items[before.item]!.kind;
      return { item, reading, piece, isNewParagraph };
    });
  });
}

/** Looks at the few bytes between two runs where they stand. */
function hasLineFeed(source: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (source[at] === lineFeed) return true;
  return false;
}

const lineFeed = 10;

// Enough of a text to know its direction by.
const sampledLength = 800;
const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/gu;

/** Most letters belong to scripts that run from right to left. */
function isRightToLeft(items: readonly ItemView[]): boolean {
  let text = '';
  for (const item of items) {
    text += item.text.slice(0, sampledLength - text.length);
    if (text.length >= sampledLength) break;
  }
  return 2 * (text.match(rightToLeft)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0);
}
