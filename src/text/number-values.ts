/**
 * Looks up what a number word is worth, in the language that a text's commonest words give away: "due" counts two in
 * Italian, and nothing in English.
 */
import type { Token } from '../model/document.js';
import { normalizeToken } from './tokens.js';
import { type NumberWords, numberWords } from './words/number-words.js';

/** How a word takes part in a number. */
export interface NumberWord {
  readonly role: 'unit' | 'ten' | 'hundred' | 'scale' | 'dozen' | 'ordinal' | 'few' | 'many';
  readonly value: number;
}

export type NumberTable = ReadonlyMap<string, NumberWord>;

const tables = new Map<string, NumberTable>();

/** Returns the number words of a language by their norms; none where the tables do not know it. */
export function numbersIn(language: string): NumberTable {
  let table = tables.get(language);
  if (table === undefined) {
    const row = numberWords[language];
    table = row === undefined ? new Map<string, NumberWord>() : readRow(row);
    tables.set(language, table);
  }
  return table;
}

function readRow(row: NumberWords): NumberTable {
  const table = new Map<string, NumberWord>();
  const add = (list: string, role: NumberWord['role'], valueAt: (index: number) => number) => {
    for (const [index, forms] of list.split(' ').entries())
      for (const form of forms.split('/')) {
        const norm = normalizeToken(form);
        if (norm !== '' && norm !== '-' && !table.has(norm)) table.set(norm, { role, value: valueAt(index) });
      }
  };
  add(row.units, 'unit', (index) => index + 1);
  add(row.tens, 'ten', (index) => 10 * (index + 1));
  add(row.hundreds, 'hundred', (index) => 100 * (index + 1));
  add(row.scales, 'scale', (index) => 1000 ** (index + 1));
  add(row.dozen, 'dozen', () => 12);
  add(row.ordinals, 'ordinal', (index) => index + 1);
  add(row.few, 'few', () => 0);
  add(row.many, 'many', (index) => 10 ** (index + 1 + Math.max(0, 2 * index - 3)));
  return table;
}

const commonWords = Object.entries(numberWords).map(([language, { common }]) => ({
  language,
  words: common.split(' ').map((word) => normalizeToken(word)),
}));

/** How often each language lists a norm among its commonest words, as index of the language and count in turns. */
const listedIn = new Map<string, number[]>();
for (const [at, { words }] of commonWords.entries())
  for (const word of words) {
    const listed = listedIn.get(word);
    if (listed === undefined) listedIn.set(word, [at]);
    else listed.push(at);
  }

/** Lists the tokens that are among the commonest words of any language. */
export function listCommon<T extends Pick<Token, 'norm'>>(tokens: readonly T[]): readonly T[] {
  return tokens.filter(({ norm }) => listedIn.has(norm));
}

/** Which of the commonest words of each language a text has: asked again and again with a few words more. */
export class CommonWords {
  readonly #held = new Set<string>();
  readonly #counts = new Int32Array(commonWords.length);

  constructor(tokens: Iterable<Pick<Token, 'norm'>>) {
    for (const { norm } of tokens) {
      const listed = listedIn.get(norm);
      if (listed === undefined || this.#held.has(norm)) continue;
      this.#held.add(norm);
      for (const language of listed) this.#counts[language]!++;
    }
  }

  /** Guesses the language by how many of its commonest words the text or `more` has; English where nothing tells. */
  guessLanguage(more: readonly Pick<Token, 'norm'>[]): string {
    const added = new Set<string>();
    const counts = this.#counts.slice();
    for (const { norm } of more) {
      const listed = listedIn.get(norm);
      if (listed === undefined || this.#held.has(norm) || added.has(norm)) continue;
      added.add(norm);
      for (const language of listed) counts[language]!++;
    }
    let best = 'en';
    let most = 0;
    for (const [at, { language, words }] of commonWords.entries()) {
      const share = counts[at]! / words.length;
      if (share > most) [best, most] = [language, share];
    }
    return best;
  }
}
