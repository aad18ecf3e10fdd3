/**
 * Restores the sources of an edition from the edition alone: the bytes as they were read, and the text decoded from
 * them.
 */
import { joinSegments } from '../merge/edition/manifest.js';
import type { Edition, EditionRevision } from '../model/edition.js';
import { toBytes } from '../read/plain-text.js';

/** Restores the bytes of one of `edition.revisions`. Throws RangeError where the pool of segments is broken. */
export function restoreRevision(
  edition: Edition,
  { position, hasByteOrderMark, encoding }: EditionRevision,
): Buffer {
  const { segments, originals } = edition.restore;
  const stored = originals?.[position - 1] ?? null;
  const text = stored === null ? restoreText(edition, position) : '';
  if (stored === null) return toBytes({ text, hasByteOrderMark, encoding });
  const original = 'base64' in stored ? stored : { text: joinSegments(segments, stored.manifest) };
  return toBytes({ text, hasByteOrderMark, encoding, original });
}

/** Restores the decoded text of the revision at `position`. Throws RangeError where the pool is broken. */
export function restoreText({ restore }: Edition, position: number): string {
  return joinSegments(restore.segments, restore.manifests[position - 1] ?? []);
}
