/**
 * Remembers which documents have which paragraphs, by plain words: two paragraphs are equal where these are. Numbers alone
 * are kept, since a run may have millions of paragraphs.
 */
import { hashText } from '../../../base/hash.js';
import { plainWords } from '../plain-words.js';

// Fewer words may be a label, a name or a turn of phrase, which is nobody's paragraph.
const fewestWords = 8;

/** Gives equal paragraphs one number; null for one that is too short to be told from others. */
export function paragraphKey(text: string): number | null {
  const words = plainWords(text);
  if (words.length < fewestWords) return null;
  const joined = words.join(' ');
  return hashText(joined, 0) * 2 ** 21 + (hashText(joined, 1) >>> 11);
}

export class PlainCarriers {
  readonly #keys: number[] = [];
  readonly #documents: number[] = [];
  #sorted: Uint32Array | null = null;

  /** Adds a paragraph of a document, by its number. */
  add(text: string, document: number): void {
    const key = paragraphKey(text);
    if (key === null) return;
    this.#keys.push(key);
    this.#documents.push(document);
    this.#sorted = null;
  }

  /** Lists the documents that have a paragraph with this key. */
  of(key: number): readonly number[] {
    const keys = this.#keys;
    this.#sorted ??= Uint32Array.from(keys.keys()).sort((one, other) => keys[one]! - keys[other]!);
    const sorted = this.#sorted;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[sorted[middle]!]! < key) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    while (low < sorted.length && keys[sorted[low]!] === key) found.push(this.#documents[sorted[low++]!]!);
    return found;
  }
}
