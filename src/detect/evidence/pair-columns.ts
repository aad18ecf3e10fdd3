/**
 * Packs the related pairs of a batch into columns, and unpacks them: a pair is a row of figures, which crosses between
 * threads at the cost of its bytes.
 */
import type { ProfileColumns } from '../../model/columns.js';
import {
  type Decision,
  type Evidence,
  type Passage,
  type RelatedPair,
  relations,
  tiers,
} from '../../model/pair.js';
import { rules } from '../../model/rule.js';
import { compareLanguages } from '../../text/languages.js';
import { featureNames } from '../model/features.js';

export interface PairColumns {
  /** `countsInRow` whole numbers a pair, and `sharesInRow` others: whole ones apart, since they take less room. */
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
const countsInRow = 19;
const sharesInRow = 10 + featureNames.length;
const figuresInPassage = 6;

/** Packs pairs; `ids` are those of the batch. */
export function packPairs(pairs: readonly RelatedPair[], ids: readonly string[]): PairColumns {
  const documentIndexes = new Map(ids.map((id, index) => [id, index]));
  const counts = new Int32Array(countsInRow * pairs.length);
  const shares = new Float64Array(sharesInRow * pairs.length);
  const passages: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    for (const { tokens, a, b, isQuoted } of pair.evidence.passages)
      passages.push(tokens, a[0], a[1], b[0], b[1], Number(isQuoted));
    const [a, b] = [documentIndexes.get(pair.a)!, documentIndexes.get(pair.b)!];
    counts[countsInRow * index] = a;
    counts[countsInRow * index + 1] = b;
    writeCounts(pair, counts, countsInRow * index + 2);
    writeShares(pair, shares, sharesInRow * index);
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

/** Writes the whole numbers of a pair, which follow its two documents. */
function writeCounts(pair: RelatedPair, counts: Int32Array, start: number): void {
  const { evidence } = pair;
  let at = start;
  counts[at++] = pair.sharedKeys;
  counts[at++] = pair.shinglesOfA;
  counts[at++] = pair.shinglesOfB;
  counts[at++] = pair.sharedShingles;
  counts[at++] = relations.indexOf(pair.relation);
  counts[at++] = tiers.indexOf(pair.tier);
  counts[at++] = decisions.indexOf(pair.decision);
  counts[at++] = evidence.passages.length;
  counts[at++] = evidence.passageTokens;
  counts[at++] = evidence.quotedTokens;
  counts[at++] = evidence.longestRun;
  counts[at++] = evidence.sharedParagraphs;
  counts[at++] = evidence.spread;
  counts[at++] = evidence.replacedTokens;
  counts[at++] = evidence.replacedFigures;
  counts[at++] =
    Number(evidence.isOrdered) +
    2 * Number(evidence.isSameBody) +
    4 * Number(evidence.isSameBytes) +
    8 * Number(evidence.isRespelt === true) +
    16 * headlineAnswers.indexOf(evidence.isSameHeadline) +
    64 * Number(evidence.isSameAddress === true) +
    128 * Number(evidence.isPoorText === true) +
    256 * Number(evidence.areOfTwoOutlets === true);
  counts[at] = rules.indexOf(pair.rule);
}

/** Writes the other numbers of a pair; NaN for what is not known. */
function writeShares(pair: RelatedPair, shares: Float64Array, start: number): void {
  const { evidence } = pair;
  let at = start;
  shares[at++] = pair.similarity;
  shares[at++] = pair.containment;
  shares[at++] = pair.containmentOfA;
  shares[at++] = pair.containmentOfB;
  shares[at++] = pair.cohesion;
  shares[at++] = pair.score;
  shares[at++] = pair.probability;
  shares[at++] = evidence.headlineLikeness ?? Number.NaN;
  shares[at++] = evidence.leadLikeness;
  shares[at++] = evidence.daysApart ?? Number.NaN;
  for (const value of evidence.features) shares[at++] = value ?? Number.NaN;
}

/** What the columns of a batch's profiles say about the documents of its pairs. */
type ProfileHeads = Pick<ProfileColumns, 'ids' | 'agencies' | 'languages' | 'timesMs'>;

/** Unpacks pairs; `profiles` are those of the batch. Equal reasons of all calls with one `known` are one string. */
export function unpackPairs(
  columns: PairColumns,
  profiles: ProfileHeads,
  known: Map<string, string>,
): RelatedPair[] {
  let passage = 0;
  return columns.reasons.map((reason, index) => {
    const counts = columns.counts.subarray(countsInRow * index, countsInRow * (index + 1));
    const shares = columns.shares.subarray(sharesInRow * index, sharesInRow * (index + 1));
    const first = passage;
    passage += counts[9]!;
    const end = passage;
    // Of most pairs nobody asks for it.
    const evidence = () =>
      unpackEvidence(counts, shares, { passages: unpackPassages(columns.passages, first, end), profiles });
    const pair = unpackVerdict(counts, shares, profiles.ids, intern(reason, known), evidence);
    const decision = decisions[counts[8]!];
    const overruled = columns.overruled.get(index);
    return decision === undefined
      ? pair
      : { ...pair, decision, ...(overruled === undefined ? {} : { overruled }) };
  });
}

function unpackVerdict(
  counts: Int32Array,
  shares: Float64Array,
  ids: ProfileHeads['ids'],
  reason: string,
  evidence: () => Evidence,
): RelatedPair {
  let unpacked: Evidence | undefined;
  return {
    a: ids[counts[0]!]!,
    b: ids[counts[1]!]!,
    sharedKeys: counts[2]!,
    shinglesOfA: counts[3]!,
    shinglesOfB: counts[4]!,
    sharedShingles: counts[5]!,
    similarity: shares[0]!,
    containment: shares[1]!,
    containmentOfA: shares[2]!,
    containmentOfB: shares[3]!,
    cohesion: shares[4]!,
    score: shares[5]!,
    relation: relations[counts[6]!]!,
    tier: tiers[counts[7]!]!,
    probability: shares[6]!,
    rule: rules[counts[18]!]!,
    reason,
    get evidence() {
      unpacked ??= evidence();
      return unpacked;
    },
  };
}

function unpackEvidence(
  counts: Int32Array,
  shares: Float64Array,
  { passages, profiles }: { readonly passages: readonly Passage[]; readonly profiles: ProfileHeads },
): Evidence {
  const [a, b, answers] = [counts[0]!, counts[1]!, counts[17]!];
  const evidence: Evidence = {
    passages,
    passageTokens: counts[10]!,
    quotedTokens: counts[11]!,
    longestRun: counts[12]!,
    sharedParagraphs: counts[13]!,
    headlineLikeness: orNull(shares[7]!),
    leadLikeness: shares[8]!,
    spread: counts[14]!,
    replacedTokens: counts[15]!,
    replacedFigures: counts[16]!,
    daysApart: orNull(shares[9]!),
    timeOfA: orNull(profiles.timesMs[a]!),
    timeOfB: orNull(profiles.timesMs[b]!),
    isOrdered: (answers & 1) !== 0,
    isSameBody: (answers & 2) !== 0,
    isSameBytes: (answers & 4) !== 0,
    agencyOfA: profiles.agencies[a]!,
    agencyOfB: profiles.agencies[b]!,
    isSameHeadline: headlineAnswers[(answers >> 4) & 3]!,
    features: Array.from(shares.subarray(10), orNull),
  };
  // Few pairs have any of these: the others are objects of one shape.
  const told = compareLanguages(profiles.languages[a]!, profiles.languages[b]!);
  const isRespelt = (answers & 8) !== 0;
  const isSameAddress = (answers & 64) !== 0;
  const isPoorText = (answers & 128) !== 0;
  const areOfTwoOutlets = (answers & 256) !== 0;
  if (told.languages === undefined && (answers & (8 | 64 | 128 | 256)) === 0) return evidence;
  return {
    ...evidence,
    ...told,
    ...(isRespelt ? { isRespelt } : {}),
    ...(isSameAddress ? { isSameAddress } : {}),
    ...(isPoorText ? { isPoorText } : {}),
    ...(areOfTwoOutlets ? { areOfTwoOutlets } : {}),
  };
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
