/**
 * Reads documents and keeps their texts while there is room, so that what was sketched is compared, ordered, merged and
 * shown without a second look at the disk. Texts of a corpus fit in no memory: of those that were let go, and of
 * records, which are sketched as bytes and never decoded then, every step that needs one reads it again.
 */
import type { Document } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { Result } from '../model/failure.js';
import { markFurniture } from './learn-furniture.js';
import { readEach } from './read.js';
import { faultOf } from './stage-fault.js';

// In UTF-16 code units, for each thread, with all that is kept beside a text: enough for a few thousand articles.
const mostKept = 1 << 24;
const mostMarks = 100_000;
// What a document and its place in the table cost beside their strings, in the same units.
const objectLength = 256;
const markLength = 32;
// Room for a long article.
const roomLeft = 1 << 16;

interface Kept {
  readonly document: Document;
  readonly length: number;
  /** What it was read from has been let go. */
  readonly isBare: boolean;
}

const kept = new Map<string, Kept>();
// The keys of those that still have what they were read from, which may be a hundred times the text.
const unstripped = new Set<string>();
let keptLength = 0;

/** What a reader needs of a document, and what for. */
export interface Need {
  /** A verb for what is done with each, which names the failure of one on which that throws: "Cannot merge a.txt". */
  readonly stage: string;
  /** Its text will do; what it was read from, which editions alone give back, may be missing. */
  readonly isTextEnough?: boolean;
  /** All documents pass by: those for which there is no room left are not kept, since what is let go after a while is collected late. */
  readonly isFirstLook?: boolean;
}

/**
 * Reads one after the other of `refs`, from memory where it can, and hands each result over with its place among them.
 * A document is taken from memory only where its bytes are known to be the same. Where `visit` throws on one, it is handed
 * the failure in its place, so whatever it keeps must be kept last.
 */
export async function readKept(
  refs: readonly DocumentRef[],
  visit: (result: Result<Document>, index: number) => void,
  { stage, isTextEnough = false, isFirstLook = false }: Need,
): Promise<void> {
  const documents = refs.map((ref) => findKept(ref, isTextEnough));
  const missing = refs.flatMap((_, index) => (documents[index] === undefined ? [index] : []));
  let next = 0;
  // The one net below whatever is done with single documents: of one on which it throws there is a failure.
  const hand = (document: Document, index: number) => {
    const ref = refs[index]!;
    try {
      visit(furnish(document, ref), index);
    } catch (error) {
      visit({ ok: false, error: faultOf(stage, ref.id, error) }, index);
    }
  };
  const visitUpTo = (end: number) => {
    for (; next < end; next++) hand(documents[next]!, next);
  };
  const bare = missing.map((index) => withoutFurniture(refs[index]!));
  await readEach(bare, (result, at) => {
    const index = missing[at]!;
    visitUpTo(index);
    if (result.ok && !(isFirstLook && isFull())) keep(refs[index]!, result.value);
    if (result.ok) hand(result.value, index);
    else visit(result, index);
    next = index + 1;
  });
  visitUpTo(refs.length);
}

function furnish(document: Document, { furniture }: DocumentRef): Result<Document> {
  return { ok: true, value: furniture?.length ? markFurniture(document, furniture) : document };
}

function withoutFurniture({ furniture: _, ...ref }: DocumentRef): DocumentRef {
  return ref;
}

function findKept(ref: DocumentRef, isTextEnough: boolean): Document | undefined {
  if (ref.sha256 === undefined) return undefined;
  const key = keyOf(ref, ref.sha256);
  const found = kept.get(key);
  if (found === undefined || (found.isBare && !isTextEnough)) return undefined;
  // The one that was asked for last is let go last.
  kept.delete(key);
  kept.set(key, found);
  if (unstripped.delete(key)) unstripped.add(key);
  return found.document;
}

function keep(ref: DocumentRef, document: Document): void {
  const key = keyOf(ref, document.sha256);
  // Copying a million marks takes longer than reading their text again.
  if (kept.has(key) || (document.marks?.length ?? 0) > mostMarks) return;
  put(key, document, false);
  // All of what documents were read from goes before the first text does: a text takes longer to be found again.
  for (const oldest of unstripped) {
    if (keptLength <= mostKept) return;
    const { original: _, ...bare } = kept.get(oldest)!.document;
    // A title that was cut out of a page would keep all of the page: only a copy of it does not.
    put(oldest, structuredClone(bare), true);
  }
  for (const [oldest, { length }] of kept) {
    if (keptLength <= mostKept) return;
    kept.delete(oldest);
    keptLength -= length;
  }
}

/** Whether something would have to go before a text of usual length could be kept. */
function isFull(): boolean {
  return keptLength > mostKept - roomLeft && unstripped.size === 0;
}

function put(key: string, document: Document, isBare: boolean): void {
  const length = key.length + lengthOf(document);
  keptLength += length - (kept.get(key)?.length ?? 0);
  kept.set(key, { document, length, isBare });
  if (document.original === undefined) unstripped.delete(key);
  else unstripped.add(key);
}

/** Counts its text, and what its source holds beside it, which may be far longer. */
function lengthOf({ text, original, fields, marks = [] }: Document): number {
  const source =
    original === undefined ? 0 : 'text' in original ? original.text.length : original.base64.length;
  const others = fields === undefined ? 0 : JSON.stringify(fields).length;
  return objectLength + text.length + source + others + markLength * marks.length;
}

/** All that a document depends on but the furniture of its site, which is learnt after the first reading. */
function keyOf({ id, path, record, source, metadata }: DocumentRef, sha256: string): string {
  return JSON.stringify([sha256, id, path, record, source, metadata]);
}
