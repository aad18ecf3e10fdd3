/**
 * Related pairs of one batch in, columns out, and back: what a worker says of a pair is a row of figures, which
 * crosses between threads at the cost of its bytes.
 */
import type { ProfileColumns } from '../../model/columns.js';
import { type Decision, type Passage, type RelatedPair, relations, tiers } from '../../model/pair.js';
import { compareLanguages } from '../../text/languages.js';
import { featureNames } from '../model/features.js';

export interface PairColumns {
  /** `countsInRow` whole numbers a pair, and `sharesInRow` others. Whole ones apart, since they take less room in objects. */
  readonly counts: Int32Array;
  readonly shares: Float64Array;
  /** `figuresInPassage` numbers a passage. */
  readonly passages: Int32Array;
  readonly reasons: readonly string[];
  /** What the evidence says where a person decided otherwise, by the place of the pair: few. */
  readonly overruled: ReadonlyMap<number, NonNullable<RelatedPair['overruled']>>;
}

const decisions: readonly (Decision | undefined)[] = [undefined, 'must', 'never'];
const headlineAnswers: readonly (boolean | null)[] = [null, false, true];
const countsInRow = 18;
const sharesInRow = 10 + featureNames.length;
const figuresInPassage = 6;

/** `ids` are those of the batch. */
export function packPairs(pairs: readonly RelatedPair[], ids: readonly string[]): PairColumns {
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const counts = new Int32Array(countsInRow * pairs.length);
  const shares = new Float64Array(sharesInRow * pairs.length);
  const passages: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    const { evidence } = pair;
    for (const { tokens, a, b, isQuoted } of evidence.passages)
      passages.push(tokens, ...a, ...b, Number(isQuoted));
    counts.set(
      [
        numbers.get(pair.a)!,
        numbers.get(pair.b)!,
        pair.sharedKeys,
        pair.shinglesOfA,
        pair.shinglesOfB,
        pair.sharedShingles,
        relations.indexOf(pair.relation),
        tiers.indexOf(pair.tier),
        decisions.indexOf(pair.decision),
        evidence.passages.length,
        evidence.passageTokens,
        evidence.quotedTokens,
        evidence.longestRun,
        evidence.sharedParagraphs,
        evidence.spread,
        evidence.replacedTokens,
        evidence.replacedFigures,
        Number(evidence.isOrdered) +
          2 * Number(evidence.isSameBody) +
          4 * Number(evidence.isSameBytes) +
          8 * Number(evidence.isRespelt === true) +
          16 * headlineAnswers.indexOf(evidence.isSameHeadline) +
          64 * Number(evidence.isSameAddress === true),
      ],
      countsInRow * index,
    );
    shares.set(
      [
        pair.similarity,
        pair.containment,
        pair.containmentOfA,
        pair.containmentOfB,
        pair.cohesion,
        pair.score,
        pair.probability,
        evidence.headlineLikeness ?? Number.NaN,
        evidence.leadLikeness,
        evidence.daysApart ?? Number.NaN,
        ...evidence.features.map((value) => value ?? Number.NaN),
      ],
      sharesInRow * index,
    );
  }
  return {
    counts,
    shares,
    passages: Int32Array.from(passages),
    reasons: pairs.map(({ reason }) => reason),
    overruled: new Map(
      pairs.flatMap(({ overruled }, at) => (overruled === undefined ? [] : [[at, overruled] as const])),
    ),
  };
}

/** The pairs again; `profiles` are those of the batch. Equal reasons of all calls with one `known` are one string. */
export function unpackPairs(
  columns: PairColumns,
  { ids, agencies, languages, timesMs }: Pick<ProfileColumns, 'ids' | 'agencies' | 'languages' | 'timesMs'>,
  known: Map<string, string>,
): RelatedPair[] {
  let passage = 0;
  return columns.reasons.map((reason, index) => {
    const count = (at: number) => columns.counts[countsInRow * index + at]!;
    const share = (at: number) => columns.shares[sharesInRow * index + at]!;
    const first = passage;
    passage += count(9);
    const pair: RelatedPair = {
      a: ids[count(0)]!,
      b: ids[count(1)]!,
      sharedKeys: count(2),
      shinglesOfA: count(3),
      shinglesOfB: count(4),
      sharedShingles: count(5),
      similarity: share(0),
      containment: share(1),
      containmentOfA: share(2),
      containmentOfB: share(3),
      cohesion: share(4),
      score: share(5),
      relation: relations[count(6)]!,
      tier: tiers[count(7)]!,
      probability: share(6),
      reason: intern(reason, known),
      evidence: {
        passages: unpackPassages(columns.passages, first, passage),
        passageTokens: count(10),
        quotedTokens: count(11),
        longestRun: count(12),
        sharedParagraphs: count(13),
        headlineLikeness: orNull(share(7)),
        leadLikeness: share(8),
        spread: count(14),
        replacedTokens: count(15),
        replacedFigures: count(16),
        daysApart: orNull(share(9)),
        timeOfA: orNull(timesMs[count(0)]!),
        timeOfB: orNull(timesMs[count(1)]!),
        isOrdered: (count(17) & 1) !== 0,
        isSameBody: (count(17) & 2) !== 0,
        isSameBytes: (count(17) & 4) !== 0,
        agencyOfA: agencies[count(0)]!,
        agencyOfB: agencies[count(1)]!,
        isSameHeadline: headlineAnswers[(count(17) >> 4) & 3]!,
        features: Array.from(
          columns.shares.subarray(sharesInRow * index + 10, sharesInRow * (index + 1)),
          orNull,
        ),
      },
    };
    const decision = decisions[count(8)];
    // Few pairs have any of these: the others are objects of one shape.
    const told = compareLanguages(languages[count(0)]!, languages[count(1)]!);
    const isRespelt = (count(17) & 8) !== 0;
    const isSameAddress = (count(17) & 64) !== 0;
    if (decision === undefined && told.languages === undefined && !isRespelt && !isSameAddress) return pair;
    const evidence = {
      ...pair.evidence,
      ...told,
      ...(isRespelt ? { isRespelt } : {}),
      ...(isSameAddress ? { isSameAddress } : {}),
    };
    const overruled = columns.overruled.get(index);
    return {
      ...pair,
      evidence,
      ...(decision === undefined ? {} : { decision }),
      ...(overruled === undefined ? {} : { overruled }),
    };
  });
}

function intern(reason: string, known: Map<string, string>): string {
  const one = known.get(reason);
  if (one === undefined) known.set(reason, reason);
  return one ?? reason;
}

function unpackPassages(passages: Int32Array, from: number, to: number): Passage[] {
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
