/**
 * Turns what a format extracts from a file (blocks of text with their kinds, and metadata) into a document whose text
 * can be cited by spans.
 */
import type { About, BlockKind, CharSpan, Document, DocumentId, Mark, Metadata } from '../model/document.js';
import { parseTime } from '../text/parse-time.js';
import { findSlug, partSlug } from '../text/slugs.js';

/** A block of text as a format gives it. */
export interface ExtractedBlock {
  /** Null where the format does not say: shape and place decide then. */
  readonly kind: BlockKind | null;
  readonly text: string;
}

/** What a format extracts for one document. */
export interface Extracted {
  readonly blocks: readonly ExtractedBlock[];
  readonly metadata: Metadata;
  /** What was loose in the markup and was read all the same, each with its place. */
  readonly flaws?: readonly string[];
  /** How sure it is that the blocks are the article, in [0, 1]; absent where the format leaves no doubt. */
  readonly textConfidence?: number;
}

const blockBreak = '\n\n';

/** Makes the document; the caller adds what it was made from. */
export function toDocument(
  id: DocumentId,
  { blocks, metadata, flaws, textConfidence }: Extracted,
): Pick<Document, 'id' | 'text'> & Partial<Document> {
  let text = '';
  const marks: Mark[] = [];
  for (const block of blocks.flatMap(partHeadline)) {
    // Half of a surrogate pair has no bytes of its own.
    const words = Buffer.from(block.text, 'utf8').toString('utf8').trim();
    if (words === '') continue;
    if (text !== '') text += blockBreak;
    const charSpan: CharSpan = [text.length, text.length + words.length];
    text += words;
    if (block.kind !== null) marks.push({ kind: block.kind, charSpan });
  }
  const { title, date, fields, about } = partMetadata(metadata);
  return {
    id,
    text,
    marks,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(Object.keys(about).length === 0 ? {} : { about }),
    ...(fields === undefined ? {} : { fields }),
    ...(flaws === undefined ? {} : { flaws }),
    ...(textConfidence === undefined ? {} : { textConfidence }),
  };
}

/** Adds to a document how its bytes were decoded, and what of them was damaged before what was loose in its markup. */
export function withFlaws<T extends Partial<Document>, U extends Partial<Document>>(
  document: T,
  decoding: U,
): T & U {
  const flaws = [...(decoding.flaws ?? []), ...(document.flaws ?? [])];
  return { ...document, ...decoding, ...(flaws.length === 0 ? {} : { flaws }) };
}

/**
 * Adds what is known about `document` from elsewhere, which wins over what it says itself: that becomes one of the fields
 * that nothing reads.
 */
export function addMetadata(document: Document, metadata: Metadata | undefined): Document {
  if (metadata === undefined) return document;
  const { title, date, fields, about } = partMetadata(metadata);
  const given: Readonly<Record<string, unknown>> = { title, date, ...about };
  const replaced = saidOf(document).filter(([name, value]) => (given[name] ?? value) !== value);
  const kept = Object.entries({ ...fields, ...Object.fromEntries(replaced), ...document.fields });
  return {
    ...document,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(Object.keys(about).length === 0 ? {} : { about: { ...document.about, ...about } }),
    ...(kept.length === 0 ? {} : { fields: Object.fromEntries(kept) }),
  };
}

/** Parts a headline from the slug before it, which keeps its place. */
function partHeadline(block: ExtractedBlock): readonly ExtractedBlock[] {
  const slug = block.kind === 'headline' ? findSlug(block.text.trim()) : null;
  if (slug === null) return [block];
  const rest = block.text.trim().slice(slug.length);
  const kind = slug.isMark ? 'update-mark' : 'furniture';
  return [
    { kind, text: block.text.trim().slice(0, slug.length) },
    { kind: 'headline', text: rest },
  ];
}

/** Parts metadata as a document holds them: dated by the last change, with the day of publication beside it. */
export function partMetadata({ title: given, published, modified, fields, ...others }: Metadata) {
  const { slug, rest: title } = partSlug(given ?? '');
  const rest: About = slug === null ? others : { slug, ...others };
  const isChanged =
    modified !== undefined &&
    published !== undefined &&
    published !== modified &&
    parseTime(published) !== parseTime(modified);
  const about: About = isChanged ? { ...rest, published } : rest;
  return { title: title === '' ? undefined : title, date: modified ?? published, fields, about };
}

/** Adds what was noted about `document` where it says nothing itself; what it says otherwise stays, and the note is a field. */
export function complement(document: Document, noted: Metadata): Document {
  const own = new Map(saidOf(document));
  const { title, date: savedOn, fields, about } = partMetadata(noted);
  const said = { title, date: savedOn, ...about };
  const others = Object.entries(said).filter(
    ([name, value]) => value !== undefined && own.has(name) && own.get(name) !== value,
  );
  const kept = Object.entries({ ...fields, ...Object.fromEntries(others), ...document.fields });
  const { title: newTitle, date, ...newAbout } = { ...said, ...Object.fromEntries(own) };
  return {
    ...document,
    ...(newTitle === undefined ? {} : { title: newTitle }),
    ...(date === undefined ? {} : { date }),
    ...(Object.keys(newAbout).length === 0 ? {} : { about: newAbout }),
    ...(kept.length === 0 ? {} : { fields: Object.fromEntries(kept) }),
  };
}

function saidOf({ title, date, about }: Document): [name: string, value: unknown][] {
  return Object.entries({ title, date, ...about }).filter(([, value]) => value !== undefined);
}
