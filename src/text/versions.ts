/**
 * Reads the number that an agency gives a revision of its report, since it orders revisions better than any
 * other sign.
 */

import type { About, Block } from '../model/document.js';
import type { ItemVersion } from '../model/profile.js';
import { findSlug, numberIn } from './slugs.js';

/** What may hold a number: the record of a document, and the blocks of its text. */
interface Numbered {
  readonly about?: About | undefined;
  readonly text: string;
  readonly blocks: readonly Pick<Block, 'kind' | 'charSpan'>[];
}

/**
 * Returns the item and number that the source gives, else the number in the desk's slug ("UPDATE 2-"), which counts for
 * no item; null where there is neither.
 */
export function readVersion({ about, text, blocks }: Numbered): ItemVersion | null {
  if (about?.version !== undefined && /^\d{1,15}$/.test(about.version))
    return { item: about.itemId ?? '', number: Number(about.version) };
  const marks = blocks
    .filter(({ kind }) => kind === 'update-mark')
    .map(({ charSpan }) => text.slice(...charSpan));
  const slugs = [about?.slug ?? '', ...marks.filter((mark) => findSlug(mark) !== null)];
  const number = slugs.map(numberIn).find((found) => found !== null);
  return number === undefined ? null : { item: '', number };
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
