/**
 * References in, the same out with what their sites say on every page: paragraphs that many documents of one
 * origin share although their reports differ. Learnt from a sample, which the sorted ids fix, so that the order
 * and number of files read at once change nothing. Works in any language, since nothing is looked up.
 */
import { describeShape } from '../lib/block-shapes.js';
import { groupBy } from '../lib/group-by.js';
import { findParagraphs } from '../lib/paragraphs.js';
import type { Document, Mark } from '../model.js';
import { type DocumentRef, readEach } from '../stages/read.js';
import { type RecordRange, sampleRecords } from './jsonl.js';

const sampleSize = 400;
// Of a file of records, which is read fast: a tenth of a second for each.
export const recordsSampled = 200;
// Fewer documents of one origin are no site, and what fewer reports share may be a story told in parts.
const minDocuments = 20;
const minReports = 8;
const minShare = 0.05;
// What one report's own snapshots share is its text, however often its lead was rewritten; a site's words stand
// under a lead of their own nearly every time.
const minLeadsShare = 0.25;
// Longer paragraphs are background, which cohesion weighs; site text is short.
const maxLetters = 400;
const leadLetters = 60;

/** Paragraphs by their words, for one origin. Plain data: workers receive it. */
export type LearntFurniture = readonly string[];

/** Sorted `refs`, each with what was learnt of its origin, where something was. Reads a sample of them. */
export async function learnFurniture(refs: readonly DocumentRef[]): Promise<readonly DocumentRef[]> {
  if (refs.length < minDocuments) return refs;
  const step = Math.max(1, Math.ceil(refs.length / sampleSize));
  const sample = refs.filter((_, index) => index % step === 0);
  const origins = new Map<string, Origin>();
  await readEach(sample, (result, index) => {
    // What cannot be read is said when it is read in earnest.
    if (!result.ok) return;
    const name = originOf(sample[index]!);
    const origin = origins.get(name) ?? { documents: 0, holdersOf: new Map() };
    origins.set(name, origin);
    count(origin, result.value);
  });
  const learnt = new Map([...origins].map(([name, origin]) => [name, choose(origin)]));
  return refs.map((ref) => {
    const furniture = learnt.get(originOf(ref));
    return furniture === undefined || furniture.length === 0 ? ref : { ...ref, furniture };
  });
}

/**
 * Ranges, each with what was learnt of its file, where something was. Reads records that lie evenly through
 * the file: a record is as likely to be read as it is long.
 */
export async function learnInRanges(ranges: readonly RecordRange[]): Promise<readonly RecordRange[]> {
  const learnt = new Map<string, LearntFurniture>();
  for (const [path, group] of groupBy(ranges, (range) => range.path)) {
    learnt.set(path, await learnFrom(sampleRecords(group[0]!, recordsSampled)));
  }
  return ranges.map((range) => {
    const furniture = learnt.get(range.path)!;
    return furniture.length === 0 ? range : { ...range, furniture };
  });
}

/** What the documents that `sample` names, all of one origin, say on every page. */
export async function learnFrom(sample: readonly DocumentRef[]): Promise<LearntFurniture> {
  const origin: Origin = { documents: 0, holdersOf: new Map() };
  await readEach(sample, (result) => {
    if (result.ok) count(origin, result.value);
  });
  return choose(origin);
}

interface Origin {
  documents: number;
  readonly holdersOf: Map<string, Holders>;
}

/** The documents that have a paragraph. */
interface Holders {
  documents: number;
  /** Their leads: one report's revisions share theirs for a while. */
  readonly leads: Set<string>;
}

/** The container, or the folder: what is known of a document before it is read. */
function originOf({ id, source, path, record }: DocumentRef): string {
  if (source?.container !== undefined) return source.container.path;
  return record === undefined ? id.slice(0, id.lastIndexOf('/') + 1) : path;
}

function count(origin: Origin, document: Document): void {
  const paragraphs = keysOf(document);
  origin.documents++;
  const lead = paragraphs.find(({ charSpan: [start, end] }) => end - start >= leadLetters)?.charSpan;
  if (lead === undefined) return;
  const leadText = document.text.slice(lead[0], lead[0] + leadLetters);
  const keys = paragraphs.filter(({ key, charSpan }) => key !== '' && charSpan !== lead);
  for (const key of new Set(keys.map((paragraph) => paragraph.key))) {
    const holders = origin.holdersOf.get(key) ?? { documents: 0, leads: new Set() };
    holders.documents++;
    holders.leads.add(leadText);
    origin.holdersOf.set(key, holders);
  }
}

function choose({ documents, holdersOf }: Origin): LearntFurniture {
  if (documents < minDocuments) return [];
  const least = Math.max(minReports, minShare * documents);
  return [...holdersOf]
    .filter(
      ([key, { leads, ...holders }]) =>
        leads.size >= Math.max(least, minLeadsShare * holders.documents) && maySiteSay(key),
    )
    .map(([key]) => key)
    .sort();
}

/** Notes and credits recur and are the report's own; a letter or two is a piece of a broken line. */
function maySiteSay(key: string): boolean {
  return /\p{L}{4}/u.test(key) && ['prose', 'line', 'promotion', 'furniture'].includes(describeShape(key));
}

interface Paragraph {
  /** Empty for a long one. */
  readonly key: string;
  readonly charSpan: Mark['charSpan'];
}

function keysOf({ text }: Document): Paragraph[] {
  return findParagraphs(text).map((charSpan) => ({ key: keyOf(text, charSpan), charSpan }));
}

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
