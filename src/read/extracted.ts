/**
 * What a source format gives of one document: its blocks of text with what the format says they are, and
 * what it says about the document. From it a Document is made whose text can be cited by spans, and whose
 * payload can be given back.
 */
import type { BlockKind, CharSpan, Document, DocumentId, Mark, Metadata } from '../model/document.js';

export interface ExtractedBlock {
  /** Null where the format does not say: its shape and place will tell. */
  readonly kind: BlockKind | null;
  readonly text: string;
}

export interface Extracted {
  readonly blocks: readonly ExtractedBlock[];
  readonly metadata: Metadata;
}

const blockBreak = '\n\n';

/** The document that `extracted` makes; what it was made from is for the caller to add. */
export function toDocument(
  id: DocumentId,
  { blocks, metadata }: Extracted,
): Pick<Document, 'id' | 'text'> & Partial<Document> {
  let text = '';
  const marks: Mark[] = [];
  for (const block of blocks) {
    // A lone half of a surrogate pair has no bytes of its own.
    const words = Buffer.from(block.text, 'utf8').toString('utf8').trim();
    if (words === '') continue;
    if (text !== '') text += blockBreak;
    const charSpan: CharSpan = [text.length, text.length + words.length];
    text += words;
    if (block.kind !== null) marks.push({ kind: block.kind, charSpan });
  }
  const { title, published, modified, ...about } = metadata;
  const date = modified ?? published;
  return {
    id,
    text,
    marks,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(Object.keys(about).length === 0 ? {} : { about }),
  };
}

/** `document` with what is known about it from elsewhere, which wins over what it says itself. */
export function addMetadata(document: Document, metadata: Metadata | undefined): Document {
  if (metadata === undefined) return document;
  const { title, published, modified, ...about } = metadata;
  const date = modified ?? published;
  return {
    ...document,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(Object.keys(about).length === 0 ? {} : { about: { ...document.about, ...about } }),
  };
}
