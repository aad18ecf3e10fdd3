/**
 * Related pairs of one batch in, columns out, and back: what a worker says of a pair is a row of figures, which
 * crosses between threads at the cost of its bytes.
 */
import {
  type Decision,
  type Passage,
  type ProfileColumns,
  type RelatedPair,
  relations,
  tiers,
} from '../model.js';

export interface PairColumns {
  /** `figuresInRow` numbers a pair. */
  readonly figures: Float64Array;
  /** `figuresInPassage` numbers a passage. */
  readonly passages: Float64Array;
  readonly reasons: readonly string[];
}

const decisions: readonly (Decision | undefined)[] = [undefined, 'must', 'never'];
const figuresInRow = 28;
const figuresInPassage = 6;
// Before the bits that end a row.
const figuresOfEvidence = 10;

/** `ids` are those of the batch. */
export function packPairs(pairs: readonly RelatedPair[], ids: readonly string[]): PairColumns {
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const figures = new Float64Array(figuresInRow * pairs.length);
  const passages: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    const { evidence } = pair;
    for (const { tokens, a, b, isQuoted } of evidence.passages)
      passages.push(tokens, ...a, ...b, Number(isQuoted));
    figures.set(
      [
        numbers.get(pair.a)!,
        numbers.get(pair.b)!,
        pair.sharedKeys,
        pair.shinglesOfA,
        pair.shinglesOfB,
        pair.sharedShingles,
        pair.similarity,
        pair.containment,
        pair.containmentOfA,
        pair.containmentOfB,
        pair.cohesion,
        pair.score,
        relations.indexOf(pair.relation),
        tiers.indexOf(pair.tier),
        pair.probability,
        decisions.indexOf(pair.decision),
        evidence.passages.length,
        evidence.passageTokens,
        evidence.quotedTokens,
        evidence.longestRun,
        evidence.sharedParagraphs,
        evidence.headlineLikeness ?? Number.NaN,
        evidence.leadLikeness,
        evidence.spread,
        evidence.replacedTokens,
        evidence.replacedFigures,
        evidence.daysApart ?? Number.NaN,
        Number(evidence.isOrdered) + 2 * Number(evidence.isSameBody) + 4 * Number(evidence.isSameBytes),
      ],
      figuresInRow * index,
    );
  }
  return { figures, passages: Float64Array.from(passages), reasons: pairs.map(({ reason }) => reason) };
}

/** The pairs again; `profiles` are those of the batch. */
export function unpackPairs(
  { figures, passages, reasons }: PairColumns,
  { ids, agencies }: Pick<ProfileColumns, 'ids' | 'agencies'>,
): RelatedPair[] {
  let passage = 0;
  return reasons.map((reason, index) => {
    let at = figuresInRow * index;
    // Each property takes the next figure, in the order of packPairs().
    const next = () => figures[at++]!;
    const [a, b] = [next(), next()];
    const pair = {
      a: ids[a]!,
      b: ids[b]!,
      sharedKeys: next(),
      shinglesOfA: next(),
      shinglesOfB: next(),
      sharedShingles: next(),
      similarity: next(),
      containment: next(),
      containmentOfA: next(),
      containmentOfB: next(),
      cohesion: next(),
      score: next(),
      relation: relations[next()]!,
      tier: tiers[next()]!,
      reason,
      probability: next(),
    };
    const decision = decisions[next()];
    const first = passage;
    passage += next();
    const bits = figures[at + figuresOfEvidence]!;
    const evidence = {
      passages: unpackPassages(passages, first, passage),
      passageTokens: next(),
      quotedTokens: next(),
      longestRun: next(),
      sharedParagraphs: next(),
      headlineLikeness: orNull(next()),
      leadLikeness: next(),
      spread: next(),
      replacedTokens: next(),
      replacedFigures: next(),
      daysApart: orNull(next()),
      isOrdered: (bits & 1) !== 0,
      isSameBody: (bits & 2) !== 0,
      isSameBytes: (bits & 4) !== 0,
      agencyOfA: agencies[a]!,
      agencyOfB: agencies[b]!,
    };
    return decision === undefined ? { ...pair, evidence } : { ...pair, evidence, decision };
  });
}

function unpackPassages(passages: Float64Array, from: number, to: number): Passage[] {
  const unpacked: Passage[] = [];
  for (let at = figuresInPassage * from; at < figuresInPassage * to; at += figuresInPassage) {
    unpacked.push({
      tokens: passages[at]!,
      a: [passages[at + 1]!, passages[at + 2]!],
      b: [passages[at + 3]!, passages[at + 4]!],
      isQuoted: passages[at + 5] === 1,
    });
  }
  return unpacked;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
