/**
 * Describes two documents side by side, from candidate to verdict: each stage adds to what the one before it
 * found.
 */
import type { DocumentId, Span } from './document.js';
import type { Rule } from './rule.js';

/** The figures that the model weighs, in the order of `featureNames`. */
export type Features = readonly (number | null)[];

/** Two documents that share buckets, smaller id first. */
export interface CandidatePair {
  readonly a: DocumentId;
  readonly b: DocumentId;
  readonly sharedKeys: number;
}

/** A candidate pair with its exact figures, over full shingle sets. */
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

/** A run of tokens that both share, cut at the ends of paragraphs. */
export interface Passage {
  readonly tokens: number;
  /** Spans in bytes, in a and in b. */
  readonly a: Span;
  readonly b: Span;
  readonly isQuoted: boolean;
}

/** Holds what two documents show when they are read side by side. */
export interface Evidence {
  /** The longest passages of 8 tokens or more, no more than 8 of them, in the order of a. */
  readonly passages: readonly Passage[];
  /** Tokens in all passages, and how many of them stand in quotations of either. */
  readonly passageTokens: number;
  readonly quotedTokens: number;
  /** Tokens of the longest shared run, across paragraph ends. */
  readonly longestRun: number;
  /** Body blocks whose tokens are equal in both. */
  readonly sharedParagraphs: number;
  /** Jaccard of the content words of both headlines; null where one has none. */
  readonly headlineLikeness: number | null;
  /** The share of one lead's content words that the other lead has, whichever share is larger. */
  readonly leadLikeness: number;
  /**
   * In how many of the three thirds of the shorter body shared runs of 4 tokens or more fill at least a fifth.
   */
  readonly spread: number;
  /** Tokens that replace a few others in the same place, and how many of them are figures or names. */
  readonly replacedTokens: number;
  readonly replacedFigures: number;
  /** Days between the dates of their records, whichever came first; null where one has none. */
  readonly daysApart: number | null;
  /** The dates of their records, in milliseconds since 1970; null where one has none. */
  readonly timeOfA: number | null;
  readonly timeOfB: number | null;
  /** True where shared runs come in the same order in both. */
  readonly isOrdered: boolean;
  /** True where the bodies are equal, token by token, the signs around figures among them. */
  readonly isSameBody: boolean;
  readonly isSameBytes: boolean;
  /** The agency that each dateline names; null where it names none. */
  readonly agencyOfA: string | null;
  readonly agencyOfB: string | null;
  /** The languages that their sources name, where they differ; null for a source that names none. */
  readonly languages?: readonly [ofA: string | null, ofB: string | null];
  /** Set where one spells many words of the other otherwise, all the way through. */
  readonly isRespelt?: true;
  /** Set where their records carry one address, or one name of a report: evidence, never proof. */
  readonly isSameAddress?: true;
  /** Set where the text of one may be the banner of its page, and not the article. */
  readonly isPoorText?: true;
  /** Set where their sources name two outlets. */
  readonly areOfTwoOutlets?: true;
  /** True where the headlines are equal, word for word; null where one has none. */
  readonly isSameHeadline: boolean | null;
  /** What the model weighs, in the order of `featureNames`. */
  readonly features: Features;
}

/** A verified pair whose texts have been compared. */
export interface ExaminedPair extends VerifiedPair {
  readonly evidence: Evidence;
}

/** What two documents may be to each other. */
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

/** What is done with a pair: merged, shown to a person, or left apart. */
export const tiers = ['merge', 'review', 'apart'] as const;

export type Tier = (typeof tiers)[number];

/** What a person decided about a pair, whatever the evidence: it must, or must never, be one report. */
export type Decision = 'must' | 'never';

/** A pair with its verdict. */
export interface RelatedPair extends ExaminedPair {
  readonly relation: Relation;
  readonly tier: Tier;
  /** How likely the two are one report. */
  readonly probability: number;
  /** Which rule decided, for programs; `reason` says the same to people. */
  readonly rule: Rule;
  readonly reason: string;
  /** What a person decided about the pair. */
  readonly decision?: Decision;
  /** The verdict of the evidence, where the decision goes against it. */
  readonly overruled?: { readonly relation: Relation; readonly rule: Rule; readonly reason: string };
  /**
   * Set where the pair shares too few keys to be a candidate: it is examined for the report and merged only if
   * a person says so.
   */
  readonly isReportOnly?: true;
}
