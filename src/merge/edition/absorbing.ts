/**
 * The base in, a question to it out: which of its paragraphs hold nearly all the words of a dropped one, in
 * runs. The base is indexed once, and only where something was dropped.
 */
import type { Block, SegmentedDocument } from '../../model/document.js';
import { type Body, readBody } from '../../text/body.js';
import { indexRuns, type Run } from '../../text/passages.js';

/** Blocks of the base that hold `norms`; none where they do not hold nearly all of them. */
export type Absorber = (norms: readonly string[]) => ReadonlySet<Block>;

// From this share of its tokens in runs of four and more, a dropped paragraph lives on in others.
const absorbedShare = 0.9;
const absorbedRun = 4;

interface Indexed {
  readonly body: Body;
  readonly findRuns: (norms: readonly (string | number)[]) => readonly Run[];
}

export function openAbsorber(base: SegmentedDocument): Absorber {
  let known: Indexed | undefined;
  const open = (): Indexed => {
    if (known !== undefined) return known;
    const body = readBody(base);
    const norms = body.tokens.map(({ norm }) => norm);
    known = { body, findRuns: indexRuns<string | number>(norms, absorbedRun) };
    return known;
  };
  return (norms) => {
    if (norms.length < absorbedRun) return new Set();
    const { body, findRuns } = open();
    const runs = findRuns(norms);
    if (runs.reduce((sum, { length }) => sum + length, 0) < absorbedShare * norms.length) return new Set();
    return new Set(runs.map(({ startInA }) => body.blocks[body.paragraphs[startInA]!]!));
  };
}
