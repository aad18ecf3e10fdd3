/** What a source says about a document in, the agency's own count of its revisions out. */

import type { About } from '../model/document.js';
import type { ItemVersion } from '../model/profile.js';

/** Null where the source gives no number. */
export function readVersion(about: About | undefined): ItemVersion | null {
  if (about?.version === undefined || !/^\d{1,15}$/.test(about.version)) return null;
  return { item: about.itemId ?? '', number: Number(about.version) };
}

/**
 * The numbers, where they tell an order: every document has one, all are of one report, and they differ.
 * Null where they do not.
 */
export function numbersThatOrder(versions: readonly (ItemVersion | null)[]): readonly number[] | null {
  const known = versions.filter((version) => version !== null);
  if (known.length < versions.length || new Set(known.map(({ item }) => item)).size !== 1) return null;
  const numbers = known.map(({ number }) => number);
  return new Set(numbers).size > 1 ? numbers : null;
}
