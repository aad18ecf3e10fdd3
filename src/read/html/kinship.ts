/**
 * Measures how much of a headline's words come again in a text, by the beginnings of words, so that their endings may
 * differ; in scripts without spaces by pairs of characters.
 */
import type { HtmlBlock } from './blocks.js';

const stemLetters = 5;
const leastLetters = 4;
const fewStems = 2;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

// A page is asked about its parts many times, and each block stands in several.
interface Asked {
  readonly headline: string;
  readonly wanted: ReadonlySet<string>;
  /** The wanted stems in each block. */
  readonly found: WeakMap<Pick<HtmlBlock, 'text'>, readonly string[]>;
}

let asked: Asked = { headline: '', wanted: new Set(), found: new WeakMap() };

/** Returns a share in [0, 1]; null where the headline has too few words to tell. */
export function kinship(headline: string | null, blocks: readonly Pick<HtmlBlock, 'text'>[]): number | null {
  const name = headline ?? '';
  if (asked.headline !== name)
    asked = { headline: name, wanted: new Set(stemsOf(name)), found: new WeakMap() };
  const { wanted } = asked;
  if (wanted.size < fewStems) return null;
  const found = new Set<string>();
  for (const block of blocks) {
    for (const stem of findWanted(block)) found.add(stem);
    if (found.size === wanted.size) break;
  }
  return found.size / wanted.size;
}

function findWanted(block: Pick<HtmlBlock, 'text'>): readonly string[] {
  const known = asked.found.get(block);
  if (known !== undefined) return known;
  const found = [...new Set(stemsOf(block.text).filter((stem) => asked.wanted.has(stem)))];
  asked.found.set(block, found);
  return found;
}

function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    if (unspaced.test(word))
      return [...word].slice(1).map((character, index) => [...word][index]! + character);
    return word.length >= leastLetters || /\p{N}/u.test(word) ? [word.slice(0, stemLetters)] : [];
  });
}
