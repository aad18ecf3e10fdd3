/**
 * Describes one input text: where it came from, what it says, and how it is cut into blocks, sentences and
 * tokens.
 */

/** Names a document: its path relative to the input, with `/` between folders. */
export type DocumentId = string & { readonly __brand: 'DocumentId' };

/** Names a cluster: the first sixteen hexadecimal digits of its oldest revision's SHA-256. */
export type ClusterId = string & { readonly __brand: 'ClusterId' };

/** A range `[start, end)` in bytes of the decoded text as UTF-8. */
export type Span = readonly [start: number, end: number];

/**
 * A range `[start, end)` in UTF-16 code units of a document's text, which is what a JavaScript string counts.
 */
export type CharSpan = readonly [start: number, end: number];

/** Says how an encoding was chosen, and how certain that is, in [0, 1]. */
export interface EncodingChoice {
  readonly basis: 'mark' | 'flag' | 'declared' | 'detected';
  readonly certainty: number;
}

/**
 * Holds what a document was read from: decoded, where encoding it again gives the same bytes; else the bytes in
 * base64.
 */
export type Original = { readonly text: string } | { readonly base64: string };

/** A stretch of a document's text whose kind the source format gives. */
export interface Mark {
  readonly kind: BlockKind;
  readonly charSpan: CharSpan;
}

/** Holds what a source says about a document beside its text, as it stands there: evidence, not proof. */
export interface About {
  readonly url?: string;
  readonly publisher?: string;
  readonly byline?: string;
  readonly language?: string;
  readonly archiveId?: string;
  /** When it was first published, where `date` is when it was changed last. */
  readonly published?: string;
  /** The name that an agency gives the report through all its revisions. */
  readonly itemId?: string;
  readonly version?: string;
  readonly slug?: string;
  /** What the source says became of the report. */
  readonly status?: 'corrected' | 'withdrawn';
}

/**
 * Holds what a record has beside its text and beside what a document says of itself under the same name: values of JSON,
 * by the names that the source gives them.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** What the record of one document says about it beside its text. */
export interface CopyRecord {
  readonly id: DocumentId;
  readonly title?: string;
  readonly date?: string;
  readonly about?: About;
  readonly fields?: Fields;
}

/** Says where a document lies in a file that holds many. */
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
  /** In iconv's names: `utf-8`, `windows-1251`, … */
  readonly encoding: string;
  /** How the encoding was chosen, where the bytes are not plainly UTF-8. */
  readonly encodingChoice?: EncodingChoice;
  /** True where the file began with a byte-order mark, which `text` leaves out. */
  readonly hasByteOrderMark: boolean;
  readonly text: string;
  /** Stretches of the text whose kind the source format gives, in order; a body block may still be cut. */
  readonly marks?: readonly Mark[];
  /** What it was read from, where encoding `text` again does not give those bytes. */
  readonly original?: Original;
  /** The input format, where it is not plain text. */
  readonly format?: string;
  /**
   * What was damaged or loose in its bytes or markup and was read all the same: each a clause that names the place. Absent
   * where nothing was.
   */
  readonly flaws?: readonly string[];
  /** How sure it is that `text` is the article of its page, in [0, 1]; absent where the format leaves no doubt. */
  readonly textConfidence?: number;
  /** What else the source says about the document. */
  readonly about?: About;
  /** The file of many documents that holds this one. */
  readonly container?: ContainerPlace;
  /** The title in the record that held the text, where there was one: evidence, not part of the text. */
  readonly title?: string;
  /** When it was published or captured, as the record says. */
  readonly date?: string;
  /** What else the record holds: data of others, which nothing here reads. */
  readonly fields?: Fields;
}

/** A unit of text with its span; `norm` is compared, and the text itself stays as it is. */
export interface Token {
  readonly charSpan: CharSpan;
  readonly norm: string;
}

/** A sentence with its tokens. */
export interface Sentence {
  readonly charSpan: CharSpan;
  readonly tokens: readonly Token[];
}

/** The purposes that a block may have. */
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
  /** Where the same block follows itself again, word for word. */
  readonly repeats: readonly CharSpan[];
  readonly sentences: readonly Sentence[];
}

/** A document cut into blocks, in source order; between blocks there is only white space. */
export interface SegmentedDocument extends Document {
  readonly blocks: readonly Block[];
}

/** Below this `textConfidence` the text of a page may be its banner and not its article. */
export const poorTextBelow = 0.5;

/** The format and encoding of a document, where they are not plain text and UTF-8, and what was doubtful in reading it. */
export type ReadAs = Partial<
  Pick<Document, 'format' | 'encoding' | 'encodingChoice' | 'container' | 'flaws' | 'textConfidence'>
>;

/** Holds what a format says about a document beside its text, as it stands there. */
export interface Metadata extends About {
  readonly title?: string;
  readonly modified?: string;
  readonly fields?: Fields;
}
