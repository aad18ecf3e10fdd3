/**
 * Lists the files of a person's inputs: folders, globs, files and pipes. Every real file is listed once, under its own
 * name where it has one in the input, else under that of the link that leads to it.
 */
import { createReadStream, createWriteStream, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DocumentId } from '../model/document.js';
import { CommandFailure, type Failure, quotePath } from '../model/failure.js';
import { type ReadingOptions, stdinPath } from '../model/options.js';
import { toMatcher } from './glob.js';
import { commonFolder, type InputPlace, isInside, placeInput, toId } from './input-folder.js';
import { excludesFolder, type FileSelection, selectBy, selectRecords } from './selection.js';
import { type FoundFile, type WalkedFolder, walkFolder } from './walk-folder.js';

/** A file, and what of it is read. */
export interface ListedFile {
  readonly id: DocumentId;
  readonly path: string;
  readonly selection: FileSelection;
}

/** The files of all inputs. */
export interface FileListing {
  /** Sorted by id. */
  readonly files: readonly ListedFile[];
  readonly failures: readonly Failure[];
  /** How many more the patterns and the flags leave out. */
  readonly leftOut: number;
  /** How many of them lie outside the input and were reached by links. */
  readonly outside: number;
}

/** Gives the stream of an input named `-`, which is opened only when it is read. */
export interface Pipes {
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** A file that a pattern did not leave out. */
type NamedFile = FoundFile & { readonly id: DocumentId };

/**
 * Lists the files, named below `root` or, where that is null, below the deepest folder that holds all inputs. Leaves
 * `except` out. Throws CommandFailure for an input that does not exist, or does not lie below `root`.
 */
export async function listFiles(
  inputs: readonly string[],
  except: string | null,
  reading: ReadingOptions,
  pipes: Pipes,
  root: string | null = null,
): Promise<FileListing> {
  const words = [...new Set(inputs)];
  const places = words.flatMap((word) => placeInput(word) ?? []);
  for (const { word, kind } of places) {
    if (kind === 'missing') throw new CommandFailure({ reason: 'no-such-input', path: word });
    if (kind === 'other') throw new CommandFailure({ reason: 'unreadable', path: word, code: 'EFTYPE' });
  }
  const selectPiped = selectRecords(reading);
  const piped = await Promise.all(
    words
      .filter((word) => placeInput(word) === null)
      .map(async (word) => ({ ...(await copyInput(word, pipes)), selection: selectPiped })),
  );
  const { files, failures, leftOut } = await walkPlaces(places, except, reading, {
    hasOthers: words.length > 1,
    root: root === null ? commonFolder(places) : holdAll(root, places),
  });
  const select = selectBy(reading);
  const selected = once(files.filter(({ id }) => select(id) !== null));
  return {
    files: [...piped, ...selected.map(({ id, path }) => ({ id, path, selection: select(id)! }))].sort(byId),
    failures,
    leftOut: leftOut + files.length - selected.length,
    outside: selected.filter(({ isOutside }) => isOutside).length,
  };
}

async function walkPlaces(
  places: readonly InputPlace[],
  except: string | null,
  reading: ReadingOptions,
  { hasOthers, root }: { readonly hasOthers: boolean; readonly root: string },
): Promise<{ readonly files: NamedFile[]; readonly failures: Failure[]; readonly leftOut: number }> {
  const options = {
    except: except === null ? null : realPathOf(except),
    roots: places.map(({ path }) => realpathSync(path)),
    followsLinks: reading.followsLinks,
    name: (path: string) => toId(root, path),
  };
  const isLeftOut = leavesOut(reading);
  const files: NamedFile[] = [];
  const failures: Failure[] = [];
  let leftOut = 0;
  for (const place of places) {
    const walked = place.kind === 'file' ? namedFile(place) : await walkFolder(place.path, options);
    const fits = place.pattern === null ? () => true : toMatcher(place.pattern);
    const own = walked.files.filter(({ path }) => fits(toId(place.path, path)));
    for (const file of own) files.push({ ...file, id: toId(root, file.path) });
    for (const failure of walked.failures) if (!isLeftOut(failure)) failures.push(failure);
    leftOut += walked.files.length - own.length;
    if (hasOthers && own.length + walked.failures.length === 0)
      failures.push({ reason: 'empty-input', input: place.word, files: walked.files.length });
  }
  return { files, failures, leftOut };
}

/** The root itself. Throws CommandFailure where one of the inputs does not lie below it. */
function holdAll(root: string, places: readonly InputPlace[]): string {
  const folder = resolve(root);
  const stray = places.find(({ path }) => !isInside(path, folder));
  if (stray === undefined) return folder;
  throw new CommandFailure({
    reason: 'bad-option',
    flag: 'root',
    rule: `must be a directory that holds ${quotePath(stray.word)}`,
    value: root,
  });
}

/** What is not read for the flags' sake need not be said. */
function leavesOut(reading: ReadingOptions): (failure: Failure) => boolean {
  const [select, isExcluded] = [selectBy(reading), excludesFolder(reading)];
  return (failure) => {
    if (failure.reason === 'link-out' && failure.to === 'file') return select(failure.path) === null;
    return 'path' in failure && isExcluded(failure.path);
  };
}

/** A file that a person names is followed wherever it leads. */
function namedFile({ path }: InputPlace): WalkedFolder {
  return { files: [{ path, real: realpathSync(path), isByLink: false, isOutside: false }], failures: [] };
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // It is yet to be made.
    return resolve(path);
  }
}

/** Leaves out what is listed under another name: a link to a file that is listed itself, or a file of two inputs. */
function once(files: readonly NamedFile[]): NamedFile[] {
  const byReal = new Map<string, NamedFile>();
  for (const file of files) {
    const key = file.real ?? file.path;
    const known = byReal.get(key);
    if (known === undefined || isBetterName(file, known)) byReal.set(key, file);
  }
  return [...byReal.values()];
}

function isBetterName(file: NamedFile, other: NamedFile): boolean {
  return file.isByLink === other.isByLink ? file.id < other.id : other.isByLink;
}

/** Copies a pipe to a file, so that it can be read more than once. */
async function copyInput(word: string, { stdin }: Pipes): Promise<Omit<ListedFile, 'selection'>> {
  const { newSpoolFile } = await import('./records/spool.js');
  const path = newSpoolFile();
  await pipeline(word === stdinPath ? stdin : createReadStream(word), createWriteStream(path));
  return { id: (word === stdinPath ? 'stdin' : basename(word)) as DocumentId, path };
}

function byId(left: ListedFile, right: ListedFile): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
