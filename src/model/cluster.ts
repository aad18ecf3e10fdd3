/** Describes the documents of one report, and the order in which they were published. */

import type { ClusterId, CopyRecord, DocumentId } from './document.js';

import type { RelatedPair } from './pair.js';

/** Holds what a person decided inside one report: pairs of which the first is older, and the base. */
export interface ReportDecisions {
  readonly before: readonly (readonly [earlier: DocumentId, later: DocumentId])[];
  readonly base?: DocumentId;
}

/** Holds the documents of one report. */
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

/** The result of clustering. */
export interface Clustering {
  readonly clusters: readonly Cluster[];
  /** Links that would have joined two groups that hardly anything else joins: cut, and reported. */
  readonly bridges: readonly RelatedPair[];
}

/** Gives one reason why a revision stands before the next. */
export interface OrderEvidence {
  readonly cue: string;
  readonly detail: string;
  /** Positive where it speaks for the order given, negative where against. */
  readonly weight: number;
}

/** The order of a report's revisions, with what it rests on. */
export interface RevisionOrder {
  /** Oldest first. */
  readonly revisions: readonly DocumentId[];
  readonly basis: 'single' | 'versions' | 'dates' | 'content' | 'decided' | 'unknown';
  /** How likely the direction is right, in [0.5, 1]. */
  readonly confidence: number;
  readonly evidence: readonly OrderEvidence[];
  /** What a person decided although the evidence has it the other way round. */
  readonly overruled?: ReportDecisions['before'];
}

/** How many hexadecimal digits of a SHA-256 name a report. */
export const clusterIdLength = 16;

/** A cluster whose documents stand in order; documents of equal bytes under one headline are one revision. */
export interface OrderedCluster extends Cluster {
  readonly id: ClusterId;
  readonly order: RevisionOrder;
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  /** What copies say of themselves, where it differs from what their revision says. */
  readonly copyRecords: readonly CopyRecord[];
}
