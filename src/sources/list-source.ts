/**
 * A file in, references to the documents in it out: itself, where it is one article; a reference a record, where
 * it holds many. What cannot be read again at random is unpacked into the spool on the way.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, createReadStream, createWriteStream, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Failure, Result } from '../failure.js';
import type { ContainerPlace, DocumentId } from '../model.js';
import type { DocumentRef } from '../stages/read.js';
import { blocksOf, idOf, isMarkup, metadataOf, type Row, textOf } from './fields.js';
import type { Item } from './items.js';
import {
  agreeOnFields,
  type FieldNames,
  listRecords,
  type RecordRange,
  rangeBytes,
  splitRecords,
} from './jsonl.js';
import { decodeText } from './plain-text.js';
import {
  declaredEncoding,
  readItems,
  type SourcePlace,
  type SpooledRecord,
  tooLarge,
  toWrapFailure,
  unwrapAll,
} from './read-source.js';
import { collectionFactor, type ReadingOptions } from './reading-options.js';
import { type Format, headBytes, nameInside, recognise, recogniseWrap, type Wrap } from './recognise.js';
import { newSpoolFile } from './spool.js';
import { unwrapFile, unwrapHead } from './unwrap.js';

export interface SourceListing {
  readonly refs: readonly DocumentRef[];
  /** Of a file of records that is read where it lies, and whose records are not listed one by one. */
  readonly ranges?: readonly RecordRange[];
  readonly failures: readonly Failure[];
}

export interface ListContext {
  readonly fields: FieldNames;
  readonly reading: ReadingOptions;
}

interface Kind {
  readonly format: Format;
  readonly wrap: Wrap | null;
  readonly size: number;
  readonly what: string;
}

/** The documents of the file at `path`, called `name`. Throws what the file system throws. */
export async function listSource(path: string, name: string, context: ListContext): Promise<SourceListing> {
  const kind = identify(path, name);
  const { maxBytes } = context.reading;
  switch (kind.format) {
    case 'refused':
      return failed({ reason: 'no-article', path: name, what: kind.what });
    case 'text':
    case 'html':
    case 'markdown':
      if (kind.wrap === null && kind.size > maxBytes) return failed(tooLarge(name, 'has', maxBytes).error);
      return { refs: [toRef(path, name, kind, context)], failures: [] };
    case 'jsonl':
    case 'csv':
    case 'tsv':
    case 'parquet':
      return listCollection(path, name, kind, context);
    case 'warc':
    case 'arc':
      return listWebArchive(path, name, kind, context);
    default:
      return listWhole(path, name, kind, context);
  }
}

function failed(failure: Failure): SourceListing {
  return { refs: [], failures: [failure] };
}

/** What the file is, from its first bytes. */
function identify(path: string, name: string): Kind {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(headBytes);
    const head = buffer.subarray(0, readSync(file, buffer, 0, headBytes, 0));
    const { size } = fstatSync(file);
    const wrap = recogniseWrap(head);
    if (wrap === null) return toKind(recognise(head, name), null, size);
    const packed = Buffer.allocUnsafe(1 << 17);
    const inside = unwrapHead(
      packed.subarray(0, readSync(file, packed, 0, packed.length, 0)),
      wrap,
      headBytes,
    );
    return toKind(recognise(inside, nameInside(name)), wrap, size);
  } finally {
    closeSync(file);
  }
}

function toKind({ format, what }: ReturnType<typeof recognise>, wrap: Wrap | null, size: number): Kind {
  return { format, wrap, size, what: what ?? format };
}

/** A plain text file is read as ever: its reference says nothing more, unless there is something to say. */
function toRef(
  path: string,
  name: string,
  { format, wrap }: Kind,
  { fields, reading }: ListContext,
): DocumentRef {
  const ref = { id: name as DocumentId, path };
  const isPlain = format === 'text' && wrap === null && reading.encoding === null;
  return isPlain && reading.maxBytes === 0
    ? ref
    : isPlain
      ? ref
      : { ...ref, source: place(format, wrap, { fields, reading }) };
}

function place(
  format: SourcePlace['format'],
  wrap: Wrap | null,
  { fields, reading }: ListContext,
): SourcePlace {
  return { format, wrap, encoding: reading.encoding, maxBytes: reading.maxBytes, fields };
}

/** A file that is read whole: one article is a document by the file's name, several are records. */
async function listWhole(
  path: string,
  name: string,
  kind: Kind,
  context: ListContext,
): Promise<SourceListing> {
  const { maxBytes, encoding } = context.reading;
  if (kind.size > maxBytes) return failed(tooLarge(name, 'has', maxBytes).error);
  const packed = await readFile(path);
  const unpacked: Result<Buffer> =
    kind.wrap === null ? { ok: true, value: packed } : unwrapAll(name, packed, kind.wrap, maxBytes);
  if (!unpacked.ok) return failed(unpacked.error);
  const decoded = decodeText(name, unpacked.value, encoding, declaredEncoding(unpacked.value));
  if (!decoded.ok) return failed(decoded.error);
  const items = await readItems(decoded.value.text, name, { format: kind.format, fields: context.fields });
  if (!items.ok) return failed(items.error);
  if (items.value.length === 1 && kind.format !== 'feed')
    return { refs: [toRef(path, name, kind, context)], failures: [] };
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const spool = await Spool.open({ path: name, sha256, format: kind.format }, context);
  for (const [index, item] of items.value.entries())
    await spool.add(item.id, `record ${index + 1}`, toRecord(item, kind.format));
  return { refs: await spool.close(), failures: [] };
}

function toRecord({ extracted, payload }: Item, format: Format): SpooledRecord {
  const text = extracted.blocks.map((block) => block.text).join('\n\n');
  return { format, payload: payload ?? text, extracted, metadata: extracted.metadata };
}

/** Line by line, row by row: never held whole. */
async function listCollection(
  path: string,
  name: string,
  kind: Kind,
  context: ListContext,
): Promise<SourceListing> {
  let plain = path;
  if (kind.wrap !== null) {
    plain = newSpoolFile();
    const limit = context.reading.maxBytes * collectionFactor;
    try {
      await unwrapFile(path, plain, kind.wrap, limit);
    } catch (error) {
      return failed(toWrapFailure(error, name, kind.wrap, limit));
    }
  }
  if (kind.format === 'jsonl') {
    const ranges =
      kind.wrap === null && context.reading.metadata === null ? findRanges(path, name, kind, context) : null;
    if (ranges !== null) return { refs: [], ranges, failures: [] };
    const listing = await listRecords(plain, nameInside(name), context.fields, context.reading.maxBytes);
    return { refs: listing.refs.map((ref) => ({ ...ref, path: plain })), failures: listing.failures };
  }
  return listRows(plain, path, name, kind.format as 'csv' | 'tsv' | 'parquet', context);
}

/** Null where records differ too much, or may be too long, to be read range by range. */
function findRanges(
  path: string,
  name: string,
  { size }: Kind,
  { fields, reading: { maxBytes } }: ListContext,
): readonly RecordRange[] | null {
  if (size > maxBytes && maxBytes <= rangeBytes) return null;
  const agreed = agreeOnFields(path, fields);
  if (agreed === null) return null;
  const ranges = splitRecords({ path, name, fields: agreed });
  return ranges.some(({ start, end }) => end - start > maxBytes) ? null : ranges;
}

async function listRows(
  plain: string,
  path: string,
  name: string,
  format: 'csv' | 'tsv' | 'parquet',
  context: ListContext,
): Promise<SourceListing> {
  const failures: Failure[] = [];
  const spool = await Spool.open({ path: name, sha256: await hashFile(path), format }, context);
  let missing = 0;
  for await (const found of rowsOf(plain, name, format, context)) {
    if (!found.ok) {
      failures.push(found.error);
      continue;
    }
    const { row, at } = found.value;
    const text = textOf(row, context.fields);
    if (text === null || text.trim() === '') {
      if (missing++ === 0)
        failures.push({
          reason: 'bad-source',
          path: name,
          format,
          place: at,
          detail: `it has no text (its fields are ${Object.keys(row).join(', ').slice(0, 120)}); name the field with --fields text=…`,
        });
      continue;
    }
    const metadata = metadataOf(row, context.fields);
    const extracted = isMarkup(text) ? { blocks: blocksOf(text), metadata } : null;
    await spool.add(idOf(row, context.fields), at, { format, payload: text, extracted, metadata });
  }
  return { refs: await spool.close(), failures };
}

async function* rowsOf(
  plain: string,
  name: string,
  format: 'csv' | 'tsv' | 'parquet',
  { reading }: ListContext,
): AsyncGenerator<Result<{ readonly row: Row; readonly at: string }>> {
  if (format === 'parquet') {
    const { readParquet } = await import('./parquet.js');
    for await (const found of readParquet(plain, name))
      yield found.ok ? { ok: true, value: { row: found.value.row, at: `row ${found.value.number}` } } : found;
    return;
  }
  const { readTable } = await import('./csv.js');
  const { decodePieces } = await import('./decode-pieces.js');
  const pieces = decodePieces(createReadStream(plain), reading.encoding);
  for await (const found of readTable(pieces, name, {
    isTabs: format === 'tsv',
    maxLength: reading.maxBytes,
  }))
    yield found.ok ? { ok: true, value: { row: found.value.row, at: `line ${found.value.line}` } } : found;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  return hash.digest('hex');
}

async function listWebArchive(
  path: string,
  name: string,
  kind: Kind,
  context: ListContext,
): Promise<SourceListing> {
  const { maxBytes } = context.reading;
  let plain = path;
  if (kind.wrap === 'zstd') {
    plain = newSpoolFile();
    try {
      await unwrapFile(path, plain, kind.wrap, maxBytes * collectionFactor);
    } catch (error) {
      return failed(toWrapFailure(error, name, kind.wrap, maxBytes * collectionFactor));
    }
  }
  const { listArchive } = await import('./warc.js');
  const refs: DocumentRef[] = [];
  const failures: Failure[] = [];
  const sha256 = await hashFile(path);
  for await (const found of listArchive(plain, name, maxBytes)) {
    if (!found.ok) {
      failures.push(found.error);
      continue;
    }
    const { id, number, place: archive, metadata } = found.value;
    const container: ContainerPlace = {
      path: name,
      sha256,
      place: `record ${number} at byte ${archive.offset}`,
    };
    refs.push({
      id: (id ?? `${name}#${number}`) as DocumentId,
      path: plain,
      source: { ...place(kind.format, null, context), archive, container, metadata },
    });
  }
  return { refs, failures };
}

/** Records of one container, written as they come, with a reference to each. */
class Spool {
  readonly #refs: DocumentRef[] = [];
  readonly #path: string;
  readonly #stream: ReturnType<typeof createWriteStream>;
  readonly #container: Omit<ContainerPlace, 'place'> & { readonly format: Format };
  readonly #context: ListContext;
  #offset = 0;

  private constructor(
    path: string,
    container: Omit<ContainerPlace, 'place'> & { readonly format: Format },
    context: ListContext,
  ) {
    this.#path = path;
    this.#stream = createWriteStream(path);
    this.#container = container;
    this.#context = context;
  }

  static async open(
    container: Omit<ContainerPlace, 'place'> & { readonly format: Format },
    context: ListContext,
  ): Promise<Spool> {
    const spool = new Spool(newSpoolFile(), container, context);
    await once(spool.#stream, 'open');
    return spool;
  }

  async add(id: string | null, at: string, record: SpooledRecord): Promise<void> {
    const line = Buffer.from(JSON.stringify(record), 'utf8');
    const { path, sha256 } = this.#container;
    const source: SourcePlace = {
      ...place('record', null, this.#context),
      maxBytes: Number.MAX_SAFE_INTEGER,
      range: { offset: this.#offset, length: line.length },
      container: { path, sha256, place: at },
    };
    this.#refs.push({
      id: (id ?? `${path}#${at.replace(/\D/g, '')}`) as DocumentId,
      path: this.#path,
      source,
    });
    this.#offset += line.length;
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }

  async close(): Promise<readonly DocumentRef[]> {
    this.#stream.end();
    await once(this.#stream, 'finish');
    return this.#refs;
  }
}
