/** Runs `restore`: writes the bytes of one revision to stdout, from its edition alone. */
import { createHash } from 'node:crypto';
import { CommandFailure } from '../model/failure.js';
import type { OptionsOf } from '../options/option-record.js';
import { restoreRevision } from '../write/restore.js';
import type { Io } from './io.js';
import { listEditions, readEdition, readRun } from './open-output.js';

/** Throws CommandFailure where no edition has the revision, or what comes back is not what was read. */
export function runRestore({ out, revision: id }: OptionsOf<'restore'>, { stdout }: Io): number {
  readRun(out);
  for (const path of listEditions(out)) {
    const result = readEdition(out, path);
    if (!result.ok) throw new CommandFailure(result.error);
    const revision = result.value.revisions.find(
      (known) => known.id === id || known.copies.some((copy) => copy === id),
    );
    if (revision === undefined) continue;
    const bytes = restoreRevision(result.value, revision);
    if (createHash('sha256').update(bytes).digest('hex') !== revision.sha256) {
      throw new CommandFailure({
        reason: 'broken-edition',
        path,
        detail: `${id} does not come back with the hash it had`,
      });
    }
    stdout.write(bytes);
    return 0;
  }
  throw new CommandFailure({ reason: 'no-such-revision', id, path: out });
}
