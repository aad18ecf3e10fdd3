/**
 * Lists the documents in one file: the file itself where it is one article, a reference to each record where it holds
 * many. Unpacks into the spool what cannot be read at random.
 */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DocumentId } from '../model/document.js';
import type { DocumentRef, FileEncoding, RecordRange, SourceFormat } from '../model/document-ref.js';
import type { Failure, Result } from '../model/failure.js';
import type { Decoded } from './decode.js';
import { decodeItem } from './decode-item.js';
import { unitOf } from './encodings.js';
import { identify, type Kind } from './identify.js';
import type { Item } from './items.js';
import type { ListContext, SourceListing } from './listing.js';
import { describeDecoding } from './plain-text.js';
import { declaredEncoding, readItems } from './read-source.js';
import { nameInside } from './recognise.js';
import { endAtLine } from './records/end-at-line.js';
import { agreeOnFields, listRecords, rangeBytes, splitRecords } from './records/jsonl.js';
import { spoolRecord } from './records/record-spool.js';
import { newSpoolFile } from './records/spool.js';
import type { SpooledRecord } from './records/spooled-record.js';
import { faultOf } from './stage-fault.js';
import { surveyFile } from './survey.js';
import { brokenAt, foundWhole, tooLarge, toWrapFailure, unwrapAll } from './unpacking.js';
import { collectionFactor, type Unpacked, unwrapFile } from './unwrap.js';

/** A file with its name and format. */
interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly kind: Kind;
}

/** Lists the documents of the file at `path`, called `name`. Throws what the file system throws. */
export async function listSource(path: string, name: string, context: ListContext): Promise<SourceListing> {
  const kind = identify(path, name, context.reading.inputType);
  const file = { path, name, kind };
  const { maxBytes } = context.reading;
  const { format } = kind;
  if (!context.selection.isWhole && holdsNoRecords.has(format)) return { refs: [], failures: [] };
  switch (format) {
    case 'refused':
      return failedListing({ reason: 'no-article', path: name, what: kind.what });
    case 'text':
    case 'html':
    case 'mhtml':
    case 'markdown':
      if (kind.wrap === null && kind.size > maxBytes)
        return failedListing(tooLarge(name, 'has', maxBytes).error);
      return listOne(file, context);
    case 'jsonl':
      return listLines(file, context);
    case 'csv':
    case 'tsv':
    case 'parquet': {
      const { listRows } = await import('./list-rows.js');
      return listUnpacked(file, context, (plain, isCut) =>
        listRows({ path, plain, name, format, isCut }, context),
      );
    }
    case 'warc':
    case 'arc': {
      const { listWebArchive } = await import('./list-archive.js');
      const list = (plain: string) => listWebArchive({ path, plain, name, format }, context);
      // Members packed by gzip are read where they lie.
      return kind.wrap === 'zstd' ? listUnpacked(file, context, list) : list(path);
    }
    default:
      return listWhole(file, context);
  }
}

// Of a file that is wanted for its records alone nothing is wanted then, whatever is wrong with it.
const holdsNoRecords: ReadonlySet<SourceFormat> = new Set([
  'refused',
  'text',
  'html',
  'mhtml',
  'markdown',
  'wire',
]);

function failedListing(failure: Failure): SourceListing {
  return { refs: [], failures: [failure] };
}

/** Lists a file that is one document, and the places where its packing is not whole. */
async function listOne(file: SourceFile, context: ListContext): Promise<SourceListing> {
  const { path, name, kind } = file;
  const refs = [toRef(file, context)];
  if (kind.wrap === null || kind.size > context.reading.maxBytes) return { refs, failures: [] };
  const unpacked = await unwrapAll(name, await readFile(path), kind.wrap, context.reading.maxBytes);
  if (!unpacked.ok) return failedListing(unpacked.error);
  return { refs, failures: unpacked.value.breaks.map((one) => brokenAt(one, name, kind.wrap!, restRead)) };
}

const restRead = 'the rest was read';

/** Unpacks the file, where it is packed, and lists the result; `isCut` says that its last record may be half. */
async function listUnpacked(
  { path, name, kind: { wrap } }: SourceFile,
  { reading: { maxBytes } }: ListContext,
  list: (plain: string, isCut: boolean) => Promise<SourceListing>,
): Promise<SourceListing> {
  if (wrap === null) return list(path, false);
  const plain = newSpoolFile();
  const limit = maxBytes * collectionFactor;
  try {
    const breaks = await unwrapFile(path, plain, wrap, { maxBytes: limit, maxWindow: maxBytes });
    const { refs, failures } = await list(plain, breaks.at(-1)?.isInside === true);
    const broken = breaks.map((one) => brokenAt(one, name, wrap, foundWhole(refs.length)));
    // Where nothing is left, it is the packing that is at fault.
    return { refs, failures: refs.length === 0 && broken.length > 0 ? broken : [...failures, ...broken] };
  } catch (error) {
    return failedListing(toWrapFailure(error, name, limit));
  }
}

/** Refers to a file that is one document; a plain text file in UTF-8 needs no more than its path. */
function toRef(
  { path, name, kind: { format, wrap } }: SourceFile,
  { fields, reading }: ListContext,
): DocumentRef {
  const ref = { id: name as DocumentId, path };
  const { encoding, maxBytes } = reading;
  const isPlain = format === 'text' && wrap === null && encoding === null;
  return isPlain ? ref : { ...ref, source: { format, wrap, encoding, maxBytes, fields } };
}

/** Lists a file that is read whole: a single article takes the file's name, several are records. */
async function listWhole(file: SourceFile, context: ListContext): Promise<SourceListing> {
  const { path, name, kind } = file;
  const { fields, reading, selection } = context;
  const { maxBytes, encoding } = reading;
  if (kind.size > maxBytes) return failedListing(tooLarge(name, 'has', maxBytes).error);
  const packed = await readFile(path);
  const unpacked: Result<Unpacked> =
    kind.wrap === null
      ? { ok: true, value: { bytes: packed, breaks: [] } }
      : await unwrapAll(name, packed, kind.wrap, maxBytes);
  if (!unpacked.ok) return failedListing(unpacked.error);
  const { bytes, breaks } = unpacked.value;
  const broken = breaks.map((one) => brokenAt(one, name, kind.wrap!, restRead));
  const decoded = decodeItem(name, bytes, { format: kind.format, encoding }, declaredEncoding(bytes));
  if (!decoded.ok) return failedListing(decoded.error);
  const items = await readItems(decoded.value.text, name, { format: kind.format, fields });
  if (!items.ok)
    return failedListing(breaks.length === 0 ? items.error : brokenAt(breaks[0]!, name, kind.wrap!));
  if (items.value.length === 1 && kind.format !== 'feed')
    return { refs: selection.isWhole ? [toRef(file, context)] : [], failures: broken };
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const container = { path: name, sha256, encoding, fields };
  const failures: Failure[] = [];
  const refs = items.value.flatMap((item, index) => {
    const names = { id: item.id, number: index + 1, address: item.extracted.metadata.url };
    if (selection.wants?.(names) === false) return [];
    try {
      if (item.fault !== undefined) throw item.fault.error;
      const record = toRecord(item, kind.format, decoded.value);
      return spoolRecord(container, { id: item.id, at: `record ${index + 1}`, record });
    } catch (error) {
      failures.push(faultOf('read', item.id ?? `${name}#${index + 1}`, error));
      return [];
    }
  });
  return { refs, failures: [...failures, ...broken] };
}

function toRecord(
  { extracted, payload }: Item,
  format: SourceFormat,
  { flaws, ...decoded }: Decoded,
): SpooledRecord {
  const text = payload ?? extracted.blocks.map((block) => block.text).join('\n\n');
  const record = { format, payload: text, extracted, metadata: extracted.metadata };
  if (decoded.choice === undefined && flaws.length === 0) return record;
  // A flaw of the file is one of the records in which it left its sign.
  const isDamaged = flaws.length > 0 && JSON.stringify(record).includes('\ufffd');
  const decoding = describeDecoding({ ...decoded, hasByteOrderMark: false, flaws: isDamaged ? flaws : [] });
  return { ...record, decoding };
}

/** Lists a file of JSON Lines without holding it whole. */
function listLines(file: SourceFile, context: ListContext): Promise<SourceListing> {
  const { path, name, kind } = file;
  const { fields, reading, selection } = context;
  const { wants } = selection;
  return listUnpacked(file, context, async (plain, isCut) => {
    if (isCut) endAtLine(plain, reading.maxBytes);
    const { encoding } = surveyFile(plain, reading.encoding, surveyedBytes);
    const about = encoding === null ? {} : { encoding };
    const isReadInRanges = kind.wrap === null && reading.metadata === null && wants === null;
    const ranges = isReadInRanges ? findRanges(file, context, about) : null;
    if (ranges !== null) return { refs: [], ranges, failures: [] };
    const unpacked = {
      path: plain,
      name: nameInside(name),
      fields,
      maxBytes: reading.maxBytes,
      wants,
      ...about,
    };
    const { refs, failures } = await listRecords(unpacked);
    const container = { path, name };
    return {
      refs: refs.map(({ id, record }) => ({ id, path: plain, record: { ...record, container } })),
      failures,
    };
  });
}

// Of a file of records, before its ranges are read: of a larger one stretches must do.
const surveyedBytes = 1 << 24;

/**
 * Cuts a file into ranges; returns null where its records differ too much, or may be too long, or are in an encoding
 * whose line breaks have several bytes, to be read that way.
 */
function findRanges(
  { path, name, kind: { size } }: SourceFile,
  { fields, reading: { maxBytes } }: ListContext,
  about: { readonly encoding?: FileEncoding },
): readonly RecordRange[] | null {
  if (size > maxBytes && maxBytes <= rangeBytes) return null;
  if (about.encoding !== undefined && unitOf(about.encoding.name) > 1) return null;
  const agreed = agreeOnFields(path, fields, about.encoding);
  if (agreed === null) return null;
  const ranges = splitRecords({ path, name, fields: agreed, ...about });
  return ranges.some(({ start, end }) => end - start > maxBytes) ? null : ranges;
}
