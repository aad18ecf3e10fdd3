/**
 * Texts in, a pool of lines and for every text the sequence of its lines out: what `restore` needs. It knows
 * nothing of alignment, so that nothing an aligner gets wrong can touch a source.
 */

import type { Document } from '../../model/document.js';
import type { StoredOriginal } from '../../model/edition.js';

export interface Pool {
  readonly segments: readonly string[];
  readonly manifests: readonly (readonly number[])[];
}

export interface StoredTexts extends Pool {
  readonly originals?: readonly (StoredOriginal | null)[];
}

/** The pool of the texts of `revisions` and of what these were taken from. */
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

/** Lines keep their breaks; equal lines are stored once, numbered by first appearance. */
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

/** The text of one manifest. Throws RangeError where it names a segment that the pool lacks. */
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
