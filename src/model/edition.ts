/**
 * Describes an edition: one report, its revisions, one canonical text, and the source of every piece of that
 * text. `edition-file.ts` describes how it is written. Spans count bytes of the decoded text as UTF-8, after a
 * byte-order mark; `revision` is the id of an entry of `revisions`.
 */
import type { EdgeType } from './alignment.js';
import type { OrderEvidence, ReportDecisions, RevisionOrder } from './cluster.js';
import type {
  About,
  BlockKind,
  ClusterId,
  ContainerPlace,
  CopyRecord,
  DocumentId,
  EncodingChoice,
  Fields,
  Span,
} from './document.js';
import type { ThreadNote } from './thread.js';

/** What may have become of a paragraph or block. */
export const states = ['current', 'dropped', 'absorbed', 'withdrawn'] as const;
export type State = (typeof states)[number];

/** A span of a revision's text. */
export interface SourceSpan {
  readonly revision: DocumentId;
  readonly span: Span;
}

/** One revision's reading of a paragraph or block. */
export interface Witness extends SourceSpan {
  /** The step from this reading to the next one towards the source; null for the source's own. */
  readonly edge: EdgeType | null;
  /** Of this reading and the next, in [0, 1]. */
  readonly similarity: number;
  /** What made the edge, and the best similarity among the sentences that were not chosen. */
  readonly rule: string | null;
  readonly runnerUp: number;
  /** The reading, where it is not the paragraph's own text letter by letter. */
  readonly text?: string;
  /** Sentences of this reading that have no successor. */
  readonly dropped?: readonly Span[];
  /** These words also stand in another paragraph's reading, and were assigned to this one. */
  readonly isPart?: true;
  /** What it is in its own revision, where that is another kind than its paragraph or block: a headline became a line. */
  readonly kind?: BlockKind;
}

/** A run of words and the revision that introduced it. */
export interface Origin {
  readonly revision: DocumentId;
  /** In the source's bytes. */
  readonly span: Span;
}

/** The changes of fact that are looked for. */
export const factKinds = [
  'number-changed',
  'bound-changed',
  'unit-changed',
  'sign-changed',
  'quote-changed',
  'name-changed',
  'negation-changed',
  'date-changed',
  'attribution-lost',
  'attribution-gained',
  'speaker-changed',
  'hedge-changed',
  'role-changed',
  'name-dropped',
] as const;
export type FactKind = (typeof factKinds)[number];

/** A change of fact between two revisions. */
export interface Fact {
  readonly kind: FactKind;
  /** 3 for what an agency corrects (numbers, names, quotes, denials), 2 for who said it, how surely and when, 1 for the
   * rest. */
  readonly severity: 1 | 2 | 3;
  readonly from: string | null;
  readonly to: string | null;
  readonly between: readonly [DocumentId, DocumentId];
  /**
   * Set where a notice names what was wrong, or where the sentence speaks of another day; otherwise the cause
   * is unknown.
   */
  readonly cause?: 'correction' | 'update';
}

/** A value that changed through several revisions: a toll of 3, then 6, then 8. */
export interface FactSeries {
  readonly kind: FactKind;
  /** Of its gravest change. */
  readonly severity: Fact['severity'];
  /** Oldest first: each value, and the revision that is known to say it first. */
  readonly readings: readonly { readonly text: string; readonly revision: DocumentId }[];
  /** The changes that it is made of, by their indexes in `facts`. */
  readonly facts: readonly number[];
}

/** Names a speaker, according to the source of a paragraph. */
export interface SpeakerNote {
  readonly speaker: string;
  /** Whom the words mean, where they name a pronoun or a role. */
  readonly antecedent?: { readonly text: string; readonly span: Span };
  /** Nobody is named beside the words, so that the speaker of the paragraph before goes on. */
  readonly isCarried?: true;
  /** The words are a pronoun that nothing explains: somebody speaks, and nobody is named. */
  readonly isUnresolved?: true;
}

/** A quotation and whose it is. */
export interface QuotationNote extends SpeakerNote {
  /** Marks included. */
  readonly span: Span;
}

/** Says who speaks in a paragraph: the one who is quoted most, or speaks first, and the speaker of each quotation. */
export interface SpeechNote extends SpeakerNote {
  /** Those whose speaker is known, in order. */
  readonly quotations: readonly QuotationNote[];
}

/** A paragraph that may tell what another one told. */
export interface Hint {
  readonly paragraph: string;
  /** Of their rare words, in [0, 1]. */
  readonly similarity: number;
}

/** What a block and a paragraph of the edition have in common. */
interface EditionItem {
  readonly id: string;
  /** Ids that led to it in earlier editions and lead to it still: its own, or those of what was joined into it. */
  readonly formerly?: readonly string[];
  readonly state: State;
  readonly text: string;
  readonly source: SourceSpan;
  /** Oldest first; two entries may name one revision. */
  readonly witnesses: readonly Witness[];
  /** Facts that are one value in many revisions; absent where there are none. */
  readonly series?: readonly FactSeries[];
  /** Where else it stands; absent where no other report carries it. */
  readonly thread?: ThreadNote;
}

/** A block of the edition that is not body. */
export interface EditionBlock extends EditionItem {
  readonly kind: Exclude<BlockKind, 'body' | 'furniture'>;
  /** Where the source repeats the block. */
  readonly repeats: readonly Span[];
  /** Of a headline; absent where none changed. */
  readonly facts?: readonly Fact[];
}

/** A paragraph of the edition. */
export interface EditionParagraph extends EditionItem {
  readonly firstSeen: DocumentId;
  readonly lastSeen: DocumentId;
  readonly origins: readonly Origin[];
  readonly facts: readonly Fact[];
  readonly speech: SpeechNote | null;
  /**
   * The start of the paragraph before it in its source, where it opens with a pronoun that nothing else
   * explains.
   */
  readonly leansOn?: string;
  /** The paragraphs in which the words of an absorbed paragraph live on. */
  readonly absorbedBy?: readonly string[];
  /** Of a dropped paragraph: those that may tell the same in other words, too unlike to say so, the likeliest first. */
  readonly hints?: readonly Hint[];
}

/** A revision of the report. */
export interface EditionRevision {
  readonly id: DocumentId;
  /** What links refer to, as spans do to `id`: it comes from the bytes, whatever stands before or after them. */
  readonly contentId: string;
  readonly siglum: string;
  readonly path: string;
  readonly sha256: string;
  /** How its bytes are encoded. */
  readonly encoding: string;
  readonly encodingChoice?: EncodingChoice;
  readonly hasByteOrderMark: boolean;
  /** The input format, where it is not plain text. */
  readonly format?: string;
  /** The file of many documents that held it. */
  readonly container?: ContainerPlace;
  /** What was damaged or loose in it and was read all the same. */
  readonly flaws?: readonly string[];
  /** How sure it is that its text is the article of its page. */
  readonly textConfidence?: number;
  /** What else its source says about it. */
  readonly about?: About;
  /** What else its record holds. */
  readonly fields?: Fields;
  /** Counted from 1, oldest first. */
  readonly position: number;
  /** As its record says, where there is one. */
  readonly title: string | null;
  readonly date: string | null;
  /** Other documents that publish the same. */
  readonly copies: readonly DocumentId[];
  /** What copies say of themselves, each in full, where it differs from what this revision says. */
  readonly copyRecords?: readonly CopyRecord[];
}

/**
 * What a revision was read from: numbers of segments whose text, encoded, gives the bytes; or the bytes
 * themselves.
 */
export type StoredOriginal = { readonly manifest: readonly number[] } | { readonly base64: string };

/** One report, merged. */
export interface Edition {
  readonly format: 'variorum-edition-4';
  readonly id: ClusterId;
  readonly title: string;
  readonly status: 'published' | 'withdrawn';
  readonly warnings: readonly string[];
  readonly base: DocumentId;
  readonly order: Pick<RevisionOrder, 'basis' | 'confidence'> & {
    readonly evidence: readonly OrderEvidence[];
  };
  /** What a person decided about this report. */
  readonly decided?: ReportDecisions;
  readonly revisions: readonly EditionRevision[];
  /** What changed between headlines that stand in records and not in the texts; absent where nothing did. */
  readonly titleFacts?: readonly Fact[];
  readonly blocks: readonly EditionBlock[];
  readonly paragraphs: readonly EditionParagraph[];
  /** Ids of blocks and paragraphs in reading order. */
  readonly views: { readonly asPublished: readonly string[]; readonly fullRecord: readonly string[] };
  readonly furniture: readonly SourceSpan[];
  /** Every revision's decoded text, as a sequence of segments that revisions share. */
  readonly restore: {
    readonly segments: readonly string[];
    /** The numbers of segments for each of `revisions`, in their order. */
    readonly manifests: readonly (readonly number[])[];
    /**
     * What each of `revisions` was read from, where encoding its text again does not give its bytes; null for
     * the others. Absent where all are null.
     */
    readonly originals?: readonly (StoredOriginal | null)[];
  };
}
