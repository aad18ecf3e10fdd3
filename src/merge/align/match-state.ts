/**
 * Keeps what is known while the sentences of two revisions are matched: the matches so far, and which sentences of
 * either side have one. Each step of the matching reads it and adds to it, so that no step undoes another's work.
 */
import type { BlockKind } from '../../model/document.js';
import type { SentenceClass } from './sentence-classes.js';

/** A sentence of one revision, with its place there. */
export interface Unit {
  /** Index of its block. */
  readonly block: number;
  readonly kind: BlockKind;
  readonly wording: SentenceClass;
  /** Equal where nothing differs but white space and marks. */
  readonly typeface: number;
  /** Of its block: equal where the wordings are equal, sentence by sentence. */
  readonly wordings: number;
  /** Of its block: equal where the typefaces are equal, sentence by sentence. */
  readonly faces: number;
}

/** A sentence of the older revision, and the one that it became in the newer. */
export interface Match {
  /** Index into the units of the older revision. */
  readonly x: number;
  /** Index into the units of the newer revision. */
  readonly y: number;
  /** Mean of both shares, in [0, 1]. */
  readonly similarity: number;
  /** The step that made the match. */
  readonly rule: string;
  /** The best similarity of either sentence to another one. */
  readonly runnerUp: number;
  /** Only this run of x's tokens, `[start, end)`, went to y; x itself lives on elsewhere or is dropped. */
  readonly part?: readonly [start: number, end: number];
  /** The side that has these words once more than the other: its unit has no equal of its own. */
  readonly surplus?: 'x' | 'y';
}

/** A sentence that may have become another, and too little alike to say so. */
export interface Hint {
  readonly x: number;
  readonly y: number;
  readonly similarity: number;
}

/** Sentences already matched elsewhere; excluded from matching by likeness. */
export interface Reserved {
  readonly x: ReadonlySet<number>;
  readonly y: ReadonlySet<number>;
}

/** Numbers the gaps between the equal sentences of two revisions, and tells in which one each unit lies. */
export interface Gaps {
  /** How many equal units the gaps lie between. */
  readonly equal: number;
  readonly x: (unit: number) => number;
  readonly y: (unit: number) => number;
  /** The last of those equal units before one of x that keep their order. */
  readonly before: (unit: number) => Match | undefined;
}

/** The units of one revision, and which of them are matched. */
export class Side {
  readonly units: readonly Unit[];
  readonly #matched: Uint8Array;
  #unmatched: number;

  constructor(units: readonly Unit[]) {
    this.units = units;
    this.#matched = new Uint8Array(units.length);
    this.#unmatched = units.length;
  }

  get hasUnmatched(): boolean {
    return this.#unmatched > 0;
  }

  isMatched(unit: number): boolean {
    return this.#matched[unit] === 1;
  }

  /** Marks a unit as matched, here or elsewhere. */
  markMatched(unit: number): void {
    if (this.#matched[unit] === 0) this.#unmatched--;
    this.#matched[unit] = 1;
  }
}

/** Tells whether a match is of equal sentences, and not of what one side says once more. */
export function isEqual({ similarity, surplus }: Match): boolean {
  return similarity === 1 && surplus === undefined;
}

/** The matches of two revisions as they are found. */
export class MatchState {
  readonly matches: Match[] = [];
  /** How many of them are of equal sentences, and not of what is said once more. */
  #equal = 0;
  /** By unit of either side, those that `matchesOf` lists. */
  readonly #whole = { x: new Map<number, Match[]>(), y: new Map<number, Match[]>() };
  readonly hints: Hint[] = [];
  /** Made by `findGaps`, and made again where equal sentences came in since. */
  gaps: Gaps | undefined;
  readonly x: Side;
  readonly y: Side;

  constructor(older: readonly Unit[], newer: readonly Unit[]) {
    this.x = new Side(older);
    this.y = new Side(newer);
  }

  get equal(): number {
    return this.#equal;
  }

  add(match: Match): void {
    this.#keep(match);
    this.x.markMatched(match.x);
    this.y.markMatched(match.y);
    if (match.surplus !== undefined) return;
    for (const side of ['x', 'y'] as const) {
      const known = this.#whole[side].get(match[side]);
      if (known === undefined) this.#whole[side].set(match[side], [match]);
      else known.push(match);
    }
  }

  /** Adds what a part of x became; x itself lives on elsewhere, or is left. */
  addPart(match: Match & Required<Pick<Match, 'part'>>): void {
    this.#keep(match);
    this.y.markMatched(match.y);
  }

  #keep(match: Match): void {
    this.matches.push(match);
    if (isEqual(match)) this.#equal++;
  }

  /** Lists the matches of one unit, without those of mere parts and of what is said once more. */
  matchesOf(side: 'x' | 'y', unit: number): readonly Match[] {
    return this.#whole[side].get(unit) ?? [];
  }

  /** Tells whether both sentences have words enough to be told from all others. */
  haveTokens({ x, y }: Pick<Match, 'x' | 'y'>, atLeast: number): boolean {
    const [older, newer] = [this.x.units[x]!, this.y.units[y]!];
    return Math.min(older.wording.words.length, newer.wording.words.length) >= atLeast;
  }
}
