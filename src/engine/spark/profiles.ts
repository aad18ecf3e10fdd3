/** Reads documents and makes the profiles that stages compare them by. */

import { profile } from '../../detect/profile.js';
import type { ProfileColumns } from '../../model/columns.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { Profile } from '../../model/profile.js';
import { refuseFaulty } from '../../pipeline/faults.js';
import { openWorkspace } from '../../pipeline/tasks/workspace.js';
import { read } from '../../read/read.js';
import { parseTime } from '../../text/parse-time.js';

/** In the order of `refs`. Throws DocumentsFailed with the reasons of all records that cannot be read. */
export async function profileAll(refs: readonly DocumentRef[]): Promise<readonly Profile[]> {
  const results = await read(refs);
  refuseFaulty(
    results.flatMap((result, at) => (result.ok ? [] : [{ ...result.error, document: refs[at]!.id }])),
  );
  return results.flatMap((result) => (result.ok ? [profile(result.value, openWorkspace())] : []));
}

export interface OutlinedDocument {
  readonly id: DocumentId;
  readonly sha256: string;
  readonly date?: string | null | undefined;
  /** Counts of blocks by kind, as JSON. */
  readonly blocks: string;
  readonly bodyTokens: number;
}

/** Packs profiles without their bodies: what tables and the order by dates need. */
export function outlineProfiles(documents: readonly OutlinedDocument[]): ProfileColumns {
  const [words, bytes] = [new Uint32Array(0), new Uint8Array(0)];
  const flagStarts = new Uint32Array(documents.length + 1);
  for (const [index, { bodyTokens }] of documents.entries())
    flagStarts[index + 1] = flagStarts[index]! + bodyTokens;
  const nowhere = documents.map(() => null);
  return {
    ids: documents.map(({ id }) => id),
    sha256s: documents.map(({ sha256 }) => sha256),
    dates: documents.map(({ date }) => date ?? null),
    timesMs: Float64Array.from(documents, ({ date }) => parseTime(date ?? undefined)),
    agencies: nowhere,
    languages: nowhere,
    versions: nowhere,
    poorTexts: bytes,
    blockCounts: documents.map(({ blocks }) => JSON.parse(blocks) as Profile['blockCounts']),
    words,
    bounds: words,
    flags: new Uint16Array(0),
    flagStarts,
    spans: bytes,
    spanStarts: words,
  };
}
