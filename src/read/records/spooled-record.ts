/** Reads a record that waits in the spool: its text, and the bytes that it gives back. */
import { toWellFormed } from '../../base/well-formed.js';
import type { Document, DocumentId, Metadata, Original } from '../../model/document.js';
import { decodeAs, encodeAs } from '../encodings.js';
import { addMetadata, type Extracted, toDocument, withFlaws } from '../extracted.js';
import { hashOf } from '../plain-text.js';
import type { OwnBytes } from './rows.js';

/** A record as it waits in the spool. */
export interface SpooledRecord {
  readonly format: string;
  /** What the edition gives back for the record, where it has no bytes of its own. */
  readonly payload: string;
  /** The record as it stands in its file, in base64, where that is not its text in UTF-8. */
  readonly bytes?: string;
  /** How its file was decoded, where that is not plain UTF-8. */
  readonly decoding?: OwnBytes['decoding'];
  /** Null where the payload is the text. */
  readonly extracted: Extracted | null;
  readonly metadata: Metadata;
}

/** Makes the document of a record. */
export function readSpooled(id: DocumentId, record: SpooledRecord): Document {
  const { format, payload, extracted, metadata, decoding } = record;
  const { bytes, text, original, flaws } = payloadOf(record);
  const base = {
    sha256: hashOf(bytes),
    ...withFlaws(flaws.length === 0 ? {} : { flaws }, decoding ?? plainly),
    format,
  };
  const kept = original === undefined ? {} : { original };
  if (extracted === null) return addMetadata({ id, text, ...base, ...kept }, metadata);
  return { ...withFlaws(toDocument(id, extracted), base), original: { text: payload }, ...kept };
}

const plainly = { encoding: 'utf-8', hasByteOrderMark: false } as const;

interface Payload {
  readonly bytes: Buffer;
  readonly text: string;
  /** Absent where encoding the payload gives the bytes. */
  readonly original?: Original;
  readonly flaws: readonly string[];
}

/** Finds the bytes that a record gives back: its own, else its text in the encoding of its file. */
function payloadOf({ payload, bytes: own, decoding }: SpooledRecord): Payload {
  const text = toWellFormed(payload);
  if (own !== undefined)
    return { bytes: Buffer.from(own, 'base64'), text, original: { base64: own }, flaws: [] };
  const toOriginal = (bytes: Buffer): Original => ({ base64: bytes.toString('base64') });
  if (text !== payload) {
    const bytes = Buffer.from(JSON.stringify(payload), 'utf8');
    const flaw = 'half a surrogate pair stands in its text, which is given back as JSON writes it';
    return { bytes, text, original: toOriginal(bytes), flaws: [flaw] };
  }
  const bytes = decoding === undefined ? null : encodeAs(text, decoding.encoding);
  if (bytes !== null && decodeAs(bytes, decoding!.encoding) === text)
    return { bytes, text, original: { text }, flaws: [] };
  const utf8 = Buffer.from(text, 'utf8');
  return decoding === undefined
    ? { bytes: utf8, text, flaws: [] }
    : { bytes: utf8, text, original: toOriginal(utf8), flaws: [] };
}
