/** Describes what candidates are compared by: the body as hashed tokens, and what stands beside it. */
import type { BlockKind, DocumentId } from './document.js';

/** Which revision of which report a document is, as an agency numbers them. */
export interface ItemVersion {
  /** Empty where the source names no report. */
  readonly item: string;
  readonly number: number;
}

/**
 * What candidates are compared by: the body as hashed tokens, and what stands beside it. Hashes are those of
 * the kernel; sets of them are sorted.
 */
export interface Profile {
  readonly id: DocumentId;
  /** SHA-256 of the document's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly date: string | null;
  /** The same, in milliseconds since 1970; NaN where there is none or it is no date. */
  readonly timeMs: number;
  /** The agency that the dateline names. */
  readonly agency: string | null;
  /** As its source says. */
  readonly language: string | null;
  readonly blockCounts: Readonly<Partial<Record<BlockKind, number>>>;
  /** One hash a token of the body. */
  readonly tokens: Uint32Array;
  /** Byte spans of the tokens in the document's text: start and end of each. */
  readonly spans: Uint32Array;
  /** Of `tokenFlags`, two bytes a token. */
  readonly flags: Uint16Array;
  /** Index of the first token of each paragraph that has any. */
  readonly paragraphStarts: Uint32Array;
  /** Hashes of the paragraphs, sorted. */
  readonly paragraphs: Uint32Array;
  /** Content words of the headline, and of the lead. */
  readonly headline: Uint32Array;
  readonly lead: Uint32Array;
  /** Numbers, months and weekdays of the headline, and of the lead. */
  readonly headlineFigures: Uint32Array;
  readonly leadFigures: Uint32Array;
  /** One hash over the tokens of the headline, in order; empty where there is none. */
  readonly headlineHash: Uint32Array;
  /** Hashes of its address, and of its report's name by its agency; 0 for none. */
  readonly addresses: Uint32Array;
  /** Hashes of the host that it was published at, and of its publisher's name; 0 for none. */
  readonly outlets: Uint32Array;
  /** Its text may be the banner of its page, and not the article. */
  readonly isPoorText: boolean;
  /** The agency's own count of the report's revisions; null where it gives none. */
  readonly version: ItemVersion | null;
}

/**
 * Bits of `Profile.flags`: a figure, a month or a name; inside quotation marks; the classes of the first and the
 * last letter, of eight each (`ends`); with a digit; a month or a weekday; a function word; the signs around a figure, of
 * 32 (`signs`).
 */
export const tokenFlags = {
  figure: 1,
  quoted: 2,
  ends: 4,
  number: 256,
  calendar: 512,
  common: 1024,
  signs: 2048,
} as const;
