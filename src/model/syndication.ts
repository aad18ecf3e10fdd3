/**
 * Describes syndication trees: whose text several outlets carry, and who took it from whom. A tree tells and merges
 * nothing. Whatever is said in it has a confidence, which was calibrated on planted trees, and evidence.
 */
import type { BlockKind, ClusterId, DocumentId, Span } from './document.js';

/** A block of a text as syndication reads it. */
export interface SyndicatedBlock {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly text: string;
}

/** One document of a group that carries one text. */
export interface SyndicatedText {
  readonly id: DocumentId;
  /** The report that it is a revision of; null where it stands alone. */
  readonly report: ClusterId | null;
  /** Its place among the revisions of its report, from 0. */
  readonly revision: number;
  /** Whether the order of these is sure: by dates, versions or a decision, or by wording that leaves little doubt. */
  readonly isOrdered: boolean;
  /** The publisher, as its record says, or the host of its address. */
  readonly outlet: string | null;
  /** Of publication or capture, as its record says. */
  readonly date: string | null;
  readonly headline: string | null;
  /** Whether its record says that it was corrected. */
  readonly isCorrected: boolean;
  readonly blocks: readonly SyndicatedBlock[];
}

/** What an outlet made of the text: a report, or those of its revisions that one outlet published. */
export interface SyndicationCarrier {
  readonly report: ClusterId | null;
  readonly outlet: string | null;
  /** Oldest first. */
  readonly documents: readonly DocumentId[];
  /** Of the first document; null where nothing dates it. */
  readonly date: string | null;
  readonly headline: string | null;
  /** Names of agencies and of outlets of the group in its dateline, byline and credits, sorted. */
  readonly credits: readonly string[];
}

/** Kinds of evidence for or against an edge, or a root. */
export const syndicationCues = [
  'text',
  'lacks',
  'innovations',
  'wording',
  'headline',
  'paragraphing',
  'style',
  'credit',
  'time',
] as const;
export type SyndicationCue = (typeof syndicationCues)[number];

/** One reason, in natural logarithms: positive speaks for what it stands with, against the next best answer. */
export interface SyndicationEvidence {
  readonly cue: SyndicationCue;
  readonly detail: string;
  readonly weight: number;
}

/** Text that one of two carriers has and the other lacks: a sentence, and where it stands in the document that has it. */
export interface SyndicatedPlace {
  readonly document: DocumentId;
  readonly span: Span;
}

/** What became of the text on its way along one edge. */
export interface SyndicationCuts {
  /** Sentences of the taken revision that are kept, in any words; and how many of these are kept word for word. */
  readonly kept: number;
  readonly same: number;
  /** Sentences that were dropped, in the revision that was taken. */
  readonly dropped: readonly SyndicatedPlace[];
  /** How many of the dropped sentences are its end. */
  readonly droppedFromEnd: number;
  /** Sentences that are not in the revision that was taken. */
  readonly added: readonly SyndicatedPlace[];
  readonly isLeadRewritten: boolean;
  readonly isHeadlineKept: boolean;
  /** Names of credits that went. */
  readonly creditsDropped: readonly string[];
}

/** Says from whom a carrier has its text. Carriers are told by their number in the tree. */
export interface SyndicationEdge {
  readonly child: number;
  /** Null for a source whose own text is not among the documents. */
  readonly parent: number | null;
  /** The document of the parent that was taken; absent without a parent. */
  readonly taken?: DocumentId;
  /** How likely it is that the child has its text from this parent, in [0, 1]. */
  readonly confidence: number;
  /** False where the reverse is nearly as likely: then it is said that the two are next to each other, and no more. */
  readonly isDirected: boolean;
  readonly evidence: readonly SyndicationEvidence[];
  /** The next likely parents, likeliest first; null stands for a lost source. */
  readonly others: readonly { readonly parent: number | null; readonly confidence: number }[];
  /** Another carrier that the child has some of its text from, too. */
  readonly alsoFrom?: { readonly carrier: number; readonly sentences: number };
  readonly cuts?: SyndicationCuts;
}

/** Where all of the text comes from. */
export interface SyndicationRoot {
  /** Null where several carriers go back to a text that is not among the documents. */
  readonly carrier: number | null;
  readonly confidence: number;
  readonly evidence: readonly SyndicationEvidence[];
  readonly others: readonly { readonly carrier: number | null; readonly confidence: number }[];
}

/** What a changed fact is: a figure, a name or a denial. */
export type SyndicatedFact = 'figure' | 'name' | 'denial';

/** A fact that one carrier changed from one of its revisions to the next, and who holds what of it in the end. */
export interface SyndicationCorrection {
  /** Who changed it first. */
  readonly carrier: number;
  readonly fact: SyndicatedFact;
  /** Whether its text or record says that something was corrected. */
  readonly isAnnounced: boolean;
  readonly from: string;
  readonly to: string;
  readonly before: SyndicatedPlace;
  readonly after: SyndicatedPlace;
  /** Other carriers by what their latest revision has: the new words, the old ones, others, or not the sentence. */
  readonly reached: readonly number[];
  readonly notReached: readonly number[];
  readonly otherwise: readonly number[];
  readonly without: readonly number[];
}

/** Who took one text from whom. */
export interface SyndicationTree {
  /** `s` and twelve hexadecimal digits of a hash of its documents' ids. */
  readonly id: string;
  /** The agency or outlet that most carriers credit; null where none is named. */
  readonly agency: string | null;
  /** In order of time, undated ones last; then by document. */
  readonly carriers: readonly SyndicationCarrier[];
  /** How many more carriers there are, the latest, where they were too many to be compared. */
  readonly leftOut: number;
  readonly root: SyndicationRoot;
  /** One for each carrier but the root, in the order of carriers. */
  readonly edges: readonly SyndicationEdge[];
  readonly corrections: readonly SyndicationCorrection[];
}
