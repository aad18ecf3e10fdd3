/** Runs `restore`: writes the bytes of one revision to stdout, from its edition alone. */
import { createHash } from 'node:crypto';
import type { Edition, EditionRevision } from '../model/edition.js';
import { CommandFailure } from '../model/failure.js';
import type { OptionsOf } from '../options/option-record.js';
import { restoreRevision } from '../write/restore.js';
import type { Io } from './io.js';
import { listEditions, readEdition, readRun } from './open-output.js';

/** Throws CommandFailure where no edition has the revision, or what comes back is not what was read. */
export function runRestore({ out, revision: id }: OptionsOf<'restore'>, { stdout }: Io): number {
  readRun(out);
  // Bytes are the same wherever they are; a document may be called as a revision is, and then it is meant.
  let ofContent: (() => Buffer) | null = null;
  for (const path of listEditions(out)) {
    const result = readEdition(out, path);
    if (!result.ok) throw new CommandFailure(result.error);
    const edition = result.value;
    for (const revision of edition.revisions) {
      const read = () => restoreWhole(edition, revision, path);
      if (revision.id === id || revision.copies.some((copy) => copy === id)) {
        stdout.write(read());
        return 0;
      }
      if (revision.contentId === id) ofContent ??= read;
    }
  }
  if (ofContent === null) throw new CommandFailure({ reason: 'no-such-revision', id, path: out });
  stdout.write(ofContent());
  return 0;
}

/** Restores a revision's bytes. Throws CommandFailure where they are not what was read. */
function restoreWhole(edition: Edition, revision: EditionRevision, path: string): Buffer {
  const bytes = restoreRevision(edition, revision);
  if (createHash('sha256').update(bytes).digest('hex') === revision.sha256) return bytes;
  throw new CommandFailure({
    reason: 'broken-edition',
    path,
    detail: `${revision.id} does not come back with the hash it had`,
  });
}
