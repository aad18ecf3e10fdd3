/** Writes the file of what was read of the documents that are new in a run; it is called after its content. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentId } from '../../model/document.js';
import type { StoredPlace } from '../../model/document-ref.js';
import { takeOver } from '../../write/output/take-over.js';

/** Where it lies, but for the file. */
export type BlockPlace = Omit<StoredPlace, 'origin'>;

const nameLength = 16;
const unfinished = 'unfinished';

export class ArchiveTexts {
  readonly #folder: string;
  readonly #places = new Map<DocumentId, BlockPlace>();
  #file = -1;
  #hash: Hash = createHash('sha256');
  #size = 0;

  /** `folder` is that of the texts. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Begins anew: what was added is forgotten. */
  begin(): void {
    this.close();
    mkdirSync(this.#folder, { recursive: true });
    this.#file = openSync(join(this.#folder, unfinished), 'w');
    this.#hash = createHash('sha256');
    this.#size = 0;
    this.#places.clear();
  }

  /** Returns where the block begins. */
  add(block: Uint8Array): number {
    for (let at = 0; at < block.length; ) at += writeSync(this.#file, block, at);
    this.#hash.update(block);
    const start = this.#size;
    this.#size += block.length;
    return start;
  }

  note(id: DocumentId, place: BlockPlace): void {
    this.#places.set(id, place);
  }

  placeOf(id: DocumentId): BlockPlace | undefined {
    return this.#places.get(id);
  }

  /** Gives the file its name, which it returns; null where there is nothing new. */
  finish(): string | null {
    this.close();
    const path = join(this.#folder, unfinished);
    if (this.#size === 0) {
      rmSync(path, { force: true });
      return null;
    }
    const name = `${this.#hash.digest('hex').slice(0, nameLength)}.texts`;
    renameSync(path, join(this.#folder, name));
    return name;
  }

  /** Takes over the files of a former output that are still needed. */
  carry(former: string, names: ReadonlySet<string>): void {
    const known = new Set(readdirSync(this.#folder));
    for (const name of names) if (!known.has(name)) takeOver(join(former, name), join(this.#folder, name));
  }

  close(): void {
    if (this.#file !== -1) closeSync(this.#file);
    this.#file = -1;
  }
}
