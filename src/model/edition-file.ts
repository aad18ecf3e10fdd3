/**
 * What stands in `edition.json`: the same record as an `Edition`, with what repeats said once. Texts stand in
 * the pool of segments or in the paragraph that prints them; a reading that many revisions share is one entry
 * that names them all; revisions are named by their sigla. `expandEdition` gives the whole record back.
 */

import type { Span } from './document.js';
import type { Edition, EditionBlock, EditionParagraph, EditionRevision, Fact, Witness } from './edition.js';

/** Sigla, ranges of neighbours joined: "A", "A-F", "A-F,H". */
export type Sigla = string;

/**
 * Where a text stands in each of the revisions named: bytes `[start, end)` counted from the start of a
 * segment, so that what stands above it does not matter. `nth` counts from 0 where the segment comes again.
 */
export interface FilePlace {
  readonly in: Sigla;
  readonly at: readonly [segment: number, start: number, end: number];
  readonly nth?: number;
}

/** Without `edge` it is the source's own; without `similarity`, 1; without `runnerUp`, 0. */
export interface FileWitness extends FilePlace {
  readonly edge?: NonNullable<Witness['edge']>;
  readonly similarity?: number;
  readonly rule?: string;
  readonly runnerUp?: number;
  /** Counted like `at`. */
  readonly dropped?: readonly Span[];
  readonly isPart?: true;
}

type FileFact = Omit<Fact, 'between'> & { readonly between: readonly [Sigla, Sigla] };

export interface FileParagraph
  extends Omit<
    EditionParagraph,
    'source' | 'witnesses' | 'firstSeen' | 'lastSeen' | 'origins' | 'facts' | 'speech'
  > {
  readonly source: FilePlace;
  readonly witnesses: readonly FileWitness[];
  readonly firstSeen: Sigla;
  readonly lastSeen: Sigla;
  /** Bytes counted from the start of the paragraph. */
  readonly origins: readonly (readonly [revision: Sigla, start: number, end: number])[];
  readonly facts?: readonly FileFact[];
  readonly speech?: NonNullable<EditionParagraph['speech']>;
}

export interface FileBlock extends Omit<EditionBlock, 'source' | 'witnesses' | 'repeats'> {
  readonly source: FilePlace;
  readonly repeats?: readonly Span[];
  readonly witnesses: readonly FileWitness[];
}

/** Without `path` it is the id; positions and sigla follow from the order. */
export interface FileRevision
  extends Pick<
    EditionRevision,
    'id' | 'sha256' | 'encodingChoice' | 'format' | 'container' | 'about' | 'copyRecords'
  > {
  readonly path?: string;
  readonly encoding?: EditionRevision['encoding'];
  readonly hasByteOrderMark?: true;
  readonly title?: string;
  readonly date?: string;
  readonly copies?: EditionRevision['copies'];
}

/** A segment's own text, or that of a paragraph or block with what stands around it. */
export type FileSegment = string | { readonly of: string; readonly before?: string; readonly after?: string };

/** Segments from `start` to `end` of the manifest before this one give way to `numbers`. */
export type ManifestChange = readonly [start: number, end: number, ...numbers: readonly number[]];

export interface EditionFile
  extends Omit<
    Edition,
    'base' | 'decided' | 'revisions' | 'blocks' | 'paragraphs' | 'furniture' | 'restore'
  > {
  readonly base: Sigla;
  readonly decided?: { readonly before: readonly (readonly [Sigla, Sigla])[]; readonly base?: Sigla };
  readonly revisions: readonly FileRevision[];
  readonly blocks: readonly FileBlock[];
  readonly paragraphs: readonly FileParagraph[];
  readonly furniture: readonly FilePlace[];
  readonly restore: {
    readonly segments: readonly FileSegment[];
    /** The oldest revision's segments, and what each later one changed in them. */
    readonly first: readonly number[];
    readonly changes: readonly (readonly ManifestChange[])[];
    readonly originals?: NonNullable<Edition['restore']['originals']>;
  };
}
