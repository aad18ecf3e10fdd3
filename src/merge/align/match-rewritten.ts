/**
 * Looks once more at what no step matched: a sentence that was written anew keeps the rare words of what it tells,
 * names, figures and nouns, and little else. What two revisions share is weighed by how few of their sentences hold it
 * (Spärck Jones, "A statistical interpretation of term specificity", 1972). Above a measured likeness it is one
 * sentence, below that a hint and no more.
 */
import { alignLimits } from '../limits.js';
import type { MatchState, Reserved, Side } from './match-state.js';
import { NearestKin } from './nearest-kin.js';

/** Two sentences that share rare words. */
interface Kinship {
  readonly x: number;
  readonly y: number;
  /** The weight of what they share, in nats. */
  readonly shared: number;
  readonly words: number;
  /** Share of x's weight, and of y's. */
  readonly forward: number;
  readonly backward: number;
}

/** Matches what was written anew, and keeps hints at what may have been. */
export function matchRewritten(state: MatchState, reserved: Reserved): void {
  const kin = new Kin(state, reserved);
  const found = kin.listBest();
  for (const one of found) {
    const { x, y, forward, backward } = one;
    const similarity = (forward + backward) / 2;
    const isBoth = !state.x.isMatched(x) && !state.y.isMatched(y);
    const { rewrittenWords, rewrittenWeight, hintWords, hintWeight } = alignLimits;
    const explains = (words: number, weight: number) => isBoth || kin.explainsNew(one, words, weight);
    if (
      isBoth
        ? isRewritten(one) && kin.areNearest(one)
        : isTakenUp(one) && explains(rewrittenWords, rewrittenWeight)
    )
      state.add({ x, y, similarity, rule: isBoth ? 'rewritten' : 'taken up', runnerUp: 0 });
    else if (!state.x.isMatched(x) && isHint(one) && explains(hintWords, hintWeight))
      state.hints.push({ x, y, similarity });
  }
}

/** Tells whether two sentences that nothing else explains are one, rewritten. */
function isRewritten({ forward, backward, shared, words }: Kinship): boolean {
  const { rewrittenSimilarity, rewrittenWeight, rewrittenWords, hintWeight, hintWords } = alignLimits;
  const similarity = (forward + backward) / 2;
  if (similarity >= alignLimits.respeltSimilarity) return shared >= hintWeight && words >= hintWords;
  return similarity >= rewrittenSimilarity && shared >= rewrittenWeight && words >= rewrittenWords;
}

/** Tells whether one of two sentences says what is a part of the other, which has a reading of its own. */
function isTakenUp({ forward, backward, shared, words }: Kinship): boolean {
  const { takenUpShare, takenUpSimilarity, takenUpWeight, takenUpWords } = alignLimits;
  const isEnough =
    Math.max(forward, backward) >= takenUpShare || (forward + backward) / 2 >= takenUpSimilarity;
  return isEnough && shared >= takenUpWeight && words >= takenUpWords;
}

function isHint({ forward, backward, shared, words }: Kinship): boolean {
  const { hintSimilarity, hintWeight, hintWords } = alignLimits;
  return (forward + backward) / 2 >= hintSimilarity && shared >= hintWeight && words >= hintWords;
}

/** What the unmatched sentences of both sides share with any of the other side. */
class Kin {
  readonly #state: MatchState;
  readonly #reserved: Reserved;
  /** By word: how many distinct sentences of both sides hold it. */
  readonly #holders: number[] = [];
  readonly #sentences: number;
  readonly #bestOfX: ReadonlyMap<number, Kinship>;
  readonly #bestOfY: ReadonlyMap<number, Kinship>;

  constructor(state: MatchState, reserved: Reserved) {
    this.#state = state;
    this.#reserved = reserved;
    const [openX, openY] = [this.#listOpen(state.x, 'x'), this.#listOpen(state.y, 'y')];
    const wordings = new Set<number>();
    // Where nobody looks for kin no word is weighed.
    for (const { units } of openX.length + openY.length === 0 ? [] : [state.x, state.y])
      for (const { wording } of units) {
        if (wordings.has(wording.id)) continue;
        wordings.add(wording.id);
        for (const word of wording.content) this.#holders[word] = (this.#holders[word] ?? 0) + 1;
      }
    this.#sentences = wordings.size;
    this.#bestOfX = this.#findBest('x', openX);
    this.#bestOfY = this.#findBest('y', openY);
  }

  /** Lists for each unmatched sentence the one that it shares most with, surest first. */
  listBest(): readonly Kinship[] {
    const distinct = new Map<string, Kinship>();
    for (const kinship of [...this.#bestOfX.values(), ...this.#bestOfY.values()])
      distinct.set(`${kinship.x} ${kinship.y}`, kinship);
    return [...distinct.values()].sort(
      (left, right) => right.shared - left.shared || left.x - right.x || left.y - right.y,
    );
  }

  /** Tells whether each of two unmatched sentences shares more with the other than with any third. */
  areNearest({ x, y }: Kinship): boolean {
    return this.#bestOfX.get(x)?.y === y && this.#bestOfY.get(y)?.x === x;
  }

  /** Tells whether what a matched sentence shares with an unmatched one is more than its own partners explain. */
  explainsNew({ x, y }: Kinship, leastWords: number, leastWeight: number): boolean {
    const state = this.#state;
    const [side, unit] = state.x.isMatched(x) ? (['x', x] as const) : (['y', y] as const);
    const contentOf = (on: 'x' | 'y', of: number) => state[on].units[of]!.wording.content;
    const other = side === 'x' ? 'y' : 'x';
    const explained = new Set(state.matchesOf(side, unit).flatMap((match) => contentOf(other, match[other])));
    const open = new Set(contentOf(other, side === 'x' ? y : x));
    const own = contentOf(side, unit).filter((word) => open.has(word) && !explained.has(word));
    return own.length >= leastWords && this.#weighAll(own) >= leastWeight;
  }

  #weigh(word: number): number {
    return Math.log((this.#sentences + 1) / this.#holders[word]!);
  }

  #weighAll(words: readonly number[]): number {
    return words.reduce((sum, word) => sum + this.#weigh(word), 0);
  }

  /** Finds for each unmatched sentence of `side` the one of the other side that it shares most with. */
  #findBest(side: 'x' | 'y', open: readonly number[]): ReadonlyMap<number, Kinship> {
    const [own, other] = side === 'x' ? [this.#state.x, this.#state.y] : [this.#state.y, this.#state.x];
    const best = new Map<number, Kinship>();
    if (open.length === 0) return best;
    const holders = this.#indexWords(
      other,
      side === 'x' ? 'y' : 'x',
      open.map((unit) => own.units[unit]!.wording.content),
    );
    const weigh = (word: number) => this.#weigh(word);
    const kin = new NearestKin(other, holders, { weigh, searches: open.length });
    for (const unit of open) {
      const nearest = kin.find(own.units[unit]!);
      if (nearest === null) continue;
      const { held, weight: shared, words } = nearest;
      const ofOwn = shared / this.#weighAll(own.units[unit]!.wording.content);
      const ofOther = shared / this.#weighAll(other.units[held]!.wording.content);
      const [forward, backward] = side === 'x' ? [ofOwn, ofOther] : [ofOther, ofOwn];
      const [x, y] = side === 'x' ? [unit, held] : [held, unit];
      best.set(unit, { x, y, shared, words, forward, backward });
    }
    return best;
  }

  /** Lists the unmatched sentences of a side that have words enough to be told from all others. */
  #listOpen(side: Side, name: 'x' | 'y'): number[] {
    if (!side.hasUnmatched) return [];
    return [...side.units.keys()].filter(
      (unit) =>
        !side.isMatched(unit) &&
        !this.#reserved[name].has(unit) &&
        side.units[unit]!.wording.content.length >= alignLimits.hintWords,
    );
  }

  /** Indexes which units of a side hold each of the words that are looked for. */
  #indexWords(side: Side, name: 'x' | 'y', wanted: readonly (readonly number[])[]): Map<number, number[]> {
    const holders = new Map<number, number[]>();
    for (const words of wanted) for (const word of words) holders.set(word, []);
    for (const [unit, { wording }] of side.units.entries()) {
      if (this.#reserved[name].has(unit)) continue;
      for (const word of wording.content) holders.get(word)?.push(unit);
    }
    return holders;
  }
}
