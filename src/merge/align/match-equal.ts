/**
 * Matches what is equal in both revisions, whatever its length and however often it stands: first what stands once,
 * whole paragraphs before single sentences; then, between those, the longest common subsequence of paragraphs and of
 * sentences; last what is equal and has changed its place, in order. Texts that are equal to the letter go first.
 */
import { groupBy } from '../../base/group-by.js';
import { diffSequences } from '../../base/myers.js';
import { alignLimits } from '../limits.js';
import { findGaps } from './find-gaps.js';
import type { Match, MatchState, Side, Unit } from './match-state.js';

/** Units `[start, end)` of one side: a sentence, or all sentences of a paragraph. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
}

/** What two stretches are equal by. */
interface Equality {
  readonly rule: string;
  readonly isParagraph: boolean;
  readonly keyOf: (unit: Unit) => number;
}

const paragraphFace: Equality = { rule: 'equal paragraph', isParagraph: true, keyOf: ({ faces }) => faces };
const paragraphWording: Equality = {
  rule: 'equal paragraph',
  isParagraph: true,
  keyOf: ({ wordings }) => wordings,
};
const sentenceFace: Equality = {
  rule: 'equal sentence',
  isParagraph: false,
  keyOf: ({ typeface }) => typeface,
};
const sentenceWording: Equality = {
  rule: 'equal sentence',
  isParagraph: false,
  keyOf: ({ wording }) => wording.id,
};
const equalities = [paragraphFace, paragraphWording, sentenceFace, sentenceWording];

/** Matches equal paragraphs, then equal sentences, that stand once on either side. */
export function matchEqualOnce(state: MatchState): void {
  for (const equality of [paragraphWording, sentenceWording]) {
    if (!haveUnmatched(state)) return;
    const [ofX, ofY] = [findUnique(state.x, equality), findUnique(state.y, equality)];
    for (const [key, left] of ofX) {
      const right = ofY.get(key);
      if (left !== null && right !== null && right !== undefined)
        addStretch(state, left, right, { rule: equality.rule });
    }
  }
}

/** Matches the longest common subsequence of what is left in each gap between equal sentences. */
export function matchEqualInGaps(state: MatchState): void {
  for (const equality of equalities) {
    if (!haveUnmatched(state)) return;
    const gapOf = findGaps(state);
    const ofX = groupBy(listTelling(state.x, equality), ({ start }) => gapOf.x(start));
    const ofY = groupBy(listTelling(state.y, equality), ({ start }) => gapOf.y(start));
    for (const [gap, older] of ofX) {
      const newer = ofY.get(gap);
      if (newer !== undefined) matchSubsequence(state, older, newer, equality);
    }
  }
}

/** Matches equal paragraphs and sentences wherever they stand, the first with the first. */
export function matchEqualElsewhere(state: MatchState): void {
  for (const equality of equalities) {
    if (!haveUnmatched(state)) return;
    const ofY = groupByKey(state.y, equality);
    for (const [key, older] of groupByKey(state.x, equality))
      pairInOrder(state, older, ofY.get(key), equality);
  }
}

/**
 * Matches the sentences that are too short to tell anything by themselves ("1.", "No."), where their paragraphs have
 * become each other: elsewhere they are equal by chance.
 */
export function matchShortSentences(state: MatchState): void {
  for (const equality of [sentenceFace, sentenceWording]) {
    if (!state.x.hasUnmatched || !state.y.hasUnmatched) return;
    const ofX = groupBy(listStretches(state.x, equality), ({ start }) => state.x.units[start]!.block);
    const ofY = groupBy(listStretches(state.y, equality), ({ start }) => state.y.units[start]!.block);
    if (ofX.size === 0 || ofY.size === 0) continue;
    const pairs = new Set(
      state.matches.flatMap(({ x, y }) => {
        const [older, newer] = [state.x.units[x]!.block, state.y.units[y]!.block];
        return ofX.has(older) && ofY.has(newer) ? [`${older} ${newer}`] : [];
      }),
    );
    for (const pair of pairs) {
      const [older, newer] = pair.split(' ').map(Number) as [number, number];
      const left = ofX.get(older);
      const right = ofY.get(newer);
      if (left !== undefined && right !== undefined) matchSubsequence(state, left, right, equality);
    }
  }
}

/**
 * Joins a paragraph or a longer sentence that one side has more often than the other to an equal one that is matched:
 * what a revision says twice and the next once is in both.
 */
export function matchEqualAgain(state: MatchState): void {
  for (const equality of [paragraphFace, sentenceFace]) {
    if (!haveUnmatched(state)) return;
    joinSurplus(state, 'x', equality);
    joinSurplus(state, 'y', equality);
  }
}

function haveUnmatched(state: MatchState): boolean {
  return state.x.hasUnmatched || state.y.hasUnmatched;
}

/** Matches what stands more often on `side` to the first equal stretch of the other side. */
function joinSurplus(state: MatchState, side: 'x' | 'y', equality: Equality): void {
  if (!state[side].hasUnmatched) return;
  const other = side === 'x' ? state.y : state.x;
  const surplus = groupByKey(state[side], equality);
  if (surplus.size === 0) return;
  const targets = new Map<number, Stretch>();
  for (const stretch of stretchesOf(other.units, equality.isParagraph)) {
    const key = equality.keyOf(other.units[stretch.start]!);
    if (surplus.has(key) && !targets.has(key) && isMatchedWhole(other, stretch)) targets.set(key, stretch);
  }
  for (const [key, stretches] of surplus) {
    const target = targets.get(key);
    if (target === undefined) continue;
    for (const stretch of stretches) {
      const [left, right] = side === 'x' ? [stretch, target] : [target, stretch];
      addStretch(state, left, right, { rule: `${equality.rule}, said once more`, surplus: side });
    }
  }
}

function isMatchedWhole(side: Side, { start, end }: Stretch): boolean {
  for (let unit = start; unit < end; unit++) if (!side.isMatched(unit)) return false;
  return true;
}

function addStretch(
  state: MatchState,
  left: Stretch,
  right: Stretch,
  how: Pick<Match, 'rule' | 'surplus'>,
): void {
  for (let at = 0; at < left.end - left.start; at++)
    state.add({ x: left.start + at, y: right.start + at, similarity: 1, runnerUp: 0, ...how });
}

/** Matches the longest common subsequence of two lists of stretches. */
function matchSubsequence(
  state: MatchState,
  older: readonly Stretch[],
  newer: readonly Stretch[],
  { keyOf, rule }: Equality,
): void {
  const keysOf = (side: Side, stretches: readonly Stretch[]) =>
    stretches.map(({ start }) => keyOf(side.units[start]!));
  let x = 0;
  let y = 0;
  const keep = (end: number) => {
    for (; x < end; x++, y++) addStretch(state, older[x]!, newer[y]!, { rule });
  };
  for (const [startX, endX, , endY] of diffSequences(keysOf(state.x, older), keysOf(state.y, newer))) {
    keep(startX);
    x = endX;
    y = endY;
  }
  keep(older.length);
}

/** Matches two lists of equal stretches, the first with the first. */
function pairInOrder(
  state: MatchState,
  older: readonly Stretch[],
  newer: readonly Stretch[] | undefined,
  { rule }: Equality,
): void {
  for (const [at, left] of older.entries()) {
    const right = newer?.[at];
    if (right !== undefined) addStretch(state, left, right, { rule });
  }
}

/** Groups the unmatched stretches of a side that tell something by what they are equal by. */
function groupByKey(side: Side, equality: Equality): Map<number, Stretch[]> {
  return groupBy(listTelling(side, equality), ({ start }) => equality.keyOf(side.units[start]!));
}

/** Lists the unmatched stretches of a side, without the sentences that are too short to be told from others. */
function listTelling(side: Side, equality: Equality): Stretch[] {
  return listStretches(side, equality).filter(
    ({ tokens }) => equality.isParagraph || tokens >= alignLimits.minAnchorTokens,
  );
}

/** Lists the stretches of a side no sentence of which is matched, in order. */
function listStretches(side: Side, { isParagraph }: Equality): Stretch[] {
  if (!side.hasUnmatched) return [];
  return stretchesOf(side.units, isParagraph).filter(({ start, end }) => {
    for (let unit = start; unit < end; unit++) if (side.isMatched(unit)) return false;
    return true;
  });
}

/** Cuts a side into its paragraphs, or its sentences. */
function stretchesOf(units: readonly Unit[], isParagraph: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0, end = 0; start < units.length; start = end) {
    const { block } = units[start]!;
    let tokens = 0;
    do tokens += units[end++]!.wording.words.length;
    while (isParagraph && end < units.length && units[end]!.block === block);
    stretches.push({ start, end, tokens });
  }
  return stretches;
}

/** Finds what is unmatched, long enough not to be equal by chance, and stands once; null for what stands more often. */
function findUnique(side: Side, equality: Equality): Map<number, Stretch | null> {
  const unique = new Map<number, Stretch | null>();
  for (const stretch of listStretches(side, equality)) {
    if (stretch.tokens < alignLimits.minAnchorTokens) continue;
    const key = equality.keyOf(side.units[stretch.start]!);
    unique.set(key, unique.has(key) ? null : stretch);
  }
  return unique;
}
