/**
 * Opens the index of threads in an output, and reads what is asked for and no more: an archive of a hundred thousand
 * documents has an index of some hundred megabytes, and a command that looks up one sentence reads a few hundred kilobytes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ByteReader } from '../../base/byte-reader.js';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure } from '../../model/failure.js';
import { BlockFile } from './block-file.js';
import { idKey, takeId } from './id-lists.js';
import { KeyedFile } from './keyed-file.js';
import {
  aboutName,
  type BlockName,
  blockFiles,
  type FileShape,
  type KeyedName,
  keyedFiles,
  pairKey,
  perBlock,
  spellingsOf,
  type ThreadsAbout,
  threadsFolder,
  threadsFormat,
  wordKey,
} from './layout.js';
import { PartReader } from './open-part.js';
import { type ReadingList, readList } from './reading-lists.js';
import {
  parseDocument,
  type StoredCarrier,
  type StoredDocument,
  type StoredThread,
  takeCarriers,
  takeThread,
} from './stored-thread.js';

/** A word of the index with the readings that have it. */
export interface IndexedWord {
  readonly word: string;
  readonly list: ReadingList;
}

/** The index of one output. Its methods throw CommandFailure where a file is not as it was written. */
export class ThreadIndex {
  readonly about: ThreadsAbout;
  readonly #parts: PartReader[] = [];
  readonly #carriers: PartReader;
  readonly #blocks: Readonly<Record<BlockName, BlockFile>>;
  readonly #keyed: Readonly<Record<KeyedName, KeyedFile>>;

  /** Throws CommandFailure where `out` has no index, or one of another format. */
  constructor(out: string) {
    const folder = join(out, threadsFolder);
    this.about = readAbout(out, join(folder, aboutName));
    const { files } = this.about;
    const open = (name: string, shape: FileShape) => {
      const part = new PartReader(join(folder, name), shape);
      this.#parts.push(part);
      return part;
    };
    const block = (name: BlockName) => new BlockFile(open(name, files[name]));
    const keyed = (name: KeyedName) => new KeyedFile(open(name, files[name]));
    this.#blocks = {
      readings: block('readings'),
      documents: block('documents'),
      threads: block('threads'),
      owners: block('owners'),
    };
    this.#keyed = {
      words: keyed('words'),
      pairs: keyed('pairs'),
      spellings: keyed('spellings'),
      ids: keyed('ids'),
    };
    // Carriers are found by what their threads say.
    this.#carriers = open('carriers', { parts: 0, table: 0 });
  }

  /** The thread of a number from 0 on. */
  thread(number: number): StoredThread {
    const { threads: count } = perBlock;
    return this.#blocks.threads.read(Math.floor(number / count), (reader) => {
      for (let before = number % count; before > 0; before--) reader.bytes();
      return takeThread(new ByteReader(reader.bytes()));
    });
  }

  /** The text of a reading, by its number. */
  reading(number: number): string {
    const { readings: count } = perBlock;
    return this.#blocks.readings.read(Math.floor(number / count), (reader) => {
      for (let before = number % count; before > 0; before--) reader.bytes();
      return reader.text();
    });
  }

  /** The numbers of the threads that have a reading, ascending. */
  owners(reading: number): number[] {
    const { owners: count } = perBlock;
    return this.#blocks.owners.read(Math.floor(reading / count), (reader) => {
      for (let before = reading % count; before > 0; before--) takeOwners(reader);
      return takeOwners(reader);
    });
  }

  /** The first `most` carriers of a thread. */
  carriers({ carriers, place: [start, length] }: StoredThread, most: number): StoredCarrier[] {
    return this.#carriers.guard(() => {
      const count = Math.min(most, carriers);
      // Each takes some bytes, and ten thousand are not read to show ten.
      const bytes = this.#carriers.bytes(start, Math.min(length, count * mostOfCarrier));
      return takeCarriers(new ByteReader(bytes), count);
    });
  }

  /** The document of a number from 0 on. */
  document(number: number): StoredDocument {
    const { documents: count } = perBlock;
    return this.#blocks.documents.read(Math.floor(number / count), (reader) =>
      parseDocument(Buffer.from(reader.rest()).toString().split('\n')[number % count] ?? ''),
    );
  }

  /** The readings with a word; null where none has it. */
  word(word: string): ReadingList | null {
    return this.#wordsOf(wordKey(word)).find((found) => found.word === word)?.list ?? null;
  }

  /** The readings in which two words stand side by side; null where none has them so, or they are not looked up together. */
  pair(before: string, after: string): ReadingList | null {
    const key = pairKey(wordKey(before), wordKey(after));
    const { pairs } = this.#keyed;
    return pairs.find(key, (reader) => guardedList(reader, pairs))[0] ?? null;
  }

  /** Words that one letter, or two that changed places, tell from `word`; some others, too. */
  spelledLike(word: string): IndexedWord[] {
    const keys = new Set<number>();
    for (const spelling of spellingsOf(word)) {
      for (const found of this.#keyed.spellings.find(wordKey(spelling), takeKeys))
        for (const key of found) keys.add(key);
    }
    return [...keys].flatMap((key) => this.#wordsOf(key));
  }

  /** Numbers of the threads that an id of a thread, a paragraph or a block leads to. */
  threadsOf(id: string): readonly number[] {
    const known = idKey(id);
    if (known === null) return [];
    return this.#keyed.ids.find(known.key, (reader) => takeId(reader, known)).filter((each) => each !== null);
  }

  close(): void {
    for (const part of this.#parts) part.close();
  }

  #wordsOf(key: number): IndexedWord[] {
    const { words } = this.#keyed;
    return words.find(key, (reader) => ({ word: reader.text(), list: guardedList(reader, words) }));
  }
}

// Four varints, none of which is longer than this.
const mostOfCarrier = 4 * 8;

/** A list that is read later, when its file is known no more. */
function guardedList(reader: ByteReader, file: KeyedFile): ReadingList {
  const list = readList(reader);
  return { ...list, readings: () => file.guard(() => list.readings()) };
}

function takeOwners(reader: ByteReader): number[] {
  let thread = 0;
  return Array.from({ length: reader.varint() }, () => {
    thread += reader.varint();
    return thread;
  });
}

function takeKeys(reader: ByteReader): number[] {
  const keys: number[] = [];
  while (!reader.isAtEnd) keys.push(reader.fixed(4));
  return keys;
}

function readAbout(out: string, path: string): ThreadsAbout {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT') throw new CommandFailure({ reason: 'no-threads', path: out });
    throw new CommandFailure({ reason: 'unreadable', path, code: error.code });
  }
  const about = parseAbout(text);
  if (about === null) throw new CommandFailure({ reason: 'broken-threads', path });
  if (about.format !== threadsFormat)
    throw new CommandFailure({
      reason: 'other-threads',
      path: out,
      format: String(about.format),
      known: threadsFormat,
    });
  return about as ThreadsAbout;
}

/** Null where it is no such file; of another format only that is known. */
function parseAbout(text: string): ThreadsAbout | { readonly format: unknown } | null {
  let about: Partial<ThreadsAbout> | null;
  try {
    about = JSON.parse(text) as Partial<ThreadsAbout> | null;
  } catch {
    return null;
  }
  if (typeof about !== 'object' || about === null || !('format' in about)) return null;
  if (about.format !== threadsFormat) return { format: about.format };
  const counts = [about.threads, about.readings, about.carriers, about.documents, about.commonAbove];
  const areShapes = [...blockFiles, ...keyedFiles].every((name) => isShape(about.files?.[name]));
  return counts.every(isCount) && areShapes ? (about as ThreadsAbout) : null;
}

function isShape(shape: FileShape | undefined): boolean {
  return shape !== undefined && isCount(shape.parts) && isCount(shape.table);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
