/**
 * Decides by the globs of --include and --exclude which files are read, and which records of a file. A glob is held
 * against the path of a file; one with `://` against the address of a record; `FILE#NAME` against both the path of a
 * file and the id or address of a record in it. Which of these a glob is shows in its own signs, and not in what there
 * is to read: a file that comes or goes changes nothing about the others.
 */
import type { ReadingOptions } from '../model/options.js';
import { toMatcher } from './glob.js';

/** The names that a record has: its own id, or its number where it has none, and its address. */
export interface RecordNames {
  readonly id: string | null;
  readonly number: number;
  readonly address?: string | undefined;
}

/** What is wanted of one file. */
export interface FileSelection {
  /** False where records of it are wanted, and not the file as such. */
  readonly isWhole: boolean;
  /** Tells which records are wanted; null for all. */
  readonly wants: ((record: RecordNames) => boolean) | null;
}

/** A file of which everything is wanted. */
export const wholeFile: FileSelection = { isWhole: true, wants: null };

interface RecordGlob {
  readonly fitsFile: (path: string) => boolean;
  readonly fitsName: (name: string) => boolean;
}

interface Globs {
  readonly files: readonly ((path: string) => boolean)[];
  readonly records: readonly RecordGlob[];
}

/** What is wanted of the file at `path`; null for nothing. */
export type Selection = (path: string) => FileSelection | null;

/** Makes the selection of a run. */
export function selectBy({ include, exclude }: Pick<ReadingOptions, 'include' | 'exclude'>): Selection {
  const [wanted, unwanted] = [readGlobs(include), readGlobs(exclude)];
  return (path) => {
    if (fits(unwanted.files, path)) return null;
    const isWhole = include.length === 0 || fits(wanted.files, path);
    const into = isWhole ? [] : wanted.records.filter(({ fitsFile }) => fitsFile(path));
    if (!isWhole && into.length === 0) return null;
    const out = unwanted.records.filter(({ fitsFile }) => fitsFile(path));
    if (isWhole && out.length === 0) return wholeFile;
    return {
      isWhole,
      wants: (record) => {
        const names = namesOf(record);
        return (isWhole || fitsRecord(into, names)) && !fitsRecord(out, names);
      },
    };
  };
}

/** What is wanted of a pipe, which has no path: what the globs of records say. */
export function selectRecords({
  include,
  exclude,
}: Pick<ReadingOptions, 'include' | 'exclude'>): FileSelection {
  const ofRecords = (globs: readonly string[]) => globs.filter((glob) => readRecordGlob(glob) !== null);
  const select = selectBy({ include: ofRecords(include), exclude: ofRecords(exclude) });
  return select('-') ?? wholeFile;
}

/** Tells whether the folder at `path`, and so all that it holds, is left out. */
export function excludesFolder({ exclude }: Pick<ReadingOptions, 'exclude'>): (path: string) => boolean {
  const { files } = readGlobs(exclude);
  // `b/**` speaks of what lies in b.
  return (path) => fits(files, path) || fits(files, `${path}/*`);
}

function fits(globs: Globs['files'], path: string): boolean {
  return globs.some((matches) => matches(path));
}

function fitsRecord(globs: readonly RecordGlob[], names: readonly string[]): boolean {
  return globs.some(({ fitsName }) => names.some(fitsName));
}

function namesOf({ id, number, address }: RecordNames): readonly string[] {
  const own = id === null || id === '' ? String(number) : id;
  return address === undefined ? [own] : [own, address];
}

function readGlobs(globs: readonly string[]): Globs {
  return {
    // No path has an empty folder in it.
    files: globs.filter((glob) => !glob.includes('://')).map(toMatcher),
    records: globs.flatMap((glob) => readRecordGlob(glob) ?? []),
  };
}

const anyFile = () => true;

function readRecordGlob(glob: string): RecordGlob | null {
  const address = glob.indexOf('://');
  const mark = glob.search(/(?<!\\)#/);
  // A sign behind an address is its own.
  if (mark !== -1 && (address === -1 || mark < address)) {
    const file = glob.slice(0, mark);
    return {
      fitsFile: file === '' ? anyFile : toMatcher(file),
      fitsName: toMatcher(glob.slice(mark + 1)),
    };
  }
  return address === -1 ? null : { fitsFile: anyFile, fitsName: toMatcher(glob) };
}
