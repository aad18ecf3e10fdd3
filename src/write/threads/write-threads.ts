/**
 * Writes the index of threads into `OUT/threads`: all threads with their readings and carriers, and what finds one by a part
 * of a sentence, misspelt or not, or by an id. Nothing is kept of a thread once it is written but its words and places,
 * in a few bytes each: there may be millions.
 */
import { ByteWriter } from '../../base/byte-writer.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import type { ThreadId, ThreadTable } from '../../model/thread.js';
import { BlockWriter } from './block-file.js';
import { CarrierPlaces } from './carrier-places.js';
import { type IdKey, IdLists, idKey } from './id-lists.js';
import {
  aboutName,
  commonAbove,
  type FileShape,
  perBlock,
  type ThreadsAbout,
  threadsFolder,
  threadsFormat,
} from './layout.js';
import { type IndexOutput, PartWriter } from './part-writer.js';
import type { PlacedId } from './placed-ids.js';
import { ReadingNumbers } from './reading-numbers.js';
import { documentLine, putCarriers, putThread } from './stored-thread.js';
import { WordTable } from './word-table.js';
import { writePairs, writeSpellings, writeWords } from './write-words.js';

export interface ThreadsContext {
  /** The folder of a report's edition below `editions`; null where it has none. */
  folderOf(report: ClusterId): string | null;
  /** The ids of paragraphs and blocks of all editions. */
  readonly ids: Iterable<PlacedId>;
}

/** Writes the index of `table`. */
export async function writeThreads(
  output: IndexOutput,
  table: ThreadTable,
  { folderOf, ids: placed }: ThreadsContext,
): Promise<ThreadsAbout> {
  const documents = await writeDocuments(output, table, folderOf);
  const numbers = new Map(table.documents.map(({ id }, number) => [id, number]));
  const { shapes, carriers, words, readings, places, ids } = await writeAll(output, table, numbers);
  for (const { id, document, span } of placed) {
    const number = numbers.get(document);
    if (number !== undefined) for (const thread of places.threadsIn(number, span)) ids.note(id, thread);
  }
  const about: ThreadsAbout = {
    format: threadsFormat,
    threads: table.size,
    readings: readings.size,
    carriers,
    documents: table.documents.length,
    commonAbove: commonAbove(readings.size),
    files: {
      ...shapes,
      documents,
      owners: await readings.write(new PartWriter(output, 'owners')),
      words: await writeWords(new PartWriter(output, 'words'), words, readings.size),
      pairs: await writePairs(new PartWriter(output, 'pairs'), words, readings.size),
      spellings: await writeSpellings(new PartWriter(output, 'spellings'), words),
      ids: await ids.write(new PartWriter(output, 'ids')),
    },
  };
  await output.append(`${threadsFolder}/${aboutName}`, `${JSON.stringify(about, null, 2)}\n`);
  return about;
}

async function writeDocuments(
  output: IndexOutput,
  { documents }: ThreadTable,
  folderOf: ThreadsContext['folderOf'],
): Promise<FileShape> {
  const file = new BlockWriter(new PartWriter(output, 'documents'));
  for (let from = 0; from < documents.length; from += perBlock.documents) {
    const lines = documents
      .slice(from, from + perBlock.documents)
      .map((document) =>
        documentLine({ ...document, folder: document.report === null ? null : folderOf(document.report) }),
      );
    await file.addPacked(Buffer.from(lines.join('')));
  }
  return file.end();
}

/** What finds threads, as it is gathered while they are written. */
interface Gathered {
  readonly shapes: { readonly threads: FileShape; readonly readings: FileShape };
  /** How many there are. */
  readonly carriers: number;
  readonly words: WordTable;
  readonly readings: ReadingNumbers;
  readonly places: CarrierPlaces;
  readonly ids: IdLists;
}

/** Writes threads, readings and carriers. */
async function writeAll(
  output: IndexOutput,
  table: ThreadTable,
  numbers: ReadonlyMap<DocumentId, number>,
): Promise<Gathered> {
  const threads = new BlockWriter(new PartWriter(output, 'threads'));
  const texts = new ReadingWriter(new PartWriter(output, 'readings'));
  const carrierFile = new PartWriter(output, 'carriers');
  const places = new CarrierPlaces();
  const ids = new IdLists();
  const block = new ByteWriter();
  const own = new ByteWriter();
  let carriers = 0;
  for (let number = 0; number < table.size; number++) {
    const thread = table.thread(number);
    carriers += thread.carriers.length;
    ids.note(keyOfThread(thread.id), number);
    const readings: number[] = [];
    for (const reading of thread.readings) readings.push(await texts.add(reading, number));
    own.clear();
    putCarriers(own, thread.carriers, ({ document, span }) => {
      const found = numbers.get(document.id);
      if (found === undefined)
        throw new RangeError(`Cannot write ${thread.id}: ${document.id} is none of the documents`);
      places.note(number, found, span);
      return found;
    });
    const place = [carrierFile.length, own.length] as const;
    await carrierFile.write(own.view());
    own.clear();
    putThread(own, thread, { readings, place });
    block.bytes(own.view());
    if ((number + 1) % perBlock.threads === 0) await threads.add(block.take());
  }
  if (block.length > 0) await threads.add(block.take());
  await carrierFile.end();
  const shapes = { threads: await threads.end(), readings: await texts.end() };
  return { shapes, carriers, words: texts.words, readings: texts.numbers, places, ids };
}

/** Writes each reading once, and gathers its words. */
class ReadingWriter {
  readonly words = new WordTable();
  readonly numbers = new ReadingNumbers();
  readonly #blocks: BlockWriter;
  readonly #block = new ByteWriter();

  constructor(file: PartWriter) {
    this.#blocks = new BlockWriter(file);
  }

  /** Adds a reading of a thread. Returns its number. */
  async add(text: string, thread: number): Promise<number> {
    const { number, isNew } = this.numbers.note(text, thread);
    if (!isNew) return number;
    this.words.add(text);
    this.#block.text(text);
    if (this.numbers.size % perBlock.readings === 0) await this.#blocks.addPacked(this.#block.take());
    return number;
  }

  async end(): Promise<FileShape> {
    if (this.#block.length > 0) await this.#blocks.addPacked(this.#block.take());
    return this.#blocks.end();
  }
}

function keyOfThread(id: ThreadId): IdKey {
  const key = idKey(id);
  if (key === null) throw new RangeError(`Cannot write a thread: ${id} is no id of one`);
  return key;
}
