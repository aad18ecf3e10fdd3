/** Remembers the heads of profiles: what tables, the order by dates and the evidence of pairs say about a document. */
import type { ProfileColumns } from '../../model/columns.js';
import type { DocumentId } from '../../model/document.js';

/** What the columns of profiles hold of one document once they have been lightened. */
export interface Head {
  readonly date: string | null;
  readonly timeMs: number;
  readonly agency: string | null;
  readonly language: string | null;
  readonly version: ProfileColumns['versions'][number];
  readonly isPoorText: boolean;
  readonly blockCounts: ProfileColumns['blockCounts'][number];
  readonly bodyTokens: number;
}

export function headAt(columns: ProfileColumns, index: number): Head {
  return {
    date: columns.dates[index]!,
    timeMs: columns.timesMs[index]!,
    agency: columns.agencies[index]!,
    language: columns.languages[index]!,
    version: columns.versions[index]!,
    isPoorText: columns.poorTexts[index] === 1,
    blockCounts: columns.blockCounts[index]!,
    bodyTokens: columns.flagStarts[index + 1]! - columns.flagStarts[index]!,
  };
}

/** Puts heads into light columns again. */
export function joinHeads(
  heads: readonly Head[],
  documents: readonly { readonly id: DocumentId; readonly sha256: string }[],
): ProfileColumns {
  const flagStarts = new Uint32Array(heads.length + 1);
  for (const [index, { bodyTokens }] of heads.entries())
    flagStarts[index + 1] = flagStarts[index]! + bodyTokens;
  const [words, bytes] = [new Uint32Array(0), new Uint8Array(0)];
  return {
    ids: documents.map(({ id }) => id),
    sha256s: documents.map(({ sha256 }) => sha256),
    dates: heads.map(({ date }) => date),
    timesMs: Float64Array.from(heads, ({ timeMs }) => timeMs),
    agencies: heads.map(({ agency }) => agency),
    languages: heads.map(({ language }) => language),
    versions: heads.map(({ version }) => version),
    poorTexts: Uint8Array.from(heads, ({ isPoorText }) => Number(isPoorText)),
    blockCounts: heads.map(({ blockCounts }) => blockCounts),
    words,
    bounds: words,
    flags: new Uint16Array(0),
    flagStarts,
    spans: bytes,
    spanStarts: words,
  };
}
