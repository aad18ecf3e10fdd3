/** Describes all that speaks for and against two documents being one report. */
import type { RevisionOrder } from '../../model/cluster.js';
import type { ClusterId, DocumentId, Span } from '../../model/document.js';
import type { Passage, RelatedPair } from '../../model/pair.js';
import type { SharedKeys } from './explained-keys.js';

export interface PassageInContext extends Pick<Passage, 'tokens' | 'isQuoted'> {
  /** As it stands in a. */
  readonly text: string;
  readonly a: PlacedText;
  readonly b: PlacedText;
}

export interface PlacedText {
  readonly span: Span;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

export interface Explanation {
  readonly a: DocumentId;
  readonly b: DocumentId;
  /** The report that both are in. */
  readonly cluster: ClusterId | null;
  /** The pair as it was judged; null where it never came to that. */
  readonly pair: RelatedPair | null;
  /** Cut, since it was the only link between two groups. */
  readonly isCut: boolean;
  readonly keys: SharedKeys & {
    /** The chance that the sketch proposes a pair of this similarity. */
    readonly findingProbability: number | null;
  };
  readonly exact: {
    readonly sharedShingles: number;
    readonly shinglesOfA: number;
    readonly shinglesOfB: number;
    readonly similarity: number;
    readonly containment: number;
  };
  readonly passages: readonly PassageInContext[];
  /** Of two revisions of one report, which is older, and how that is known. */
  readonly order:
    | (Pick<RevisionOrder, 'basis' | 'confidence' | 'evidence'> & { readonly older: DocumentId })
    | null;
  /** Whether they were put together, in a sentence. */
  readonly decision: string;
  readonly wayOut: string;
}

/** What is known before it is put into words. */
export type Found = Omit<Explanation, 'passages' | 'order' | 'decision' | 'wayOut'>;
