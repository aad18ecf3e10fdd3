/**
 * Finds the paragraphs of the base that took in a dropped one: those that hold nearly all of its words, in runs. The
 * base is indexed once, and only where something was dropped.
 */
import type { Block, SegmentedDocument } from '../../model/document.js';
import { type Body, readBody } from '../../text/body.js';
import { indexRuns, type Run } from '../../text/passages.js';
import { absorptionLimits } from '../limits.js';

/**
 * Finds the blocks of the base that hold `norms`, by their places, ascending; none where they do not hold nearly all of
 * them.
 */
export type Absorber = (norms: readonly string[]) => readonly number[];

interface Indexed {
  readonly body: Body;
  readonly places: ReadonlyMap<Block, number>;
  readonly findRuns: (norms: readonly (string | number)[]) => readonly Run[];
}

/** Makes the look-up for one base. */
export function openAbsorber(base: SegmentedDocument): Absorber {
  let known: Indexed | undefined;
  const open = (): Indexed => {
    if (known !== undefined) return known;
    const body = readBody(base);
    const norms = body.tokens.map(({ norm }) => norm);
    const findRuns = indexRuns<string | number>(norms, absorptionLimits.absorbedRunTokens);
    known = { body, findRuns, places: new Map(base.blocks.map((block, place) => [block, place])) };
    return known;
  };
  return (norms) => {
    const { absorbedRunTokens, absorbedShare } = absorptionLimits;
    if (norms.length < absorbedRunTokens) return [];
    const { body, places, findRuns } = open();
    const runs = findRuns(norms);
    if (runs.reduce((sum, { length }) => sum + length, 0) < absorbedShare * norms.length) return [];
    const holding = runs.map(({ startInA }) => places.get(body.blocks[body.paragraphs[startInA]!]!)!);
    return [...new Set(holding)].sort((left, right) => left - right);
  };
}
