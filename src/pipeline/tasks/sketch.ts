/** Sketches the documents of a batch of files: read → shingle → sign → band. A range of records is sketched beside it. */

import { hash } from 'node:crypto';
import { bandInPlace, hashShort, hashWhole } from '../../detect/band.js';
import { shingleInPlace, tokenizeInPlace } from '../../detect/shingle.js';
import { prepareSigning, signInPlace } from '../../detect/sign.js';
import type { Workspace } from '../../kernel/workspace.js';
import type { SketchBatch } from '../../model/columns.js';
import type { Document, ReadAs } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import type { DetectOptions } from '../../model/options.js';
import { describeReading } from '../../read/describe-reading.js';
import { readKept } from '../../read/kept-documents.js';
import { type AddressHashes, hashAddresses } from '../../text/addresses.js';
import { GrowingColumns } from './growing-columns.js';
import { openWorkspace } from './workspace.js';

/** The verb for what this stage does. */
export const sketchStage = 'sketch';

/** A text in the kernel's memory. */
export interface TextPlace {
  readonly id: string;
  /** Of the text alone, whose hash is the document's. */
  readonly start: number;
  readonly end: number;
  /** Where the title begins, which is sketched with the text: as a headline, it is on the page too. */
  readonly titleStart: number;
  readonly sha256?: Uint8Array;
  readonly addresses: AddressHashes;
}

/** Sketches `[start, end)` of the kernel's memory, and adds it as one more document. */
export function addText(
  columns: GrowingColumns,
  work: Workspace,
  { id, start, end, titleStart, sha256, addresses }: TextPlace,
  options: DetectOptions,
): void {
  const bytes = work.kernel.bytes();
  const sha = sha256 ?? hashBytes(bytes.subarray(start, end));
  // Read before anything moves: the scheme npm alone looks at it.
  const text = () => new TextDecoder().decode(work.kernel.bytes().subarray(titleStart, end));
  const tokens = tokenizeInPlace(work, titleStart, end);
  const shingles = shingleInPlace(work, tokens, options.shingleSize);
  if (shingles === 0) {
    columns.add(id, sha, tokens, noKeys, hashShort(work, tokens, sha, text), addresses);
    return;
  }
  const values = signInPlace(work, shingles, options, text);
  const keys = bandInPlace(work, values, options);
  const whole = hashWhole(work, shingles, values, options.sketch);
  const own = work.kernel.words().subarray(work.keys >> 2, (work.keys >> 2) + keys);
  columns.add(id, sha, tokens, own, whole, addresses);
}

const noKeys = new Uint32Array(0);

/** The SHA-256 of `bytes`. A buffer made by hash() itself would cost half as much as the hash. */
function hashBytes(bytes: Uint8Array): Uint8Array {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
}

export function placeText(
  work: Workspace,
  { title, text }: Document,
): Omit<TextPlace, 'id' | 'sha256' | 'addresses'> {
  const before = Buffer.from(title === undefined ? '' : `${title}\n`);
  const bytes = Buffer.from(text);
  work.fit(0, before.length + bytes.length, 0);
  work.kernel.bytes().set(before, work.text);
  work.kernel.bytes().set(bytes, work.text + before.length);
  const start = work.text + before.length;
  return { start, end: start + bytes.length, titleStart: work.text };
}

/** Sketches every document that `refs` name. */
export async function sketchFiles(
  refs: readonly DocumentRef[],
  options: DetectOptions,
): Promise<SketchBatch> {
  await prepareSigning(options);
  const work = openWorkspace();
  work.fit(0, 0, options.permutations);
  const columns = new GrowingColumns();
  const indexes: number[] = [];
  const failures: Failure[] = [];
  const readAs: [number, ReadAs][] = [];
  // Sketches are of the whole text, whatever its parts are.
  const whole = refs.map(({ furniture: _, ...ref }) => ref);
  const add = (result: Result<Document>, index: number) => {
    if (!result.ok) {
      failures.push(result.error);
      return;
    }
    const { id, sha256, about } = result.value;
    const as = describeReading(result.value);
    const own = { id, sha256: Buffer.from(sha256, 'hex'), addresses: hashAddresses(about) };
    addText(columns, work, { ...own, ...placeText(work, result.value) }, options);
    if (as !== null) readAs.push([indexes.length, as]);
    indexes.push(index);
  };
  await readKept(whole, add, { stage: sketchStage, isTextEnough: true, isFirstLook: true });
  return {
    columns: columns.finish(),
    places: null,
    indexes: Uint32Array.from(indexes),
    readAs,
    lines: 0,
    failures,
  };
}
