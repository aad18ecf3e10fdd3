/** Describes documents that are one report, and the order in which they came out. */

import type { ClusterId, CopyRecord, DocumentId } from './document.js';

import type { RelatedPair } from './pair.js';

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

/** A cluster whose documents stand in order; documents with equal bytes under one headline are one revision. */
export interface OrderedCluster extends Cluster {
  readonly id: ClusterId;
  readonly order: RevisionOrder;
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  /** What copies say of themselves, where it is not what their revision says. */
  readonly copyRecords: readonly CopyRecord[];
}
