/**
 * Finds numbers that differ between two readings of one sentence: figures with what they count, money, percentages.
 * Days and years are dates, and stay out.
 */
import { diffSequences, type SequenceChange } from '../../base/myers.js';
import type { Token } from '../../model/document.js';
import { tokenize } from '../../text/tokens.js';
import { functionWords, months } from '../../text/words/cues.js';
import { factLimits } from '../limits.js';

/** One fact that is said, under the heading by which it can be compared. */
export interface Atom {
  readonly heading: string;
  readonly value: string;
  readonly text: string;
}

/** Pairs off, heading by heading and in order, the atoms that stand on one side only. */
export function changedAtoms<T extends Atom>(older: readonly T[], newer: readonly T[]): [T, T][] {
  const left = older.filter((atom) => !newer.some(({ value }) => value === atom.value));
  const right = newer.filter((atom) => !older.some(({ value }) => value === atom.value));
  const pairs: [T, T][] = [];
  const used = new Set<T>();
  for (const atom of left) {
    const other = right.find((candidate) => candidate.heading === atom.heading && !used.has(candidate));
    if (other === undefined) continue;
    used.add(other);
    pairs.push([atom, other]);
  }
  return pairs;
}

interface NumberAtom extends Atom {
  readonly start: number;
}

/** Lists the numbers of `older` with what now counts the same, or stands in their place: "12 hurt", "15 injured". */
export function findChangedNumbers(older: string, newer: string): [string, string][] {
  const [before, after] = [numbersOf(older), numbersOf(newer)];
  const pairs = changedAtoms(before, after);
  const paired = new Set(pairs.flat());
  const isLoose = (atom: NumberAtom, others: readonly NumberAtom[]) =>
    !paired.has(atom) && !others.some(({ value }) => value === atom.value);
  const [left, right] = [
    before.filter((atom) => isLoose(atom, after)),
    after.filter((atom) => isLoose(atom, before)),
  ];
  const texts = pairs.map(([from, to]): [string, string] => [from.text, to.text]);
  return left.length === 0 || right.length === 0
    ? texts
    : [...texts, ...replacedNumbers({ older, left, newer, right })];
}

/** Pairs numbers that stand in one place, the rest of the sentence unchanged: only where each side has one. */
function replacedNumbers({
  older,
  left,
  newer,
  right,
}: {
  readonly older: string;
  readonly left: readonly NumberAtom[];
  readonly newer: string;
  readonly right: readonly NumberAtom[];
}): [string, string][] {
  const [before, after] = [tokenize(older), tokenize(newer)];
  const within = (atoms: readonly NumberAtom[], tokens: readonly Token[], start: number, end: number) =>
    atoms.filter((atom) => tokens.slice(start, end).some(({ charSpan }) => charSpan[0] === atom.start));
  const { maxReplacedTokens } = factLimits;
  return diffTokens(before, after).flatMap(([startX, endX, startY, endY]): [string, string][] => {
    if (endX - startX > maxReplacedTokens || endY - startY > maxReplacedTokens) return [];
    const [from, ...moreFrom] = within(left, before, startX, endX);
    const [to, ...moreTo] = within(right, after, startY, endY);
    const isOne = from !== undefined && to !== undefined && moreFrom.length + moreTo.length === 0;
    return isOne ? [[from.text, to.text]] : [];
  });
}

function diffTokens(before: readonly Token[], after: readonly Token[]): readonly SequenceChange[] {
  const norms = (tokens: readonly Token[]) => tokens.map(({ norm }) => norm);
  return diffSequences(norms(before), norms(after));
}

const numberPattern =
  /(?<money>[$€£¥₽₴]\s?)?(?<number>\p{N}+(?:[.,]\p{N}+)*)(?<percent>\s?(?:%|percent\b|per cent\b))?(?<scale>\s(?:hundred|thousand|million|billion|trillion)\b)?/giu;

/** Reads numbers with what they count: "12 people", "$3 million", "4 %". Days of months and years are dates. */
function numbersOf(text: string): NumberAtom[] {
  const atoms: NumberAtom[] = [];
  if (!/\p{N}/u.test(text)) return atoms;
  for (const match of text.matchAll(numberPattern)) {
    const end = match.index + match[0].length;
    if (/[\p{L}-]$/u.test(text.slice(0, match.index)) || isDate(text, match.index, end)) continue;
    const groups = match.groups!;
    const value = `${groups['number']!.replace(/,(?=\p{N}{3})/gu, '')}${groups['scale']?.trim().toLowerCase() ?? ''}`;
    const noun =
      text
        .slice(end)
        .match(/^\s+(?:\p{Ll}+ly\s+|other\s+|more\s+)?(\p{L}+)/u)?.[1]
        ?.toLowerCase() ?? '';
    const heading =
      groups['money'] !== undefined ? 'money' : groups['percent'] !== undefined ? 'percent' : stem(noun);
    atoms.push({
      heading,
      start: match.index + match[0].indexOf(groups['number']!),
      value: `${heading} ${value}`,
      // "3 of 5" counts nothing by name.
      text: text.slice(match.index, end) + (noun === '' || functionWords.has(noun) ? '' : ` ${noun}`),
    });
  }
  return atoms;
}

/** Strips the plural: "soldier" and "soldiers" count the same, "person" and "people" stay apart. */
function stem(noun: string): string {
  return functionWords.has(noun) ? '' : noun.replace(/s$/, '');
}

/** Tells whether a number is a year, or a day beside its month. */
function isDate(text: string, start: number, end: number): boolean {
  const before = text
    .slice(0, start)
    .match(/(\p{L}+)\.?\s+$/u)?.[1]
    ?.toLowerCase();
  const after = text
    .slice(end)
    .match(/^\s+(\p{L}+)/u)?.[1]
    ?.toLowerCase();
  const isYear = /^(?:1[89]|20)\d\d$/.test(text.slice(start, end));
  return isYear || months.has(before ?? '') || months.has(after ?? '');
}
