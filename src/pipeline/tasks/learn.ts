/**
 * Learns what a site says on every page from a sample of its documents: reads them, finds which are one report,
 * and counts how many reports have each paragraph. Their whole texts are hashed, not their bodies, since what is
 * body is not known before.
 */

import { findReports } from '../../detect/evidence/first-reports.js';
import { shingleInPlace, tokenizeInPlace } from '../../detect/shingle.js';
import type { Workspace } from '../../kernel/workspace.js';
import type { Document } from '../../model/document.js';
import type { DocumentRef, LearntFurniture } from '../../model/document-ref.js';
import type { DocumentFailure, Result } from '../../model/failure.js';
import { readKept } from '../../read/kept-documents.js';
import { chooseFurniture, commonFrom, furnitureKeys } from '../../read/learn-furniture.js';
import { openWorkspace } from './workspace.js';

// Whatever the sketch is made of: what a site says does not depend on how its documents are compared.
const shingleSize = 4;

/** What is learnt of a sample, and which of its documents could not be read. */
export interface LearntBatch {
  readonly furniture: LearntFurniture;
  readonly failures: readonly DocumentFailure[];
}

/** What the site of `sample` says on every page; the order of `sample` does not matter. */
export async function learnFurniture(sample: readonly DocumentRef[]): Promise<LearntBatch> {
  const work = openWorkspace();
  const keys: ReadonlySet<string>[] = [];
  const shingles: Uint32Array[] = [];
  const failures: DocumentFailure[] = [];
  const add = (result: Result<Document>, index: number) => {
    if (!result.ok) {
      failures.push({ ...result.error, document: sample[index]!.id });
      return;
    }
    const { text } = result.value;
    const [own, hashes] = [furnitureKeys(text), shinglesOf(text, work)];
    keys.push(own);
    shingles.push(hashes);
  };
  await readKept(sample, add, { stage: 'learn from', isTextEnough: true });
  return { furniture: chooseFurniture(keys, findReports(shingles, commonFrom)), failures };
}

const encoder = new TextEncoder();

/** The distinct shingles of `text`, ascending, by one half of their hashes. */
function shinglesOf(text: string, work: Workspace): Uint32Array {
  work.fit(0, 3 * text.length, 0);
  const { written } = encoder.encodeInto(text, work.kernel.bytes().subarray(work.text));
  const tokens = tokenizeInPlace(work, work.text, work.text + written);
  const count = shingleInPlace(work, tokens, shingleSize);
  const sorted = work.kernel
    .words()
    .slice(work.lows >> 2, (work.lows >> 2) + count)
    .sort();
  return sorted.filter((shingle, index) => index === 0 || shingle !== sorted[index - 1]);
}
