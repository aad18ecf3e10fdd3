/** Makes the rows of the table of pairs: those of `relations.jsonl`, with what was measured of each. */
import { ruleOfCut } from '../../detect/cluster.js';
import type { Detection } from '../../detect/detection.js';
import { doubtfulPairs } from '../../detect/doubtful-pairs.js';
import type { Relations } from '../../model/options.js';
import type { RelatedPair } from '../../model/pair.js';
import { roundShare } from '../lines.js';
import { bridgeReason, wantedPairs } from '../relation-rows.js';
import { bool, double, int, maybe, type RowOf, table, text, texts } from './columns.js';

export const pairs = table(
  'pairs',
  'a pair of documents that was examined, as `relations.jsonl` lists them; by ids',
  {
    a: text('the document with the smaller id'),
    b: text('the other one'),
    report_a: maybe(text('the report of `a`')),
    report_b: maybe(text('the report of `b`')),
    relation: text(
      '`duplicate`, `revision`, `follow-up`, `syndicated`, `excerpt`, `compilation`, `quotation`, `template`, `related`',
    ),
    tier: text('`merge`, `review`, `apart`'),
    is_in_doubt: bool('it stands in `review.tsv`: of many pairs between two reports one'),
    decision: maybe(text('what a person decided: `must`, `never`')),
    probability: double('that the two are one report, in [0, 1]'),
    score: double('containment, shingles weighed by cohesion'),
    similarity: double('of shingles, as Jaccard has it'),
    containment: double('shared shingles of the smaller set'),
    containment_of_a: double('of the shingles of `a`'),
    containment_of_b: double('of the shingles of `b`'),
    cohesion: double('the mean weight of the shingles that they share'),
    shared_shingles: int('how many'),
    shared_keys: int('of their sketches'),
    rule: text('which rule decided'),
    reason: text('the same in words'),
    passages: int('shared runs of 8 tokens and more that were kept, 8 at most'),
    passage_tokens: int('tokens in all such runs'),
    quoted_tokens: int('how many of these stand in quotations'),
    longest_run: int('tokens of the longest shared run'),
    shared_paragraphs: int('equal in both'),
    spread: int('in how many thirds of the shorter body shared runs stand'),
    headline_likeness: maybe(double('of the words of both headlines; null where one has none')),
    lead_likeness: double('of the words of both leads'),
    replaced_tokens: int('that stand in the place of others'),
    replaced_figures: int('how many of these are figures or names'),
    days_apart: maybe(double('between the dates of their records')),
    is_ordered: bool('shared runs come in the same order'),
    is_same_body: bool('the bodies are equal, token by token'),
    is_same_bytes: bool('the files are equal'),
    is_same_headline: maybe(bool('null where one has none')),
    is_same_address: bool('their records carry one address, or one name of a report'),
    is_of_two_outlets: bool('their sources name two outlets'),
    is_respelt: bool('one spells many words of the other otherwise'),
    is_poor_text: bool('the text of one may be the banner of its page'),
    is_report_only: bool('it shares too little to be merged but by a decision'),
    agency_of_a: maybe(text('the agency that its dateline names')),
    agency_of_b: maybe(text('the agency that its dateline names')),
    languages: texts(
      'of the two sources where they differ; empty where they do not, `und` for one that names none',
    ),
  },
);

/** `relations` says which pairs are listed; none of them where it is `none`. */
export function* pairRows(detection: Detection, relations: Relations): Generator<RowOf<typeof pairs>> {
  if (relations === 'none') return;
  const doubtful = doubtfulPairs(detection);
  const cut = new Set(detection.bridges);
  const reportOf = new Map(
    detection.clusters.flatMap(({ id, members }) => members.map((each) => [each, id])),
  );
  for (const pair of wantedPairs(detection, relations)) {
    const reports = { report_a: reportOf.get(pair.a) ?? null, report_b: reportOf.get(pair.b) ?? null };
    yield toRow(pair, { ...reports, isInDoubt: doubtful.has(pair), isCut: cut.has(pair) });
  }
}

interface Standing {
  readonly report_a: string | null;
  readonly report_b: string | null;
  readonly isInDoubt: boolean;
  readonly isCut: boolean;
}

/** Made at one go: an object of so many fields takes ten times as long when it is put together from parts. */
function toRow(pair: RelatedPair, { report_a, report_b, isInDoubt, isCut }: Standing): RowOf<typeof pairs> {
  const { evidence } = pair;
  const { headlineLikeness, languages = [] } = evidence;
  return {
    a: pair.a,
    b: pair.b,
    report_a,
    report_b,
    relation: pair.relation,
    tier: isCut ? 'review' : pair.tier,
    is_in_doubt: isInDoubt,
    decision: pair.decision ?? null,
    probability: roundShare(pair.probability),
    score: roundShare(pair.score),
    similarity: roundShare(pair.similarity),
    containment: roundShare(pair.containment),
    containment_of_a: roundShare(pair.containmentOfA),
    containment_of_b: roundShare(pair.containmentOfB),
    cohesion: roundShare(pair.cohesion),
    shared_shingles: pair.sharedShingles,
    shared_keys: pair.sharedKeys,
    rule: isCut ? ruleOfCut(pair) : pair.rule,
    reason: isCut ? bridgeReason(pair) : pair.reason,
    passages: evidence.passages.length,
    passage_tokens: evidence.passageTokens,
    quoted_tokens: evidence.quotedTokens,
    longest_run: evidence.longestRun,
    shared_paragraphs: evidence.sharedParagraphs,
    spread: evidence.spread,
    headline_likeness: headlineLikeness === null ? null : roundShare(headlineLikeness),
    lead_likeness: roundShare(evidence.leadLikeness),
    replaced_tokens: evidence.replacedTokens,
    replaced_figures: evidence.replacedFigures,
    days_apart: evidence.daysApart,
    is_ordered: evidence.isOrdered,
    is_same_body: evidence.isSameBody,
    is_same_bytes: evidence.isSameBytes,
    is_same_headline: evidence.isSameHeadline,
    is_same_address: evidence.isSameAddress ?? false,
    is_of_two_outlets: evidence.areOfTwoOutlets ?? false,
    is_respelt: evidence.isRespelt ?? false,
    is_poor_text: evidence.isPoorText ?? false,
    is_report_only: pair.isReportOnly ?? false,
    agency_of_a: evidence.agencyOfA,
    agency_of_b: evidence.agencyOfB,
    languages: languages.map((language) => language ?? 'und'),
  };
}
