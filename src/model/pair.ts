/** Describes two documents side by side, from candidates to verdicts: each stage adds to what the one before it found. */
import type { DocumentId, Span } from './document.js';

/** In the order of `featureNames`. */
export type Features = readonly (number | null)[];

/** Two documents that share buckets, smaller id first. */
export interface CandidatePair {
  readonly a: DocumentId;
  readonly b: DocumentId;
  readonly sharedKeys: number;
}

/** Exact figures of a candidate pair, over full shingle sets. */
export interface VerifiedPair extends CandidatePair {
  /** Distinct shingles of each body. */
  readonly shinglesOfA: number;
  readonly shinglesOfB: number;
  readonly sharedShingles: number;
  /** Jaccard: shared / union. */
  readonly similarity: number;
  /** Shared / smaller set. */
  readonly containment: number;
  /** Shared / shingles of a, and of b. */
  readonly containmentOfA: number;
  readonly containmentOfB: number;
  /** Mean weight, in [0, 1], of the shingles that they share. */
  readonly cohesion: number;
  /** Containment with shingles weighted by cohesion: what `--min-score` cuts. */
  readonly score: number;
}

/** A shared run of tokens, cut at paragraph ends. */
export interface Passage {
  readonly tokens: number;
  /** Spans in bytes, in a and in b. */
  readonly a: Span;
  readonly b: Span;
  readonly isQuoted: boolean;
}

/** What two documents show when they are read side by side. */
export interface Evidence {
  /** The longest passages of 8 tokens or more, no more than 8 of them, in the order of a. */
  readonly passages: readonly Passage[];
  /** Tokens in all passages, and how many of them are quoted in either. */
  readonly passageTokens: number;
  readonly quotedTokens: number;
  /** Tokens of the longest shared run, across paragraph ends. */
  readonly longestRun: number;
  /** Body blocks whose tokens are equal in both. */
  readonly sharedParagraphs: number;
  /** Jaccard of the content words of both headlines; null where one has none. */
  readonly headlineLikeness: number | null;
  /** Share of the lead's content words that the other's lead has, the larger way. */
  readonly leadLikeness: number;
  /** In how many thirds of the shorter body, of 3, shared runs of 4 tokens or more fill a fifth at least. */
  readonly spread: number;
  /** Tokens that stand in one for a few others in the same place, and how many of them are figures or names. */
  readonly replacedTokens: number;
  readonly replacedFigures: number;
  /** Between the dates of their records, whichever came first; null where one has none. */
  readonly daysApart: number | null;
  /** The dates of their records, in milliseconds since 1970; null where one has none. */
  readonly timeOfA: number | null;
  readonly timeOfB: number | null;
  /** Shared runs come in the same order in both. */
  readonly isOrdered: boolean;
  /** The bodies are equal, token by token. */
  readonly isSameBody: boolean;
  readonly isSameBytes: boolean;
  /** The agency that each one's dateline names; null where none does. */
  readonly agencyOfA: string | null;
  readonly agencyOfB: string | null;
  /** What their sources say, where it differs; null for one that says nothing. */
  readonly languages?: readonly [ofA: string | null, ofB: string | null];
  /** Words of one stand in the other in another spelling, throughout. */
  readonly isRespelt?: true;
  /** Their records carry one address, or one name of a report: evidence, never proof. */
  readonly isSameAddress?: true;
  /** The headlines say the same, word for word; null where one has none. */
  readonly isSameHeadline: boolean | null;
  /** What the model weighs: figures in the order of `featureNames`. */
  readonly features: Features;
}

export interface ExaminedPair extends VerifiedPair {
  readonly evidence: Evidence;
}

export const relations = [
  'duplicate',
  'revision',
  'follow-up',
  'syndicated',
  'excerpt',
  'compilation',
  'quotation',
  'template',
  'related',
] as const;

export type Relation = (typeof relations)[number];

export const tiers = ['merge', 'review', 'apart'] as const;

export type Tier = (typeof tiers)[number];

/** Two documents must, or must never, be one report, whatever the evidence. */
export type Decision = 'must' | 'never';

/** A pair with the verdict on it. */
export interface RelatedPair extends ExaminedPair {
  readonly relation: Relation;
  readonly tier: Tier;
  /** Of being one report. */
  readonly probability: number;
  readonly reason: string;
  /** What a person decided about the pair. */
  readonly decision?: Decision;
  /** The evidence's verdict, where the decision goes against it. */
  readonly overruled?: { readonly relation: Relation; readonly reason: string };
  /** Shares too few keys to be a candidate: examined for the record, never merged without a person's word. */
  readonly isRemark?: true;
}
