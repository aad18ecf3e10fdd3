/**
 * Learns from a sample which paragraphs a site prints on every page, and marks them in all its documents: those that
 * many different reports of one origin share. Counts reports and not documents, since a page that is published again
 * and again repeats its own text. Works in any language, since it looks no word up.
 */

import type { Document, Mark } from '../model/document.js';
import type { LearntFurniture } from '../model/document-ref.js';
import { describeShape } from '../text/block-shapes.js';
import { findParagraphs } from '../text/paragraphs.js';

/** How many documents of an origin are looked at, so that reading them again costs little beside the first reading. */
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
// What the snapshots of one report share is its text, however unlike their leads; a site's words stand in a report of
// their own nearly every time.
const minReportsShare = 0.25;
// Longer paragraphs are background, which cohesion weighs; a site's text is short.
const maxLetters = 400;

/** Returns how many reports make a text common to a site that has `reports` of them in the sample. */
export function commonFrom(reports: number): number {
  return Math.max(minReports, minShare * reports);
}

/** Returns the paragraphs of `text` that its site may repeat elsewhere, each once, as keys. */
export function furnitureKeys(text: string): ReadonlySet<string> {
  const keys = new Set(findParagraphs(text).map((charSpan) => keyOf(text, charSpan)));
  keys.delete('');
  return keys;
}

/** Chooses the keys that a site prints on every page; `reports` says to which report each sampled document belongs. */
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

/** Counts who has a paragraph. */
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

/**
 * Tells whether a site may say this: notes and credits recur and belong to the report, and a letter or two is a piece
 * of a broken line.
 */
function maySiteSay(key: string): boolean {
  return /\p{L}{4}/u.test(key) && ['prose', 'line', 'promotion', 'furniture'].includes(describeShape(key));
}

/** Returns the key of a paragraph; empty for a long one. */
function keyOf(text: string, [start, end]: Mark['charSpan']): string {
  if (end - start > maxLetters) return '';
  const paragraph = text.slice(start, end);
  return (unevenSpace.test(paragraph) ? paragraph.replace(/\s+/g, ' ') : paragraph).toLowerCase();
}

// Any white space but single spaces.
const unevenSpace = /[^\S ]| {2}/;

interface KnownFurniture {
  readonly keys: ReadonlySet<string>;
  /** The beginnings of the keys. */
  readonly beginnings: ReadonlySet<string>;
}

// How many characters of a paragraph are looked at before its key is made.
const beginning = 3;
// White space, which keys have in one form, and letters whose lower case depends on what follows or is longer.
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

/** Marks the paragraphs of `document` that `furniture` holds; what the source itself marks stays. */
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
