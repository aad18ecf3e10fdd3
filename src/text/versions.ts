/**
 * Reads the number that an agency gives a revision of its report, since it orders revisions better than any
 * other sign.
 */

import type { About } from '../model/document.js';
import type { ItemVersion } from '../model/profile.js';

/** Returns the item and number in `about`; null where the source gives no number. */
export function readVersion(about: About | undefined): ItemVersion | null {
  if (about?.version === undefined || !/^\d{1,15}$/.test(about.version)) return null;
  return { item: about.itemId ?? '', number: Number(about.version) };
}

/**
 * Returns the numbers where they order the documents: every document has one, all belong to one report, and
 * they differ. Returns null elsewhere.
 */
export function numbersThatOrder(versions: readonly (ItemVersion | null)[]): readonly number[] | null {
  const known = versions.filter((version) => version !== null);
  if (known.length < versions.length || new Set(known.map(({ item }) => item)).size !== 1) return null;
  const numbers = known.map(({ number }) => number);
  return new Set(numbers).size > 1 ? numbers : null;
}
