/**
 * References in, the same out, those to records with the hash of the file that holds them: asked for when
 * editions are written, which keep it, since detection has no need of it and a large file takes its time.
 */
import type { DocumentRef, RecordContainer } from '../../model/document-ref.js';
import { hashFile } from '../read-file.js';

export class RecordContainers {
  // By path. Null for what could not be read: its records will say so themselves.
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
