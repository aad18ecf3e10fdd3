/**
 * Tells for each revision which text stands in it, and which paragraphs of the edition say so. Claims about what is new,
 * dropped or moved are held against this.
 */
import type { Edition, EditionBlock, EditionParagraph } from '../../model/edition.js';
import type { Source } from './findings.js';
import { plainSentences, textKey } from './plain-words.js';

/** A paragraph or block of the edition, with the places in the order of revisions that have it. */
export interface Item {
  readonly id: string;
  /** Body, or the kind of a block: a headline that becomes a line of the body is no return of that headline. */
  readonly kind: string;
  readonly record: EditionParagraph | EditionBlock;
  readonly readings: readonly Reading[];
  readonly revisions: ReadonlySet<number>;
  readonly first: number;
  readonly last: number;
  /** The place of the revision that it is printed from. */
  readonly source: number;
  /** Paragraphs that an absorbed one is said to live on in. */
  readonly heirs: readonly string[];
}

/** What one revision has for an item. */
export interface Reading {
  readonly item: Item;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key: string;
  /** Stands in the body of its revision: a caption there may be a line of the body elsewhere. */
  readonly isBody: boolean;
  /** Sentences that are said to have no successor. */
  readonly dropped: readonly string[];
}

/** A sentence of the body of one revision, and the items that have it in a reading. */
export interface StandingSentence {
  readonly key: string;
  readonly text: string;
  /** In bytes of the revision. */
  readonly start: number;
  readonly items: Set<Item>;
}

/** Everything that the claims of one edition look up; lists of revisions are in the order of revisions. */
export interface Standing {
  readonly sigla: readonly string[];
  readonly items: readonly Item[];
  /** Readings of each revision that are lines or paragraphs of their own, by kind and key. */
  readonly readings: readonly ReadonlyMap<string, readonly Reading[]>[];
  /** Sentences of the body of each revision, in the order of its text. */
  readonly sentences: readonly (readonly StandingSentence[])[];
}

/** Reads off `edition` what stands where. Its readings must have been held against the sources before. */
export function findStanding(edition: Edition, sources: ReadonlyMap<string, Source>): Standing {
  const positions = new Map(edition.revisions.map(({ id }, index) => [id as string, index]));
  const items = [
    ...edition.paragraphs.map((paragraph) => makeItem(paragraph, 'body', positions)),
    ...edition.blocks.map((block) => makeItem(block, block.kind, positions)),
  ];
  const readings = edition.revisions.map(() => new Map<string, Reading[]>());
  const ids = edition.revisions.map(({ id }) => id);
  for (const { readings: own, kind } of items)
    for (const reading of own) {
      if (!standsAlone(reading, sources.get(ids[reading.revision]!)!)) continue;
      const name = `${kind} ${reading.key}`;
      const known = readings[reading.revision]!.get(name);
      if (known === undefined) readings[reading.revision]!.set(name, [reading]);
      else known.push(reading);
    }
  return {
    sigla: edition.revisions.map(({ siglum }) => siglum),
    items,
    readings,
    sentences: edition.revisions.map(({ id }, index) => listSentences(items, index, sources.get(id)!)),
  };
}

/** Tells whether a reading is a line or a paragraph of its own, and no stretch of one. */
function standsAlone({ start, end }: Reading, { text, offsets }: Source): boolean {
  const [from, to] = [offsets.toChar(start), offsets.toChar(end)];
  return (
    /(?:^|[\r\n])[^\S\r\n]*$/.test(text.slice(Math.max(0, from - furthest), from)) &&
    /^[^\S\r\n]*(?:$|[\r\n])/.test(text.slice(to, to + furthest))
  );
}

// Blanks before a line or after it; a wider margin is none.
const furthest = 64;

function makeItem(
  record: EditionParagraph | EditionBlock,
  kind: string,
  positions: ReadonlyMap<string, number>,
): Item {
  const readings: Reading[] = [];
  const heirs = 'absorbedBy' in record ? (record.absorbedBy ?? []) : [];
  const revisions = new Set<number>();
  for (const { revision } of record.witnesses) revisions.add(positions.get(revision)!);
  const item: Item = {
    ...{ id: record.id, kind, record, readings, revisions, heirs },
    first: Math.min(...revisions),
    last: Math.max(...revisions),
    source: positions.get(record.source.revision)!,
  };
  for (const witness of record.witnesses) {
    const { revision, span, text = record.text, dropped = [] } = witness;
    const [start, end] = span;
    const bytes = Buffer.from(text);
    readings.push({
      ...{ item, revision: positions.get(revision)!, start, end, text, key: textKey(text) },
      isBody: (witness.kind ?? kind) === 'body',
      dropped: dropped.map(([from, to]) => bytes.toString('utf8', from - start, to - start)),
    });
  }
  return item;
}

/** Lists the sentences of the body of one revision; one that stands in the readings of two items is one sentence. */
function listSentences(items: readonly Item[], revision: number, { offsets }: Source): StandingSentence[] {
  const found = new Map<number, StandingSentence>();
  for (const item of items) {
    for (const { start, text, isBody, revision: own } of item.readings) {
      if (own !== revision || !isBody) continue;
      const from = offsets.toChar(start);
      for (const sentence of plainSentences(text)) {
        const at = offsets.toByte(from + sentence.start);
        // A reading may end inside the sentence: it has the sentence all the same, and the longest one names it.
        const known = found.get(at);
        const longest = (known?.text.length ?? 0) < sentence.text.length ? sentence.text : known!.text;
        const own = known?.items ?? new Set();
        found.set(at, { key: textKey(longest), text: longest, start: at, items: own.add(item) });
      }
    }
  }
  return [...found.values()].sort((left, right) => left.start - right.start);
}
