/** Lists the records of a WARC or ARC file that may be articles; each is read later where it lies. */

import type { ContainerPlace, DocumentId } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { Failure } from '../model/failure.js';
import type { ListContext, SourceListing } from './listing.js';
import { hashFile } from './read-file.js';

/** A web archive, and a copy of it that can be read at random. */
export interface ArchiveFile {
  readonly path: string;
  readonly plain: string;
  readonly name: string;
  readonly format: 'warc' | 'arc';
}

/** Lists the records. Throws what the file system throws. */
export async function listWebArchive(
  { path, plain, name, format }: ArchiveFile,
  { fields, reading: { encoding, maxBytes }, selection: { wants } }: ListContext,
): Promise<SourceListing> {
  const { listArchive } = await import('./warc/warc.js');
  const refs: DocumentRef[] = [];
  const failures: Failure[] = [];
  const sha256 = hashFile(path);
  for await (const found of listArchive(plain, name, maxBytes)) {
    if (!found.ok) {
      failures.push(found.error);
      continue;
    }
    const { id, number, place: archive, metadata } = found.value;
    if (wants?.({ id, number, address: metadata.url }) === false) continue;
    const place = `record ${number} at byte ${archive.offset}`;
    const container: ContainerPlace = { path: name, sha256, place };
    refs.push({
      id: (id ?? `${name}#${number}`) as DocumentId,
      path: plain,
      source: { format, wrap: null, encoding, maxBytes, fields, archive, container, metadata },
    });
  }
  return { refs, failures };
}
