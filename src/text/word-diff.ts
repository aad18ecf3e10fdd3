/**
 * Computes which words were struck and which were added between two readings: Myers ("An O(ND) Difference
 * Algorithm", 1986) over words, after which a single word kept between two changes counts as changed, since
 * such islands are hard to read. Runs in the page too, so that it needs nothing but the language.
 */

/**
 * A part of a difference: -1 struck, 0 kept, 1 added. Kept and added parts give the second text; kept and
 * struck parts the first, white space aside.
 */
export type DiffPart = readonly [kind: -1 | 0 | 1, text: string];

// Beyond this many single changes the middle is shown as replaced: nobody can read such a difference.
const mostChanges = 1500;
const leastIsland = 2;

// A run of letters, digits and marks with what may stand inside a word; a letter of a script without spaces;
// white space; any other character alone.
const diffUnit =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+(?:(?:['’.,-]|\u200c|\u200d)[\p{L}\p{N}\p{M}]+)*|\s+|./gsu;

// The same for texts of the first 256 characters and of general punctuation: a class of all letters takes milliseconds to
// compile, which a command that shows one difference has no time for.
const plainText = /^[\0-\u00ff\u2000-\u206f]*$/;
const plainUnit =
  /[\dA-Za-zªµºÀ-ÖØ-öø-ÿ²³¹¼-¾]+(?:(?:['’.,-]|\u200c|\u200d)[\dA-Za-zªµºÀ-ÖØ-öø-ÿ²³¹¼-¾]+)*|\s+|[\s\S]/g;

/** Cuts a text into the units that differences are made of: words, white space, any other character alone. */
export function diffUnits(text: string): readonly string[] {
  return text.match(plainText.test(text) ? plainUnit : diffUnit) ?? [];
}

/** Tells whether a unit is a word or number. */
export function isDiffWord(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit);
}

/**
 * Computes the difference of two readings, word by word. Fewer words than `leastKept` between two changes count as
 * changed: with 1 every word that both have is kept, for those who collate and do not read.
 *
 * @example
 * diffWords('12 people died', '15 people died') // [[-1, '12'], [1, '15'], [0, ' people died']]
 */
export function diffWords(from: string, to: string, leastKept = leastIsland): DiffPart[] {
  const old = diffUnits(from);
  const now = diffUnits(to);
  const key = (text: string) => (text.trim() === '' ? ' ' : text);
  const isEqual = (left: number, right: number) => key(old[left]!) === key(now[right]!);
  const kept = longestCommon(old.length, now.length, isEqual);
  return mergeShortRuns(toParts(old, now, kept), leastKept);
}

/** Returns the pairs of indices of the longest common subsequence, ascending in both. */
function longestCommon(
  oldLength: number,
  newLength: number,
  isEqual: (left: number, right: number) => boolean,
): [number, number][] {
  let start = 0;
  while (start < oldLength && start < newLength && isEqual(start, start)) start++;
  let end = 0;
  while (
    end < oldLength - start &&
    end < newLength - start &&
    isEqual(oldLength - 1 - end, newLength - 1 - end)
  )
    end++;
  const middle = myers(oldLength - start - end, newLength - start - end, (left, right) =>
    isEqual(left + start, right + start),
  );
  return [
    ...Array.from({ length: start }, (_, index): [number, number] => [index, index]),
    ...middle.map(([left, right]): [number, number] => [left + start, right + start]),
    ...Array.from({ length: end }, (_, index): [number, number] => [
      oldLength - end + index,
      newLength - end + index,
    ]),
  ];
}

// On diagonal k = old - new, reach[middle + k] is the furthest index in the old text; a copy of each step leads
// back.
function myers(
  oldLength: number,
  newLength: number,
  isEqual: (left: number, right: number) => boolean,
): [number, number][] {
  const most = Math.min(oldLength + newLength, mostChanges);
  const middle = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const steps: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes++) {
    steps.push(reach.slice(middle - changes - 1, middle + changes + 2));
    for (let k = -changes; k <= changes; k += 2) {
      const [below, above] = [reach[middle + k - 1]!, reach[middle + k + 1]!];
      const isAdded = k === -changes || (k !== changes && below < above);
      let left = isAdded ? above : below + 1;
      while (left < oldLength && left - k < newLength && isEqual(left, left - k)) left++;
      reach[middle + k] = left;
      if (left >= oldLength && left - k >= newLength) return walkBack(steps, oldLength, newLength);
    }
  }
  return [];
}

function walkBack(steps: readonly Int32Array[], oldLength: number, newLength: number): [number, number][] {
  const kept: [number, number][] = [];
  let [left, right] = [oldLength, newLength];
  for (let changes = steps.length - 1; changes > 0; changes--) {
    // Diagonals -changes - 1 … changes + 1 as they were before this step.
    const at = (k: number) => steps[changes]![k + changes + 1]!;
    const k = left - right;
    const isAdded = k === -changes || (k !== changes && at(k - 1) < at(k + 1));
    const from = isAdded ? k + 1 : k - 1;
    const start = isAdded ? at(from) : at(from) + 1;
    while (left > start) kept.push([--left, --right]);
    left = at(from);
    right = left - from;
  }
  while (left > 0) kept.push([--left, --right]);
  return kept.reverse();
}

type Mutable = [kind: -1 | 0 | 1, text: string];

function toParts(
  old: readonly string[],
  now: readonly string[],
  kept: readonly [number, number][],
): Mutable[] {
  const parts: Mutable[] = [];
  const add = (kind: -1 | 0 | 1, text: string) => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.[0] === kind) last[1] += text;
    else parts.push([kind, text]);
  };
  let [left, right] = [0, 0];
  for (const [keptLeft, keptRight] of [...kept, [old.length, now.length] as const]) {
    add(-1, old.slice(left, keptLeft).join(''));
    add(1, now.slice(right, keptRight).join(''));
    if (keptRight < now.length) add(0, now[keptRight]!);
    [left, right] = [keptLeft + 1, keptRight + 1];
  }
  return parts;
}

/** Turns kept runs of fewer than two words between two changes into changes. */
function mergeShortRuns(parts: readonly Mutable[], leastKept: number): DiffPart[] {
  const joined: Mutable[] = [];
  let [struck, added] = ['', ''];
  const flush = () => {
    if (struck !== '') joined.push([-1, struck]);
    // White space that ends an addition is not worth a mark.
    const words = added.trimEnd();
    if (words !== '') joined.push([1, words]);
    if (words !== added) joined.push([0, added.slice(words.length)]);
    [struck, added] = ['', ''];
  };
  parts.forEach(([kind, text], index) => {
    const isInside = index > 0 && index < parts.length - 1;
    const words = kind === 0 && isInside ? diffUnits(text).filter(isDiffWord).length : leastKept;
    if (kind === 0 && words >= leastKept) {
      flush();
      joined.push([0, text]);
    } else {
      if (kind <= 0) struck += text;
      if (kind >= 0) added += text;
    }
  });
  flush();
  return joined;
}
