/**
 * Tells what a site says on every page from a sample of its documents, and marks it in the others: paragraphs
 * that many different reports of one origin have. What counts is reports, not documents, since the text of a page
 * that is published again and again would else pass for its site's. Works in any language: nothing is looked up.
 */

import type { Document, Mark } from '../model/document.js';
import type { LearntFurniture } from '../model/document-ref.js';
import { describeShape } from '../text/block-shapes.js';
import { findParagraphs } from '../text/paragraphs.js';

/** As many documents of an origin are looked at: reading them again is to cost little beside the first reading. */
export const documentsSampled = 300;
/** Fewer documents of one origin are no site. */
export const minDocuments = 20;
// What fewer reports share may be a story told in parts.
const minReports = 8;
// A sentence that one report in thirty has is what one of many outlets says below its items: on six sets of news
// nothing else came so often. A word or two may head a column of figures or name a team: they must come oftener.
const minShare = 0.03;
const minShareOfLabel = 0.06;
const labelLetters = 16;
// What one report's own snapshots share is its text, however unlike their leads; a site's words stand in a report
// of their own nearly every time.
const minReportsShare = 0.25;
// Longer paragraphs are background, which cohesion weighs; site text is short.
const maxLetters = 400;

/** From how many reports on a text is common to a site that has `reports` of them in the sample. */
export function commonFrom(reports: number): number {
  return Math.max(minReports, minShare * reports);
}

/** What `text` says that its site may say elsewhere, each once. */
export function furnitureKeys(text: string): ReadonlySet<string> {
  const keys = new Set(findParagraphs(text).map((charSpan) => keyOf(text, charSpan)));
  keys.delete('');
  return keys;
}

/** Of the keys of sampled documents, those that their site says on every page; `reports` says whose each document is. */
export function chooseFurniture(
  documents: readonly ReadonlySet<string>[],
  reports: Uint32Array,
): LearntFurniture {
  if (documents.length < minDocuments) return [];
  const all = new Set(reports).size;
  return [...countHolders(documents, reports)]
    .filter(([key, holders]) => {
      const least = key.length < labelLetters ? Math.max(minReports, minShareOfLabel * all) : commonFrom(all);
      const found = holders.reports.size;
      return found >= Math.max(least, minReportsShare * holders.documents) && maySiteSay(key);
    })
    .map(([key]) => key)
    .sort();
}

/** Who has a paragraph. */
interface Holders {
  documents: number;
  readonly reports: Set<number>;
}

function countHolders(
  documents: readonly ReadonlySet<string>[],
  reports: Uint32Array,
): ReadonlyMap<string, Holders> {
  const holdersOf = new Map<string, Holders>();
  for (const [index, keys] of documents.entries()) {
    for (const key of keys) {
      const holders = holdersOf.get(key) ?? { documents: 0, reports: new Set() };
      holders.documents++;
      holders.reports.add(reports[index]!);
      holdersOf.set(key, holders);
    }
  }
  return holdersOf;
}

/** Notes and credits recur and are the report's own; a letter or two is a piece of a broken line. */
function maySiteSay(key: string): boolean {
  return /\p{L}{4}/u.test(key) && ['prose', 'line', 'promotion', 'furniture'].includes(describeShape(key));
}

/** Empty for a long one. */
function keyOf(text: string, [start, end]: Mark['charSpan']): string {
  if (end - start > maxLetters) return '';
  const paragraph = text.slice(start, end);
  return (unevenSpace.test(paragraph) ? paragraph.replace(/\s+/g, ' ') : paragraph).toLowerCase();
}

// White space that is not single spaces alone.
const unevenSpace = /[^\S ]| {2}/;

interface KnownFurniture {
  readonly keys: ReadonlySet<string>;
  /** What the keys begin with. */
  readonly beginnings: ReadonlySet<string>;
}

// Of a paragraph so much is looked at before its key is made.
const beginning = 3;
// White space, which keys have in one form only, and the letters whose small forms depend on what follows or are longer.
const hasSpecialCase = /[\s\u03a3\u0130]/;

// One list serves all documents of an origin.
const known = new WeakMap<LearntFurniture, KnownFurniture>();

function lookUp(furniture: LearntFurniture): KnownFurniture {
  const found = known.get(furniture) ?? {
    keys: new Set(furniture),
    beginnings: new Set(furniture.map((key) => key.slice(0, beginning))),
  };
  known.set(furniture, found);
  return found;
}

/** `document` with the paragraphs marked that `furniture` holds; what the source itself tells stays as it is. */
export function markFurniture(document: Document, furniture: LearntFurniture): Document {
  const { keys, beginnings } = lookUp(furniture);
  const { text } = document;
  const told = new Set(
    (document.marks ?? []).filter(({ kind }) => kind !== 'body').map(({ charSpan }) => charSpan[0]),
  );
  const mayBeKey = ([start]: Mark['charSpan']) => {
    const begins = text.slice(start, start + beginning);
    return beginnings.has(begins.toLowerCase()) || hasSpecialCase.test(begins);
  };
  const found = findParagraphs(text)
    .filter((charSpan) => mayBeKey(charSpan) && keys.has(keyOf(text, charSpan)) && !told.has(charSpan[0]))
    .map((charSpan): Mark => ({ kind: 'furniture', charSpan }));
  if (found.length === 0) return document;
  const starts = new Set(found.map(({ charSpan }) => charSpan[0]));
  const others = (document.marks ?? []).filter(({ charSpan }) => !starts.has(charSpan[0]));
  return {
    ...document,
    marks: [...others, ...found].sort((left, right) => left.charSpan[0] - right.charSpan[0]),
  };
}
