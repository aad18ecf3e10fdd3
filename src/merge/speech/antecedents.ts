/**
 * Tells whom a pronoun or a role can mean: "he" no woman and no ministry, "the Russian president" the one person whom
 * the source calls so. A guess that could be wrong is not made: the edition prints what stood before instead.
 */

import type { Block } from '../../model/document.js';
import { fitPattern } from '../../text/fit-pattern.js';
import { tokenize } from '../../text/tokens.js';
import { functionWords, months, weekdays } from '../../text/words/cues.js';
import { bodyWords, speakingNouns, titlesOf } from '../../text/words/speech-words.js';
import type { Pronouns } from './pronouns.js';
import { type Named, nameOf, type Speaker } from './speech-model.js';

/** The people who were found to bear each role, in the order of the text. */
export type RoleBearers = Map<string, readonly (Named & { readonly block: number })[]>;

/** Where a speaker stands, and what is known of the whole text. */
export interface Surroundings {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Of the block that the speaker stands in. */
  readonly index: number;
  readonly bearers: RoleBearers;
  readonly pronouns: Pronouns;
}

/**
 * Tells whether `name`, which the source gives as a speaker, can be whom "he" or "she" means. Without the source's
 * text a lone surname passes.
 */
export function canMean(pronoun: 'he' | 'she', name: string, text: string | null): boolean {
  const words = tokenize(name);
  // "her attorney" is another one than she; whether "his attorney" is he, nothing tells.
  if (/^(?:his|her|its|their|the|a|an|one)$/.test(words[0]?.norm ?? '')) return false;
  const other = titlesOf[pronoun === 'he' ? 'she' : 'he'];
  if (words.some(({ norm }) => other.has(norm) || bodyWords.has(norm) || speakingNouns.has(norm)))
    return false;
  const capitals = words.filter(({ charSpan: [start] }) => /\p{Lu}/u.test(name.charAt(start)));
  if (capitals.length === 0 || !/\p{Lu}/u.test(name.charAt(words.at(-1)!.charSpan[0]))) return false;
  if (capitals.length > 1) return !/\b(?:and|of)\b/.test(name);
  return text === null || isSurname(name, text);
}

/**
 * Tells whether a first name or a title stands before `name` anywhere: "Jennifer Parker", "Mr. Parker"; not "In
 * Tehran". Looks back from each `name`: a pattern made for every name costs more than the search.
 */
function isSurname(name: string, text: string): boolean {
  let searched = 0;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (/^\p{L}/u.test(text.slice(end, end + 2))) continue;
    const before = capitalBefore(text, at, searched);
    if (before === null) continue;
    if (!functionWords.has(before.toLowerCase())) return true;
    searched = end;
  }
  return false;
}

/**
 * Finds the capitalised word right before `at`, past white space and a full stop; looks back no further than `from`.
 */
function capitalBefore(text: string, at: number, from: number): string | null {
  let end = at;
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  if (end === at) return null;
  if (end > from && text.charAt(end - 1) === '.') end--;
  let start = end;
  while (start > from && /[\p{L}\p{Cs}’'-]/u.test(text.charAt(start - 1))) start--;
  return text.slice(start, end).match(/\p{Lu}[\p{L}’'-]*$/u)?.[0] ?? null;
}

/**
 * Finds the one person who bears a role: "the Russian president" is "Russian President Vladimir Putin". Of several, it
 * is who spoke `last`.
 */
export function findBearer(
  role: string,
  { text, blocks, index, bearers }: Surroundings,
  last: Speaker | null,
): Named | null {
  let known = bearers.get(role);
  if (known === undefined) {
    known = listBearers(text, blocks, role);
    bearers.set(role, known);
  }
  const [first, ...others] = known.filter(({ block }) => block <= index);
  if (first === undefined) return null;
  const surname = (name: string) => name.split(/\s+/).at(-1);
  if (others.every((other) => surname(other.text) === surname(first.text))) return first;
  const spoke = last === null ? undefined : surname(nameOf(last));
  return known.findLast(({ block, text: name }) => block <= index && surname(name) === spoke) ?? null;
}

/** Lists the names that stand right behind a role, with the block of each. */
function listBearers(
  text: string,
  blocks: readonly Block[],
  role: string,
): (Named & { readonly block: number })[] {
  const holders = blocksBeforeNames(text, blocks).get(role.split(' ').at(-1)!.slice(1));
  if (holders === undefined) return [];
  const title = role
    .split(' ')
    .map((word) => `[${word[0]!.toLowerCase()}${word[0]!.toUpperCase()}]${word.slice(1)}`)
    .join('\\s+');
  const pattern = new RegExp(
    `(?<!\\p{L})${title}\\s+(\\p{Lu}[\\p{L}.'’-]+(?:\\s+\\p{Lu}[\\p{L}.'’-]+){0,3})`,
    'gu',
  );
  const listed = holders.flatMap((index) => {
    const block = blocks[index]!;
    const words = text.slice(...block.charSpan);
    return [...words.matchAll(fitPattern(pattern, words))].map((match) => {
      // "President Trump’s plan" names Trump.
      const name = match[1]!.replace(/(?:['’]s?|[.'’-])$/u, '');
      const start = block.charSpan[0] + match.index + match[0].length - match[1]!.length;
      return { block: index, text: name, charSpan: [start, start + name.length] as const };
    });
  });
  // "the statement Tuesday" names nobody.
  return listed.filter(
    ({ text: name }) => !weekdays.has(name.toLowerCase()) && !months.has(name.toLowerCase()),
  );
}

const beforeNames = new WeakMap<readonly Block[], ReadonlyMap<string, readonly number[]>>();

/**
 * Lists the blocks in which a word stands before a name, by the word without its first letter. Made once a text, since
 * most roles stand before no name, and a long page has as many roles as paragraphs.
 */
function blocksBeforeNames(text: string, blocks: readonly Block[]): ReadonlyMap<string, readonly number[]> {
  const before = beforeNames.get(blocks);
  if (before !== undefined) return before;
  const found = new Map<string, number[]>();
  for (const [index, { charSpan }] of blocks.entries()) {
    for (const [, chunk] of text.slice(...charSpan).matchAll(/(\S+)\s+(?=\p{Lu})/gu)) {
      // A role may begin behind any sign: "(President Putin".
      for (const { index: start } of chunk!.matchAll(/(?<!\p{L})\S/gu)) {
        const rest = chunk!.slice(start + 1);
        const holders = found.get(rest);
        if (holders === undefined) found.set(rest, [index]);
        else if (holders.at(-1) !== index) holders.push(index);
      }
    }
  }
  beforeNames.set(blocks, found);
  return found;
}
