/** Puts the documents of an archive beside those that are read now, and keeps what was read of the new ones. */
import { DocumentTable, type TableBatch } from '../../detect/document-table.js';
import type { SketchColumns } from '../../model/columns.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentFailure } from '../../model/failure.js';
import { RecordContainers } from '../../read/records/record-containers.js';
import { documentsInBlock } from '../../read/stored-documents.js';
import { NamedDocuments } from '../../write/ledger/ledger.js';
import type { Engine } from '../engine.js';
import { refuseFaulty } from '../faults.js';
import { documentsInBatch, inBatches } from '../steps/in-batches.js';
import { contentBytes } from '../tasks/store.js';
import type { ArchiveRun } from './archive-run.js';

/** The table of all documents: those of earlier runs, and of `batches` those that are neither there already nor removed. */
export function joinArchive(
  batches: readonly TableBatch[],
  leftOut: ReadonlySet<DocumentId>,
  archive: ArchiveRun,
): DocumentTable {
  const { documents } = archive.earlier;
  const names = new NamedDocuments(archive.ledger.current);
  const earlier = documents === null ? null : new DocumentTable([documents]);
  const isHeld = (id: DocumentId, sha256: string) => {
    const index = earlier?.indexOf(id);
    return index !== undefined && earlier!.sha256(index) === sha256;
  };
  const seen = new Map<string, number>();
  // What a rebuild finds again under one name with the same bytes was passed over when it was added, but for rows of its own.
  const unknown = archive.isRebuild ? 1 : Number.POSITIVE_INFINITY;
  const isNew = (id: DocumentId, sha256: string) => {
    const rows = names.rowsOf(id, sha256);
    const most = rows.length === 0 ? unknown : rows.length;
    if (most !== Number.POSITIVE_INFINITY) {
      const nth = seen.get(`${sha256} ${id}`) ?? 0;
      seen.set(`${sha256} ${id}`, nth + 1);
      if (nth >= most || rows[nth]?.state === 'removed') return false;
    }
    return !isHeld(id, sha256) && !rows.some((row) => isHeld(row.id, sha256));
  };
  const added = batches.map((batch) => pickNew(batch, isNew));
  const all = documents === null ? added : [documents, ...added];
  const without = archive.removed.size === 0 ? leftOut : new Set([...leftOut, ...archive.removed.keys()]);
  const nameOf = archive.ledger.current.documents.length === 0 ? null : names.nameOf.bind(names);
  const removed = archive.ledger.current.documents.filter(({ state }) => state === 'removed');
  const namesGone = removed.map(({ id }) => id);
  const table = new DocumentTable(all, without as ReadonlySet<DocumentId>, nameOf, namesGone);
  archive.ledger.noteRenamed(table);
  return table;
}

function pickNew(
  { columns, refs }: TableBatch,
  isNew: (id: DocumentId, sha256: string) => boolean,
): TableBatch {
  const sha256Of = (at: number) =>
    Buffer.from(columns.hashes.subarray(32 * at, 32 * at + 32)).toString('hex');
  const places = [...refs.keys()].filter((at) => isNew(refs[at]!.id, sha256Of(at)));
  if (places.length === refs.length) return { columns, refs };
  return { columns: pickSketches(columns, places), refs: places.map((at) => refs[at]!) };
}

function pickSketches(columns: SketchColumns, places: readonly number[]): SketchColumns {
  const { keyStarts } = columns;
  const starts = new Uint32Array(places.length + 1);
  for (const [to, at] of places.entries()) starts[to + 1] = starts[to]! + keyStarts[at + 1]! - keyStarts[at]!;
  const keys = new Uint32Array(starts.at(-1)!);
  for (const [to, at] of places.entries())
    keys.set(columns.keys.subarray(keyStarts[at], keyStarts[at + 1]), starts[to]);
  return {
    ids: places.map((at) => columns.ids[at]!),
    hashes: Uint8Array.from(places.flatMap((at) => [...columns.hashes.subarray(32 * at, 32 * at + 32)])),
    tokenCounts: Uint32Array.from(places, (at) => columns.tokenCounts[at]!),
    keyStarts: starts,
    keys,
    wholeKeys: Uint32Array.from(places.flatMap((at) => [...columns.wholeKeys.subarray(2 * at, 2 * at + 2)])),
    addresses: Float64Array.from(places.flatMap((at) => [...columns.addresses.subarray(2 * at, 2 * at + 2)])),
  };
}

/**
 * Keeps what was read of the documents that the archive does not have yet. Throws DocumentsFailed where one cannot be read
 * again.
 */
export async function storeNew(documents: DocumentTable, engine: Engine, archive: ArchiveRun): Promise<void> {
  archive.contents = new Uint8Array(contentBytes * documents.size);
  const fresh: number[] = [];
  const { earlier } = archive;
  const places = new Map(earlier.documents?.refs.map(({ id }, at) => [id, at]));
  const shared = new Set(
    earlier.documents?.refs.filter(({ id }) => archive.removed.has(id)).map(({ path }) => path),
  );
  for (let index = 0; index < documents.size; index++) {
    const at = places.get(documents.id(index));
    // What lies in one file with a removed document is kept anew in another.
    if (at === undefined || shared.has(earlier.documents!.refs[at]!.path)) fresh.push(index);
    else
      archive.contents.set(
        earlier.documents!.contents.subarray(contentBytes * at, contentBytes * (at + 1)),
        contentBytes * index,
      );
  }
  const containers = new RecordContainers();
  const refs = fresh.map((index) => containers.describe(documents.ref(index)));
  const failed: DocumentFailure[] = [];
  const inputs = inBatches(refs, documentsInBatch).map((part) => ({ refs: part }));
  let next = 0;
  archive.texts.begin();
  for await (const { blocks, contents, failures } of engine.run('store', inputs)) {
    for (const failure of failures) failed.push(failure);
    if (failed.length > 0) continue;
    for (const block of blocks) {
      const offset = archive.texts.add(block);
      for (let place = 0; place < documentsInBlock && next < fresh.length; place++, next++)
        archive.texts.note(documents.id(fresh[next]!), { offset, length: block.length, place });
    }
    const first = next - contents.length / contentBytes;
    for (let at = first; at < next; at++)
      archive.contents.set(
        contents.subarray(contentBytes * (at - first), contentBytes * (at - first + 1)),
        contentBytes * fresh[at]!,
      );
  }
  refuseFaulty(failed);
}
