/**
 * Describes what a run changed in an archive: in one report, between its editions before and after the run; and in the
 * archive as a whole. `ChangeRow` is a line of `changes.jsonl`. Ids name things for good; letters are those of the edition
 * after the run, and are for reading only.
 */
import type { Decided } from './decided.js';
import type { ClusterId, DocumentId } from './document.js';
import type { EditionBlock, Fact, State } from './edition.js';

/** The changes that are told. */
export const changeKinds = [
  'status-changed',
  'headline-changed',
  'revision-joined',
  'revision-left',
  'paragraph-new',
  'paragraph-returned',
  'paragraph-absorbed',
  'paragraph-dropped',
  'fact-changed',
  'report-new',
  'report-gone',
  'reports-joined',
  'report-parted',
  'decision-overruled',
  'document-removed',
] as const;

/** Names a revision: by its id, and by the letter that it has in the edition at hand. */
export interface RevisionName {
  readonly revision: string;
  readonly siglum: string;
}

/** A document that is among a report's revisions, and was not before; or was, and is no more. */
export interface RevisionChange extends RevisionName {
  readonly kind: 'revision-joined' | 'revision-left';
  readonly document: DocumentId;
  readonly date: string | null;
  /** It publishes what the revision does, which other documents gave or still give. */
  readonly isCopy?: true;
}

/**
 * How a paragraph stands to the text that leads. A report that is withdrawn is struck as a whole, and that changes how no
 * paragraph of it stands.
 */
export type Standing = Exclude<State, 'withdrawn'>;

/** A paragraph, caption or notice that stands otherwise than before, or that nobody had read before. */
export interface ParagraphChange {
  readonly kind: 'paragraph-new' | 'paragraph-returned' | 'paragraph-absorbed' | 'paragraph-dropped';
  readonly paragraph: string;
  /** Ids of what stood otherwise, and turned out to be an older reading of it. */
  readonly formerly?: readonly string[];
  /** A notice that says what was wrong. */
  readonly isCorrection?: true;
  readonly block: 'body' | Extract<EditionBlock['kind'], 'caption' | 'notice'>;
  /** Null where no edition before had it. */
  readonly was: Standing | null;
  /** Its first words. */
  readonly opening: string;
  /** The revision that they are printed from. */
  readonly source: RevisionName;
  /** The paragraphs in which its words live on. */
  readonly absorbedBy?: readonly string[];
  /** Nobody knows which revision is older, so that "dropped" means no more than "not in the text that leads". */
  readonly isUnordered?: true;
}

/** A change of fact that no edition before told. */
export interface FactChange extends Pick<Fact, 'severity' | 'from' | 'to' | 'cause'> {
  readonly kind: 'fact-changed';
  readonly fact: Fact['kind'];
  readonly between: readonly [RevisionName, RevisionName];
  /** Where it stands, and the first words there; null where headlines of records differ. */
  readonly paragraph: string | null;
  readonly opening: string | null;
  /** Further paragraphs with the same change. */
  readonly also?: readonly string[];
  /** Nobody knows which revision is older, so that neither value is the former one. */
  readonly isUnordered?: true;
}

/** A report that was taken back, or is published again. */
export interface StatusChange {
  readonly kind: 'status-changed';
  readonly from: 'published' | 'withdrawn';
  readonly to: 'published' | 'withdrawn';
  /** The words that take it back, and their id. */
  readonly notice: string | null;
  readonly paragraph: string | null;
}

/** Another headline; null stands for none, where the edition is named for its first words. */
export interface HeadlineChange {
  readonly kind: 'headline-changed';
  readonly from: string | null;
  readonly to: string | null;
}

/** What a run changed in one report. */
export type ReportChange = RevisionChange | ParagraphChange | FactChange | StatusChange | HeadlineChange;

/** Names a report, and its folder in `editions`. */
export interface ReportName {
  readonly report: ClusterId;
  readonly folder: string;
  readonly title: string;
}

/** What a run changed in the archive. */
export type ArchiveChange =
  | { readonly kind: 'report-new'; readonly revisions: readonly RevisionName[] }
  | { readonly kind: 'report-gone' }
  /** The report of the row goes on; the others redirect to it. */
  | { readonly kind: 'reports-joined'; readonly redirects: readonly ReportName[] }
  /** The report of the row is new, and its revisions were in another one, which goes on. */
  | { readonly kind: 'report-parted'; readonly whence: ReportName }
  | { readonly kind: 'decision-overruled'; readonly decided: Decided; readonly why: string | null }
  | { readonly kind: 'document-removed'; readonly document: DocumentId; readonly reason: string };

export type Change = ReportChange | ArchiveChange;

/** When a change was made. */
export interface RunName {
  /** Counted from 1. */
  readonly run: number;
  /** As RFC 3339 writes it. */
  readonly at: string;
}

/** A change, the report that it concerns, and its run; a decision or a document may concern none. */
export type ChangeRow = Change &
  RunName &
  (ReportName | { readonly report: null; readonly folder: null; readonly title: null }) & {
    /** Made of the run and of what the row says; unique. */
    readonly id: string;
  };
