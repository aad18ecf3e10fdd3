/** Checks the state of an archive: that it has every document of the output, and that what it keeps of each is whole. */
import { createHash } from 'node:crypto';
import { CommandFailure, quotePath } from '../../model/failure.js';
import { contentBytes } from '../../pipeline/tasks/store.js';
import { StoredDocuments } from '../../read/stored-documents.js';
import type { Findings } from '../../write/check/findings.js';
import { readState } from './state.js';

/** Notes what does not hold of the archive `out`. */
export function checkState(out: string, findings: Findings): void {
  try {
    const { documents } = readState(out, '');
    const stored = new StoredDocuments();
    const byPlace = [...documents!.refs.entries()].sort(
      ([, one], [, other]) =>
        (one.path < other.path ? -1 : one.path > other.path ? 1 : 0) ||
        one.stored!.offset - other.stored!.offset,
    );
    for (const [index, ref] of byPlace) {
      const { name, ...place } = { name: ref.id, ...ref.stored! };
      const result = stored.read(ref, place);
      const expected = documents!.contents.subarray(contentBytes * index, contentBytes * (index + 1));
      findings.expect(
        result.ok && contentOf(JSON.stringify(result.value)).equals(expected),
        () => `what the archive keeps of ${quotePath(name)} is not what was read`,
      );
    }
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    findings.expect(false, () => error.message);
  }
}

function contentOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, contentBytes);
}
