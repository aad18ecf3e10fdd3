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

// In UTF-16 code units, for each thread: enough for a few thousand articles.
const mostKept = 1 << 24;

const kept = new Map<string, Document>();
let keptLength = 0;

/**
 * Reads one after the other of `refs`, from memory where it can, and hands each result over with its place among them.
 * A document is taken from memory only where its bytes are known to be the same.
 */
export async function readKept(
  refs: readonly DocumentRef[],
  visit: (result: Result<Document>, index: number) => void,
): Promise<void> {
  const documents = refs.map(findKept);
  const missing = refs.flatMap((_, index) => (documents[index] === undefined ? [index] : []));
  let next = 0;
  const visitUpTo = (end: number) => {
    for (; next < end; next++) visit(furnish(documents[next]!, refs[next]!), next);
  };
  const bare = missing.map((index) => withoutFurniture(refs[index]!));
  await readEach(bare, (result, at) => {
    const index = missing[at]!;
    visitUpTo(index);
    if (result.ok) keep(refs[index]!, result.value);
    visit(result.ok ? furnish(result.value, refs[index]!) : result, index);
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

function findKept(ref: DocumentRef): Document | undefined {
  if (ref.sha256 === undefined) return undefined;
  const key = keyOf(ref, ref.sha256);
  const document = kept.get(key);
  if (document === undefined) return undefined;
  // The one that was asked for last is let go last.
  kept.delete(key);
  kept.set(key, document);
  return document;
}

function keep(ref: DocumentRef, document: Document): void {
  if (lengthOf(document) > mostKept) return;
  const key = keyOf(ref, document.sha256);
  if (kept.has(key)) return;
  kept.set(key, document);
  keptLength += lengthOf(document);
  for (const [oldest, former] of kept) {
    if (keptLength <= mostKept) return;
    kept.delete(oldest);
    keptLength -= lengthOf(former);
  }
}

/** Counts its text and what its record holds beside it, which may be far longer. */
function lengthOf({ text, fields }: Document): number {
  return text.length + (fields === undefined ? 0 : JSON.stringify(fields).length);
}

/** All that a document depends on but the furniture of its site, which is learnt after the first reading. */
function keyOf({ id, path, record, source, metadata }: DocumentRef, sha256: string): string {
  return JSON.stringify([sha256, id, path, record, source, metadata]);
}
