/** Packs what was read of documents for an archive: read → blocks, and a hash of all that each says. */
import { createHash } from 'node:crypto';
import type { Document } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DocumentFailure, Result } from '../../model/failure.js';
import { readKept } from '../../read/kept-documents.js';
import { documentsInBlock, packBlock } from '../../read/stored-documents.js';

/** Bytes of a hash that tells what a document says from what any other does. */
export const contentBytes = 16;

/** Blocks of `documentsInBlock` documents each; of no use where a document failed. */
export interface StoredBatch {
  readonly blocks: readonly Uint8Array[];
  /** `contentBytes` a document. */
  readonly contents: Uint8Array;
  readonly failures: readonly DocumentFailure[];
}

/** Packs documents without what is learnt of their sites, which changes as the archive grows. */
export async function storeDocuments(refs: readonly DocumentRef[]): Promise<StoredBatch> {
  const texts: string[] = [];
  const failures: DocumentFailure[] = [];
  const contents = new Uint8Array(contentBytes * refs.length);
  const add = (result: Result<Document>, index: number) => {
    if (!result.ok) {
      failures.push({ ...result.error, document: refs[index]!.id });
      return;
    }
    const text = JSON.stringify(result.value);
    contents.set(createHash('sha256').update(text).digest().subarray(0, contentBytes), contentBytes * index);
    texts.push(text);
  };
  const plain = refs.map(({ furniture: _, ...ref }) => ref);
  await readKept(plain, add, { stage: 'store' });
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < texts.length && failures.length === 0; start += documentsInBlock)
    blocks.push(packBlock(texts.slice(start, start + documentsInBlock)));
  return { blocks, contents, failures };
}
