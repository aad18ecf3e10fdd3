/**
 * Finds figures that took one another's place between two readings, in digits or in English words. What is changed
 * around them is left to the eye: only where nothing else changed is it beyond doubt that one became the other.
 */
import { foldLetters } from './plain-words.js';

const numberWords = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen twenty'
).split(' ');

const leastShared = 0.7;
// A clause that is counted anew says nothing else: "4.5 Fees", "### 3) Scope".
const listNumber = /^\P{L}*?(?:\p{N}+(?:\.\p{N}+)+\.?|\p{N}+[.)])\s/u;

// "Section 4", "page 12": such a figure counts nothing.
const namesNumber =
  /^(?:sections?|articles?|clauses?|paragraphs?|chapters?|parts?|pages?|p|pp|nos?|vol|volume|appendix|annex|items?|steps?|figures?|tables?|version)$/;
const counted = /^\p{Ll}{3,}$/u;
const countedByNobody = /^(?:and|the|for|from|with|was|were|has|had|are|but|that|which|who|when|until|into)$/;

/** Lists each figure of `older` with the one that stands in its place in `newer`, where both count the same thing. */
export function findReplacedFigures(older: string, newer: string): (readonly [from: string, to: string])[] {
  const [left, right] = [older, newer].map(figuresAndWords) as [readonly string[], readonly string[]];
  return replacedPairs(left, right).flatMap(([row, column]) => {
    const [from, to] = [left[row]!, right[column]!];
    const [before, after] = [readValue(from), readValue(to)];
    const next = left[row + 1] ?? '';
    const isCount =
      counted.test(next) && !countedByNobody.test(next) && !namesNumber.test(left[row - 1] ?? '');
    return isCount && before !== null && after !== null && before !== after ? [[from, to] as const] : [];
  });
}

function figuresAndWords(text: string): readonly string[] {
  const plain = text.replace(listNumber, '');
  const found = plain.matchAll(/\p{N}+(?:[.,:]\p{N}+)*(?![\p{L}\p{M}])|[\p{L}\p{N}\p{M}]+/gu);
  return Array.from(found, ({ 0: word, index }) => {
    const isJoined = /\S$/.test(plain.slice(0, index)) && !/[$€£¥(“"']$/u.test(plain.slice(0, index));
    const isClause =
      /^\p{N}/u.test(word) && (isJoined || !beforeCounted.test(plain.slice(index + word.length)));
    return isClause ? `#${word}` : foldLetters(word);
  });
}

// "12\. Provision", "4.5 Fees": what is counted follows in small letters.
const beforeCounted = /^\s+\p{Ll}{3}/u;
const mayBeYear = /^(?:1[89]|20)\d\d$/;

/** Reads what a figure amounts to, so that "3" and "three" are one; null for a year and any word, "one" among them. */
function readValue(word: string): string | null {
  if (mayBeYear.test(word)) return null;
  if (/^\p{N}{1,3}(?:[.,]\p{N}{3})+$/u.test(word)) return word.replace(/[.,]/g, '');
  if (/^[\p{N}.,:]+$/u.test(word)) return word;
  const value = numberWords.indexOf(word);
  return value === -1 || word === 'one' ? null : String(value);
}

/** Lists the places of words that stand alone between equal words on both sides, of a longest common subsequence. */
function replacedPairs(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row--)
    for (let column = right.length - 1; column >= 0; column--) {
      const at = row * width + column;
      lengths[at] =
        left[row] === right[column]
          ? lengths[at + width + 1]! + 1
          : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  // Where much else changed, what stands in one place need not be about one thing.
  if (lengths[0]! < leastShared * Math.max(left.length, right.length)) return [];
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [0, 0];
  let [gapRow, gapColumn] = [0, 0];
  const close = () => {
    if (row - gapRow === 1 && column - gapColumn === 1) pairs.push([gapRow, gapColumn]);
  };
  while (row < left.length && column < right.length) {
    const at = row * width + column;
    if (left[row] === right[column]) {
      close();
      [row, column] = [row + 1, column + 1];
      [gapRow, gapColumn] = [row, column];
    } else if (lengths[at + width]! >= lengths[at + 1]!) row++;
    else column++;
  }
  [row, column] = [left.length, right.length];
  close();
  return pairs;
}
