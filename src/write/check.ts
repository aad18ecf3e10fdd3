/**
 * Checks every claim of an edition against its sources: that they come back byte for byte, that every span holds the
 * text that it is said to hold, and that every word of every source is accounted for once. A folder of the same name
 * has one file for each kind of claim.
 */
import { createHash } from 'node:crypto';
import type { Edition, SourceSpan } from '../model/edition.js';
import { ByteOffsets } from '../text/byte-offsets.js';
import { checkClaims } from './check/claims.js';
import { checkCoverage } from './check/coverage.js';
import { type Findings, type Source, sliceSource } from './check/findings.js';
import { checkIdentity } from './check/identity.js';
import { checkPublished } from './check/published.js';
import { checkReadings } from './check/readings.js';
import { checkStanding } from './check/standing-claims.js';
import { restoreRevision, restoreText } from './restore.js';

/** Checks `edition` against its own restored sources; `name` begins every error. */
export function checkEdition(edition: Edition, name: string, findings: Findings): void {
  const sources = new Map<string, Source>();
  for (const revision of edition.revisions) {
    const { id, sha256, position } = revision;
    const hash = createHash('sha256').update(restoreRevision(edition, revision)).digest('hex');
    findings.expect(hash === sha256, () => `${name}: ${id} does not come back with the hash it had`);
    const text = restoreText(edition, position);
    sources.set(id, { text, offsets: new ByteOffsets(text) });
  }
  const read = ({ revision, span }: SourceSpan): string | null => {
    const source = sources.get(revision);
    return source === undefined ? null : sliceSource(source, span);
  };
  const errors = findings.errors.length;
  checkReadings(edition, name, read, findings);
  // What the texts say of an edition can be asked only where its readings are theirs.
  if (findings.errors.length === errors) checkStanding(edition, name, sources, findings);
  checkClaims(edition, name, read, findings);
  checkCoverage(edition, name, sources, findings);
  checkPublished(edition, name, sources, findings);
  checkIdentity(edition, name, findings);
}
