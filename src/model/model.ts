/**
 * The data that the stages hand to one another. Nothing here runs: every stage takes some of these records
 * and returns others. Records are readonly; the order of an array is stated where it means something.
 */

import type { Features } from '../detect/model/features.js';

export type { CandidatePairs, ProfileColumns, ShingleColumns, SketchColumns } from './columns.js';

/** A document's name: its path relative to the input, with `/` between folders. */
export type DocumentId = string & { readonly __brand: 'DocumentId' };
/** A cluster's name: the first sixteen hexadecimal digits of its oldest revision's SHA-256. */
export type ClusterId = string & { readonly __brand: 'ClusterId' };

/** `[start, end)`. In files written: bytes of the decoded text as UTF-8. */
export type Span = readonly [start: number, end: number];
/** `[start, end)` in UTF-16 code units of a document's text: what a JavaScript string counts. */
export type CharSpan = readonly [start: number, end: number];

/** How an encoding was chosen, and how sure that is, in [0, 1]. */
export interface EncodingChoice {
  readonly basis: 'mark' | 'flag' | 'declared' | 'detected';
  readonly certainty: number;
}

/** The payload of a document: decoded, where encoding it again gives the same bytes; else the bytes in base64. */
export type Original = { readonly text: string } | { readonly base64: string };

/** A stretch of a document's text of which the source format says what it is. */
export interface Mark {
  readonly kind: BlockKind;
  readonly charSpan: CharSpan;
}

/** What a source says about a document beside its text: evidence, as it stands there. */
export interface About {
  readonly url?: string;
  readonly publisher?: string;
  readonly byline?: string;
  readonly language?: string;
  readonly archiveId?: string;
  /** The name of the report through all its revisions, as an agency gives it. */
  readonly itemId?: string;
  readonly version?: string;
  readonly slug?: string;
  /** What the source says has become of the report. */
  readonly status?: 'corrected' | 'withdrawn';
}

/** What the record of one document says of it beside its text. */
export interface CopyRecord {
  readonly id: DocumentId;
  readonly title?: string;
  readonly date?: string;
  readonly about?: About;
}

/** Where a document lies in a file that holds many. */
export interface ContainerPlace {
  /** Relative to the input. */
  readonly path: string;
  readonly sha256: string;
  /** For people: "record 7", "offset 1234". */
  readonly place: string;
}

/** One input text, decoded. */
export interface Document {
  readonly id: DocumentId;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** As iconv names it: `utf-8`, `windows-1251`, … */
  readonly encoding: string;
  /** How the encoding was chosen, where the bytes are not plainly UTF-8. */
  readonly encodingChoice?: EncodingChoice;
  /** The file began with a byte-order mark, which `text` leaves out. */
  readonly hasByteOrderMark: boolean;
  readonly text: string;
  /** Stretches of the text whose kind the source format tells, in order; a body block may still be cut. */
  readonly marks?: readonly Mark[];
  /** What it was read from, where `text` encoded again does not give those bytes. */
  readonly original?: Original;
  /** The input format, where it is not plain text. */
  readonly format?: string;
  /** What else the source says about the document. */
  readonly about?: About;
  /** The file of many documents that holds this one. */
  readonly container?: ContainerPlace;
  /** From the record that held the text, where there was one: evidence, not part of the text. */
  readonly title?: string;
  /** When it was published or captured, as the record says it. */
  readonly date?: string;
}

/** A unit of text with its span; `norm` is what is compared, the text itself stays as it is. */
export interface Token {
  readonly charSpan: CharSpan;
  readonly norm: string;
}

export interface Sentence {
  readonly charSpan: CharSpan;
  readonly tokens: readonly Token[];
}

export const blockKinds = [
  'headline',
  'byline',
  'dateline',
  'update-mark',
  'caption',
  'body',
  'credit',
  'notice',
  'furniture',
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** A stretch of a document with one purpose; a body block is a paragraph. */
export interface Block {
  readonly kind: BlockKind;
  readonly charSpan: CharSpan;
  /** Where the same block stands again, word for word, right after itself. */
  readonly repeats: readonly CharSpan[];
  readonly sentences: readonly Sentence[];
}

/** A document cut into blocks. Between blocks there is white space only; blocks are in source order. */
export interface SegmentedDocument extends Document {
  readonly blocks: readonly Block[];
}

/**
 * What candidates are compared by: the body as hashed tokens, and what stands beside it. Hashes are those of
 * the kernel; sets of them are sorted.
 */
export interface Profile {
  readonly id: DocumentId;
  /** SHA-256 of the document's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly date: string | null;
  /** The same, in milliseconds since 1970; NaN where there is none or it is no date. */
  readonly timeMs: number;
  /** The agency that the dateline names. */
  readonly agency: string | null;
  /** As its source says. */
  readonly language: string | null;
  readonly blockCounts: Readonly<Partial<Record<BlockKind, number>>>;
  /** One hash a token of the body. */
  readonly tokens: Uint32Array;
  /** Byte spans of the tokens in the document's text: start and end of each. */
  readonly spans: Uint32Array;
  /** Of `tokenFlags`, two bytes a token. */
  readonly flags: Uint16Array;
  /** Index of the first token of each paragraph that has any. */
  readonly paragraphStarts: Uint32Array;
  /** Hashes of the paragraphs, sorted. */
  readonly paragraphs: Uint32Array;
  /** Content words of the headline, and of the lead. */
  readonly headline: Uint32Array;
  readonly lead: Uint32Array;
  /** Numbers, months and weekdays of the headline, and of the lead. */
  readonly headlineFigures: Uint32Array;
  readonly leadFigures: Uint32Array;
  /** One hash over the tokens of the headline, in order; empty where there is none. */
  readonly headlineHash: Uint32Array;
  /** Hashes of its address, and of its report's name by its agency; 0 for none. */
  readonly addresses: Uint32Array;
  /** The agency's own count of the report's revisions; null where it gives none. */
  readonly version: ItemVersion | null;
}

/** Which revision of which report a document is, as an agency numbers them. */
export interface ItemVersion {
  /** Empty where the source names no report. */
  readonly item: string;
  readonly number: number;
}

/** The format and encoding of a document, where they are not plain text and UTF-8. */
export type ReadAs = Partial<Pick<Document, 'format' | 'encoding' | 'encodingChoice' | 'container'>>;

/**
 * Bits of `Profile.flags`: a figure, a month or a name; inside quotation marks; the classes of the first and the
 * last letter, of eight each (`ends`); with a digit; a month or a weekday; a function word.
 */
export const tokenFlags = {
  figure: 1,
  quoted: 2,
  ends: 4,
  number: 256,
  calendar: 512,
  common: 1024,
} as const;

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

/** Two documents must, or must never, be one report, whatever the evidence. */
export type Decision = 'must' | 'never';

/** What a person decided inside one report: pairs of which the first is older, and the base. */
export interface ReportDecisions {
  readonly before: readonly (readonly [earlier: DocumentId, later: DocumentId])[];
  readonly base?: DocumentId;
}

/** Documents that are one report. */
export interface Cluster {
  /** Two or more, sorted by id. */
  readonly members: readonly DocumentId[];
  /** The member that resembles the others most. */
  readonly representative: DocumentId;
  readonly cohesion: { readonly mean: number; readonly weakest: number };
  /** Pairs inside the cluster that were verified, sorted by a, then b. */
  readonly links: readonly RelatedPair[];
  readonly decided?: ReportDecisions;
}

export interface Clustering {
  readonly clusters: readonly Cluster[];
  /** Links that would have joined groups that little else joins: cut, and reported. */
  readonly bridges: readonly RelatedPair[];
}

/** Why one revision stands before the next. */
export interface OrderEvidence {
  readonly cue: string;
  readonly detail: string;
  /** Positive where it speaks for the order given, negative where against. */
  readonly weight: number;
}

export interface RevisionOrder {
  /** Oldest first. */
  readonly revisions: readonly DocumentId[];
  readonly basis: 'single' | 'versions' | 'dates' | 'content' | 'decided' | 'unknown';
  /** That the direction is right, in [0.5, 1]. */
  readonly confidence: number;
  readonly evidence: readonly OrderEvidence[];
  /** What a person decided and the evidence has the other way round. */
  readonly overruled?: ReportDecisions['before'];
}

export const edgeTypes = [
  'same',
  'edit',
  'split',
  'merge',
  'regroup',
  'move',
  'move-edit',
  'reintroduced',
] as const;
export type EdgeType = (typeof edgeTypes)[number];

/** A place in the aligned revisions: which revision (index in order), which block, which sentence. */
export interface SentencePlace {
  readonly revision: number;
  readonly block: number;
  readonly sentence: number;
}

/** One step of a sentence towards the base. */
export interface SentenceEdge {
  readonly from: SentencePlace;
  readonly to: SentencePlace;
  readonly type: EdgeType;
  readonly similarity: number;
  readonly rule: string;
  readonly runnerUp: number;
  /** Set where only this part of `from` went there, and the rest lives on elsewhere. */
  readonly part?: CharSpan;
}

export interface Alignment {
  /** Oldest first. */
  readonly revisions: readonly SegmentedDocument[];
  /** Index of the base in `revisions`. */
  readonly base: number;
  /** Sorted by `from`. */
  readonly edges: readonly SentenceEdge[];
}
