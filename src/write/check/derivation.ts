/**
 * Derives an edition anew from its own restored sources, and finds every place where the two differ. What no source can
 * bear witness to alone, such as a similarity or a rule, is checked in this way.
 */

import { align } from '../../merge/align.js';
import { describeSource } from '../../merge/edition/describe-source.js';
import { joinSegments } from '../../merge/edition/manifest.js';
import { merge } from '../../merge/merge.js';
import { chooseBase } from '../../merge/order/choose-base.js';
import { order } from '../../merge/order.js';
import type { Document, Mark, Original, SegmentedDocument, Span } from '../../model/document.js';
import type { Edition, EditionRevision, StoredOriginal } from '../../model/edition.js';
import type { MergedEdition } from '../../model/naming.js';
import type { KeepBase } from '../../model/options.js';
import { ByteOffsets } from '../../text/byte-offsets.js';
import { lightenDocument } from '../../text/light-sentences.js';
import { findParagraphs } from '../../text/paragraphs.js';
import { segment } from '../../text/segment.js';
import { possibleIds } from '../cluster-id.js';
import { nameRevisions } from '../identity/name-items.js';
import { type Name, renameItems } from '../identity/rename-items.js';
import type { Findings } from './findings.js';

/** What the run that made an edition was told about it. */
interface Told {
  readonly hasDates: boolean;
  /** The newest where it is left out, as in runs of former versions. */
  readonly keepBase?: KeepBase | undefined;
  /** A ledger gave the report its id: it does not follow from the sources. */
  readonly isIdGiven?: boolean;
}

/** Compares `edition` with what is derived anew, field by field. */
export function checkDerivation(
  edition: Edition,
  name: string,
  { findings, ...told }: Told & { readonly findings: Findings },
): void {
  const derived = deriveAgain(edition, told);
  const expected = told.isIdGiven === true ? { ...derived, id: edition.id } : derived;
  compare(withoutThreads(edition), expected, `${name}: at `, [], findings);
}

/** What other reports carry their sources tell, and not those of this one. */
function withoutThreads(edition: Edition): Edition {
  const strip = ({ thread: _, ...block }: Edition['blocks'][number]) => block;
  return {
    ...edition,
    blocks: edition.blocks.map(strip),
    paragraphs: edition.paragraphs.map(({ thread: _, ...paragraph }) => paragraph),
  };
}

function deriveAgain(edition: Edition, { hasDates, keepBase = 'newest' }: Told): Edition {
  const documents = edition.revisions.map((revision, index) =>
    lightenDocument(segmentAgain(readAgain(edition, revision, index), edition)),
  );
  const { decided } = edition;
  const sequence = order(documents, { hasDates, before: decided?.before ?? [] });
  const byId = new Map(documents.map((document) => [document.id, document]));
  const ordered = sequence.revisions.map((id) => byId.get(id)!);
  const copies = new Map(edition.revisions.map(({ id, copies }) => [id, copies]));
  const copyRecords = edition.revisions.flatMap(({ copyRecords }) => copyRecords ?? []);
  const base = chooseBase(ordered, decided?.base, { keepBase, copies, copyRecords });
  const possible = possibleIds(
    ordered.map((document) => ({ ...document, copies: copies.get(document.id) ?? [] })),
  );
  // Whether another report of the run begins with the same text, the edition alone does not tell.
  const id = possible.find((each) => each === edition.id) ?? possible[0]!;
  const derived = merge({
    id,
    alignment: align(ordered, base.index),
    order: sequence,
    base,
    copies,
    copyRecords,
    ...(decided === undefined ? {} : { decided }),
  });
  return nameLike(edition, derived);
}

/**
 * Names what was derived as `edition` names what stands in its place: which ids were given earlier no source can tell.
 * `identity.ts` checks them.
 */
function nameLike({ blocks, paragraphs }: Edition, derived: MergedEdition): Edition {
  const namesOf = (claimed: Edition['blocks'] | Edition['paragraphs'], own: readonly { id: string }[]) =>
    own.flatMap(({ id }, at): (readonly [string, Name])[] => {
      const item = claimed[at];
      return item === undefined ? [] : [[id, { id: item.id, formerly: item.formerly ?? [] }]];
    });
  const names = [...namesOf(blocks, derived.blocks), ...namesOf(paragraphs, derived.paragraphs)];
  return { ...renameItems(derived, new Map(names)), revisions: nameRevisions(derived.revisions) };
}

/** Makes the document as it was when it had been read, but for what its format told of its parts. */
function readAgain({ restore }: Edition, revision: EditionRevision, index: number): Document {
  const { id, sha256, encoding, hasByteOrderMark, title, date } = revision;
  const stored = restore.originals?.[index] ?? null;
  const original = stored === null ? null : originalOf(stored, restore.segments);
  return {
    id,
    sha256,
    encoding,
    hasByteOrderMark,
    text: joinSegments(restore.segments, restore.manifests[index] ?? []),
    ...describeSource(revision),
    ...(original === null ? {} : { original }),
    ...(title === null ? {} : { title }),
    ...(date === null ? {} : { date }),
  };
}

function originalOf(stored: StoredOriginal, segments: readonly string[]): Original {
  return 'base64' in stored ? stored : { text: joinSegments(segments, stored.manifest) };
}

/**
 * Segments a document again. A format may tell what its parts are, and a site what it says on every page; neither can
 * be read off the text. Only there the edition is believed about what stands beside the body.
 */
function segmentAgain(document: Document, edition: Edition): SegmentedDocument {
  const offsets = new ByteOffsets(document.text);
  const furniture = edition.furniture.filter(({ revision }) => revision === document.id);
  if (document.format === undefined) {
    const found = segment(document);
    const own = found.blocks
      .filter(({ kind }) => kind === 'furniture')
      .flatMap(({ charSpan, repeats }) => [charSpan, ...repeats])
      .map((span) => offsets.toSpan(span));
    if (own.join(' ') === furniture.map(({ span }) => span).join(' ')) return found;
  }
  const told = new Map<number, Mark['kind']>();
  const ends = new Map<number, number>();
  const tell = (kind: Mark['kind'], [start, end]: Span) => {
    const at = offsets.toChar(start);
    told.set(at, kind);
    ends.set(at, offsets.toChar(end));
  };
  for (const { span } of furniture) tell('furniture', span);
  if (document.format !== undefined) {
    for (const { witnesses } of edition.paragraphs)
      for (const { revision, span, kind = 'body' } of witnesses)
        if (revision === document.id) tell(kind, span);
    for (const { kind, source, repeats, witnesses } of edition.blocks) {
      for (const { revision, span, kind: own = kind } of witnesses)
        if (revision === document.id) tell(own, span);
      if (source.revision === document.id) for (const span of repeats) tell(kind, span);
    }
  }
  // A mark holds for a whole paragraph; what was cut off a paragraph was told by its looks.
  const marks = findParagraphs(document.text).flatMap((charSpan): Mark[] => {
    const kind = told.get(charSpan[0]);
    const isWhole = kind === 'body' || ends.get(charSpan[0]) === charSpan[1];
    return kind !== undefined && isWhole ? [{ kind, charSpan }] : [];
  });
  return segment({ ...document, marks });
}

/** Compares two values leaf by leaf; every leaf is a claim, and a list of another length is one that does not hold. */
function compare(
  claimed: unknown,
  derived: unknown,
  name: string,
  // Grows and shrinks on the way, so that the many claims that hold cost no copies of it.
  path: string[],
  findings: Findings,
): void {
  const where = () =>
    `${name}${path.join('.')} it says ${brief(claimed)}, and its sources say ${brief(derived)}`;
  if (typeof claimed !== 'object' || typeof derived !== 'object' || claimed === null || derived === null) {
    findings.expect(Object.is(claimed, derived), where);
    return;
  }
  const keys = new Set([...Object.keys(claimed), ...Object.keys(derived)]);
  for (const key of keys) {
    const [left, right] = [claimed, derived].map(
      (value) => (value as Readonly<Record<string, unknown>>)[key],
    );
    path.push(key);
    compare(left, right, name, path, findings);
    path.pop();
  }
}

const briefLength = 60;

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= briefLength ? text : `${text.slice(0, briefLength)}…`;
}
