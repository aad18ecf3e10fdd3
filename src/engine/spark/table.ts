/** Makes a table of documents that have names and hashes and no sketches, for whatever needs no more of them. */
import { DocumentTable } from '../../detect/document-table.js';
import type { DocumentRef } from '../../model/document-ref.js';

export interface TableRow {
  readonly ref: DocumentRef;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly tokens: number;
  readonly hasKeys: boolean;
}

export function tableOf(rows: readonly TableRow[]): DocumentTable {
  const keyStarts = new Uint32Array(rows.length + 1);
  // That there are keys is all that is still asked of them.
  for (const [index, { hasKeys }] of rows.entries())
    keyStarts[index + 1] = keyStarts[index]! + Number(hasKeys);
  const columns = {
    ids: rows.map(({ ref }) => ref.id),
    hashes: Buffer.concat(rows.map(({ sha256 }) => Buffer.from(sha256, 'hex'))),
    tokenCounts: Uint32Array.from(rows, ({ tokens }) => tokens),
    keyStarts,
    keys: new Uint32Array(keyStarts.at(-1)!),
    wholeKeys: new Uint32Array(2 * rows.length),
    addresses: new Float64Array(2 * rows.length),
  };
  return new DocumentTable([{ columns, refs: rows.map(({ ref }) => ref) }]);
}
