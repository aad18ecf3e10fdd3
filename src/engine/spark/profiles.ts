/** References in, profiles out: what a stage compares documents by. */
import { parseTime } from '../../lib/parse-time.js';
import type { BlockKind, DocumentId, Profile } from '../../model.js';
import { profile } from '../../stages/profile.js';
import { type DocumentRef, read } from '../../stages/read.js';
import { openWorkspace } from '../../tasks/sketch.js';

/** In the order of `refs`. Throws Error for a record that can no longer be read: it could when it was signed. */
export async function profileAll(refs: readonly DocumentRef[]): Promise<readonly Profile[]> {
  const results = await read(refs);
  return results.map((result, at) => {
    if (!result.ok) throw new Error(`Cannot read ${refs[at]!.id} again: ${result.error.reason}`);
    return profile(result.value, openWorkspace());
  });
}

// A text of fewer tokens is said to be short; how much longer it is nobody asks.
const tokensShown = 64;

interface OutlinedDocument {
  readonly id: DocumentId;
  readonly sha256: string;
  readonly date?: string | null;
}

/** What the tables print of a profile, without what documents are compared by. */
export function outlineProfile(
  { id, sha256, date = null }: OutlinedDocument,
  blocks: string,
  bodyTokens: number,
): Profile {
  const none = new Uint32Array(0);
  const shown = Math.min(bodyTokens, tokensShown);
  return {
    id,
    sha256,
    date,
    timeMs: parseTime(date ?? undefined),
    agency: null,
    language: null,
    version: null,
    blockCounts: JSON.parse(blocks) as Partial<Record<BlockKind, number>>,
    tokens: new Uint32Array(shown),
    spans: none,
    flags: new Uint8Array(shown),
    paragraphStarts: none,
    paragraphs: none,
    headline: none,
    lead: none,
  };
}
