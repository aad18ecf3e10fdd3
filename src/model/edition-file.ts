/**
 * Describes `edition.json`: the record of an `Edition` with every repeated thing written once. Texts stand in
 * the pool of segments or in the paragraph that prints them; a reading that many revisions have at the same place is one
 * entry with their sigla. Every span counts from the start of its revision. `expandEdition` gives the whole record back.
 */

import type { BlockKind, Span } from './document.js';
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  EditionRevision,
  Fact,
  FactSeries,
  Witness,
} from './edition.js';

/** Lists sigla, with ranges of neighbours joined: "A", "A-F", "A-F,H". */
export type Sigla = string;

/** Says where a text stands in each of the revisions named. */
export interface FilePlace {
  readonly in: Sigla;
  readonly span: Span;
}

/** A reading; without `edge` it is the source's own, without `similarity` that is 1, without `runnerUp` 0. */
export interface FileWitness extends FilePlace {
  readonly edge?: NonNullable<Witness['edge']>;
  readonly similarity?: number;
  readonly rule?: string;
  readonly runnerUp?: number;
  readonly dropped?: readonly Span[];
  readonly isPart?: true;
  readonly kind?: BlockKind;
}

export type FileFact = Omit<Fact, 'between'> & { readonly between: readonly [Sigla, Sigla] };

export interface FileSeries extends Omit<FactSeries, 'readings'> {
  readonly readings: readonly { readonly text: string; readonly revision: Sigla }[];
}

/** What changed in a paragraph or headline, as it is written. */
export interface FileChanges {
  readonly facts?: readonly FileFact[];
  readonly series?: readonly FileSeries[];
}

/** A paragraph as it is written. */
export interface FileParagraph
  extends Omit<
      EditionParagraph,
      'source' | 'witnesses' | 'firstSeen' | 'lastSeen' | 'origins' | 'facts' | 'series' | 'speech'
    >,
    FileChanges {
  readonly source: FilePlace;
  readonly witnesses: readonly FileWitness[];
  readonly firstSeen: Sigla;
  readonly lastSeen: Sigla;
  /** In bytes of the source. */
  readonly origins: readonly (readonly [revision: Sigla, start: number, end: number])[];
  readonly speech?: NonNullable<EditionParagraph['speech']>;
}

/** A block as it is written. */
export interface FileBlock
  extends Omit<EditionBlock, 'source' | 'witnesses' | 'repeats' | 'facts' | 'series'>,
    FileChanges {
  readonly source: FilePlace;
  readonly repeats?: readonly Span[];
  readonly witnesses: readonly FileWitness[];
}

/**
 * A revision as it is written; without `path` that is the id, and positions and sigla follow from the order.
 */
export interface FileRevision
  extends Pick<
    EditionRevision,
    | 'id'
    | 'contentId'
    | 'sha256'
    | 'encodingChoice'
    | 'format'
    | 'container'
    | 'flaws'
    | 'textConfidence'
    | 'about'
    | 'fields'
    | 'copyRecords'
  > {
  readonly path?: string;
  readonly encoding?: EditionRevision['encoding'];
  readonly hasByteOrderMark?: true;
  readonly title?: string;
  readonly date?: string;
  readonly copies?: EditionRevision['copies'];
}

/** A segment's own text, or the text of a paragraph or block with what stands around it. */
export type FileSegment = string | { readonly of: string; readonly before?: string; readonly after?: string };

/** Replaces the segments from `start` to `end` of the manifest before this one with `numbers`. */
export type ManifestChange = readonly [start: number, end: number, ...numbers: readonly number[]];

/** The whole file. */
export interface EditionFile
  extends Omit<
    Edition,
    'base' | 'decided' | 'revisions' | 'titleFacts' | 'blocks' | 'paragraphs' | 'furniture' | 'restore'
  > {
  readonly base: Sigla;
  readonly decided?: { readonly before: readonly (readonly [Sigla, Sigla])[]; readonly base?: Sigla };
  readonly revisions: readonly FileRevision[];
  readonly titleFacts?: readonly FileFact[];
  readonly blocks: readonly FileBlock[];
  readonly paragraphs: readonly FileParagraph[];
  readonly furniture: readonly FilePlace[];
  readonly restore: {
    readonly segments: readonly FileSegment[];
    /** The segments of the oldest revision, and what each later one changed in them. */
    readonly first: readonly number[];
    readonly changes: readonly (readonly ManifestChange[])[];
    readonly originals?: NonNullable<Edition['restore']['originals']>;
  };
}
