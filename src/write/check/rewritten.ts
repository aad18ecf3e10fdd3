/**
 * Checks that nothing rewritten is called new: a paragraph that a step drops, and one that it brings, are one where they
 * share most of their words in one order. That is far above what the aligner may take for an edit, so that only a plain
 * fault is named.
 */
import { groupBy } from '../../base/group-by.js';
import { type Findings, shorten } from './findings.js';
import { countInOrder, plainWords } from './plain-words.js';
import type { Item, Standing } from './standing.js';

// Of the words of the longer text. Between two list items of one form a third differs, and in rewritten ones a fifth.
const sharedShare = 0.75;
// A heading of three words shares two of them with many another.
const fewestShared = 4;

/** Checks every step; `name` begins every error. */
export function checkRewritten({ items, sigla }: Standing, name: string, findings: Findings): void {
  const known = new Map<Item, Wordings>();
  const wordingsOf = (item: Item) => {
    const wordings = known.get(item) ?? readWordings(item);
    known.set(item, wordings);
    return wordings;
  };
  const body = items.filter(({ kind }) => kind === 'body');
  const comeIn = groupBy(body, ({ first }) => first);
  for (const gone of body) {
    if (gone.heirs.length > 0) continue;
    const last = gone.last;
    const heir = comeIn
      .get(last + 1)
      ?.find((come) =>
        wordingsOf(gone).some((left) => wordingsOf(come).some((right) => isRewritten(left, right))),
      );
    findings.hold(
      'nothing rewritten is new',
      heir === undefined,
      () =>
        `${name}: ${gone.id} is last seen in ${sigla[last]} as ${shorten(gone.record.text)}, and ${heir!.id}, called new in ${sigla[last + 1]}, has most of its words: ${shorten(heir!.record.text)}`,
    );
  }
}

type Wordings = readonly (readonly string[])[];

/** Reads the words of everything that an item has said. */
function readWordings({ readings }: Item): Wordings {
  const byKey = new Map(readings.map(({ key, text }) => [key, text]));
  return [...byKey.values()].map(plainWords);
}

function isRewritten(left: readonly string[], right: readonly string[]): boolean {
  const longer = Math.max(left.length, right.length);
  const least = Math.max(fewestShared, Math.ceil(sharedShare * longer));
  if (Math.min(left.length, right.length) < least || countCommon(left, right) < least) return false;
  const shared = countInOrder(left, right);
  return shared >= least && shared < longer;
}

/** Counts what both have, in any order: a bound on what they have in one order, and cheap. */
function countCommon(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    common++;
  }
  return common;
}
