/** Describes the paragraphs of many documents column by column, as they are handed over to be followed. */

/** What is known of a document whose paragraphs were read. */
export interface ParagraphHead {
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly date: string | null;
  /** The same in milliseconds since 1970; NaN where there is none or it is no date. */
  readonly timeMs: number;
  readonly language: string | null;
}

/** Paragraph i has the entries i of every column; paragraphs stand in the order of documents and of their text. */
export interface ParagraphColumns {
  /** One for each document of the batch. */
  readonly heads: readonly ParagraphHead[];
  /** Which document of the batch it is of. */
  readonly documents: Uint32Array;
  /** Start and end of each, in bytes. */
  readonly spans: Uint32Array;
  /** Indexes of `blockKinds`. */
  readonly kinds: Uint8Array;
  /** Tokens of paragraph i, as the kernel hashes them: `tokens[tokenStarts[i] … tokenStarts[i + 1])`, and their flags. */
  readonly tokenStarts: Uint32Array;
  readonly tokens: Uint32Array;
  /** Of `paragraphFlags`. */
  readonly flags: Uint8Array;
  /** In UTF-8: `texts[textStarts[i] … textStarts[i + 1])`. */
  readonly textStarts: Uint32Array;
  readonly texts: Uint8Array;
}

/**
 * Bits of a token: a figure, a day or a name, which a form fills in; inside quotation marks; a function word; one sign of a
 * script that has a sign a syllable.
 */
export const paragraphFlags = { slot: 1, quoted: 2, common: 4, sign: 8 } as const;
