/**
 * Says how the index of threads lies on the disk, for those who write it and those who read it: the files of `OUT/threads`,
 * what is looked up by which hash, and how many things make a block. Numbers are little-endian or varints; no byte depends
 * on the machine, the time, or the order in which documents came.
 */
import { hashText, mix32 } from '../../base/hash.js';
import { tokenize } from '../../text/tokens.js';

/** The folder in the output. */
export const threadsFolder = 'threads';

/** What the layout is called; a program that knows another one refuses it. */
export const threadsFormat = 1;

/** The file that says what the others hold. It is JSON. */
export const aboutName = 'about.json';

/** So many a block: texts of readings and documents, which are packed; threads, and the threads of each reading. */
export const perBlock = { readings: 16, documents: 32, threads: 32, owners: 64 } as const;

/** Bytes of an offset in a file: files may have 2^40. */
export const offsetWidth = 5;

/** What is known of a file that is looked into by numbers of blocks or by keys. */
export interface FileShape {
  /** Blocks, or buckets of keys: a power of two then. */
  readonly parts: number;
  /** Where the table of offsets begins, which is the end of the last part. */
  readonly table: number;
}

export const blockFiles = ['readings', 'documents', 'threads', 'owners'] as const;
export type BlockName = (typeof blockFiles)[number];

export const keyedFiles = ['words', 'pairs', 'spellings', 'ids'] as const;
export type KeyedName = (typeof keyedFiles)[number];

/** What about.json says. */
export interface ThreadsAbout {
  readonly format: number;
  readonly threads: number;
  /** Different ones: two threads may have one. */
  readonly readings: number;
  readonly carriers: number;
  readonly documents: number;
  /** A word in more readings than this is common: it is looked up together with its neighbour. */
  readonly commonAbove: number;
  readonly files: Readonly<Record<BlockName | KeyedName, FileShape>>;
}

/** A word in more than this share of the readings is common, and so is none in fewer than so many. */
const commonShare = 1 / 256;
const leastCommon = 64;

/** The readings of a word that is in no more than so many can all be looked at. */
export const fewReadings = 64;

export function commonAbove(readings: number): number {
  return Math.max(leastCommon, Math.floor(readings * commonShare));
}

/** Whether two words are looked up together, by how many readings have each: one tells little, and the other not enough. */
export function isPaired(ofOne: number, ofOther: number, common: number): boolean {
  return Math.max(ofOne, ofOther) > common && Math.min(ofOne, ofOther) > fewReadings;
}

/** A list that is longer than this share of the readings is cut: it tells next to nothing, and takes long to read. */
const cutShare = 1 / 16;
const leastCut = 1024;
/** How much of a list that is cut is kept, for those who ask for nothing else. */
export const keptOfCut = 256;

export function cutAbove(readings: number): number {
  return Math.max(leastCut, Math.floor(readings * cutShare));
}

/** Cuts a text into words as they are compared. */
export function wordsOf(text: string): string[] {
  return tokenize(text).map(({ norm }) => norm);
}

/** The key of a word. */
export function wordKey(word: string): number {
  return hashText(word, 0);
}

/** The key of two words that stand side by side, by theirs. */
export function pairKey(before: number, after: number): number {
  return mix32(Math.imul(before, 0x9e3779b1) ^ after);
}

/** Words are compared by so many of their letters where they may be misspelt: none is longer but what is no word. */
const spelledLetters = 24;
const fewestLetters = 3;

/**
 * Lists what is left of a word without any one letter, and the word itself: two words that differ by one letter, or by two
 * that changed places, share one of these (Mor & Fraenkel, "A hash code method for detecting and correcting spelling
 * errors", 1982). Nothing for what is too short, and for numbers, which are other numbers and no misspelt ones.
 */
export function spellingsOf(word: string): string[] {
  const letters = [...word].slice(0, spelledLetters);
  if (letters.length < fewestLetters || /\p{N}/u.test(word)) return [];
  const whole = letters.join('');
  const spellings = new Set([whole]);
  let at = 0;
  for (const letter of letters) {
    spellings.add(whole.slice(0, at) + whole.slice(at + letter.length));
    at += letter.length;
  }
  return [...spellings];
}
