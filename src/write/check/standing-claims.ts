/**
 * Holds an edition against its restored texts alone, and against no second alignment: an aligner that is wrong is wrong
 * twice in the same way. Each file of these claims compares plain words.
 */
import type { Edition } from '../../model/edition.js';
import { checkFactPlaces } from './fact-places.js';
import type { Findings, Source } from './findings.js';
import { checkRewritten } from './rewritten.js';
import { findStanding } from './standing.js';
import { checkUnchanged } from './unchanged.js';
import { checkSentences } from './unchanged-sentences.js';
import { checkWordOrigins } from './word-origins.js';

/** Checks every claim of `claimNames` that is one edition's; `name` begins every error. */
export function checkStanding(
  edition: Edition,
  name: string,
  sources: ReadonlyMap<string, Source>,
  findings: Findings,
): void {
  const standing = findStanding(edition, sources);
  checkUnchanged(standing, name, findings);
  checkSentences(standing, name, findings);
  checkRewritten(standing, name, findings);
  checkWordOrigins(edition, name, sources, findings);
  checkFactPlaces(edition, standing, name, findings);
}
