/**
 * Stores texts as one pool of lines, and each text as the sequence of its lines: what `restore` needs. It knows nothing
 * of alignment, so that nothing an aligner gets wrong can touch a source.
 */

import type { Document } from '../../model/document.js';
import type { StoredOriginal } from '../../model/edition.js';

/** Texts as sequences of shared segments. */
export interface Pool {
  readonly segments: readonly string[];
  readonly manifests: readonly (readonly number[])[];
}

/** The same with what each text was taken from, where its encoding alone does not give the bytes back. */
export interface StoredTexts extends Pool {
  readonly originals?: readonly (StoredOriginal | null)[];
}

/** Pools the texts of `revisions` and what these were taken from. */
export function poolRevisions(revisions: readonly Pick<Document, 'text' | 'original'>[]): StoredTexts {
  const kept = revisions.map(({ original }) =>
    original !== undefined && 'text' in original ? original.text : null,
  );
  const { segments, manifests } = poolTexts([
    ...revisions.map(({ text }) => text),
    ...kept.filter((text) => text !== null),
  ]);
  const texts = { segments, manifests: manifests.slice(0, revisions.length) };
  if (revisions.every(({ original }) => original === undefined)) return texts;
  let next = revisions.length;
  const originals = revisions.map(({ original }): StoredOriginal | null => {
    if (original === undefined) return null;
    return 'base64' in original ? original : { manifest: manifests[next++]! };
  });
  return { ...texts, originals };
}

/** Pools the lines of `texts`, breaks included; equal lines are stored once, numbered by first appearance. */
export function poolTexts(texts: readonly string[]): Pool {
  const numbers = new Map<string, number>();
  const manifests = texts.map((text) => {
    const manifest: number[] = [];
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = text.indexOf('\n', start) + 1 || text.length;
      const line = text.slice(start, end);
      const known = numbers.get(line);
      if (known === undefined) numbers.set(line, numbers.size);
      manifest.push(known ?? numbers.size - 1);
    }
    return manifest;
  });
  return { segments: [...numbers.keys()], manifests };
}

/** Joins the text of one manifest. Throws RangeError where it names a segment that the pool lacks. */
export function joinSegments(segments: readonly string[], manifest: readonly number[]): string {
  return manifest
    .map((number) => {
      const segment = segments[number];
      if (segment === undefined) {
        throw new RangeError(
          `Cannot restore: the pool has ${segments.length} segments, the manifest asks for ${number}`,
        );
      }
      return segment;
    })
    .join('');
}
