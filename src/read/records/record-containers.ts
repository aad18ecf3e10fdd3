/**
 * Adds to references of records the hash of the file that holds them. Does so when editions are written, which keep it:
 * detection has no use for it, and hashing a large file takes time.
 */
import type { DocumentRef, RecordContainer } from '../../model/document-ref.js';
import { hashFile } from '../read-file.js';

/** Hashes each file once. */
export class RecordContainers {
  // By path. Null for a file that could not be read: its records fail on their own.
  readonly #known = new Map<string, RecordContainer | null>();

  describe(ref: DocumentRef): DocumentRef {
    const { record } = ref;
    if (record === undefined) return ref;
    const container = this.#hash(record.container);
    return container === null ? ref : { ...ref, record: { ...record, container } };
  }

  #hash(container: RecordContainer): RecordContainer | null {
    let known = this.#known.get(container.path);
    if (known === undefined) {
      known = hashed(container);
      this.#known.set(container.path, known);
    }
    return known;
  }
}

function hashed(container: RecordContainer): RecordContainer | null {
  try {
    return { ...container, sha256: hashFile(container.path) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return null;
  }
}
