/**
 * Gives files whose names are no UTF-8 a printable name, and a path by which they can be opened: a link in the temporary
 * folder, since paths are texts everywhere, between threads, too, and such a name is none.
 */
import { isUtf8 } from 'node:buffer';
import { symlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { newSpoolFile } from './records/spool.js';

/** What stands in a folder. */
export interface FolderEntry {
  /** Printable, and another one for every other name of bytes. */
  readonly name: string;
  /** By which it can be opened. */
  readonly path: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

// The printable path of each link, by the link's.
const printables = new Map<string, string>();

/** Lists a folder, in no order. Throws what the file system throws. */
export async function readFolder(folder: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  // A name that is no UTF-8 is read with replacement characters.
  const isPlain = entries.every(({ name }) => !name.includes('\ufffd'));
  if (isPlain) return entries.map((entry) => toEntry(entry, entry.name, join(folder, entry.name)));
  const raw = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  const [plain, other] = [true, false].map((isPlain) =>
    raw.filter(({ name }) => isUtf8(name as unknown as Buffer) === isPlain),
  );
  // Where a plain name is that of another one as it is printed, it comes first and keeps it.
  return [
    ...plain!.map((entry) => toEntry(entry, String(entry.name), join(folder, String(entry.name)))),
    ...other!.map((entry) => {
      const bytes = entry.name as unknown as Buffer;
      const name = printName(bytes);
      return toEntry(entry, name, linkTo(folder, bytes, name));
    }),
  ];
}

function toEntry(
  entry: Pick<FolderEntry, 'isFile' | 'isDirectory' | 'isSymbolicLink'>,
  name: string,
  path: string,
) {
  return {
    name,
    path,
    isFile: () => entry.isFile(),
    isDirectory: () => entry.isDirectory(),
    isSymbolicLink: () => entry.isSymbolicLink(),
  };
}

function linkTo(folder: string, name: Buffer, printable: string): string {
  const link = newSpoolFile();
  symlinkSync(Buffer.concat([Buffer.from(resolve(folder) + sep), name]), link);
  printables.set(link, join(printablePath(folder), printable));
  return link;
}

/** Returns the path as people read it, of a path that leads through links of this file. */
export function printablePath(path: string): string {
  if (printables.size === 0) return path;
  for (let link = path; ; link = dirname(link)) {
    const printable = printables.get(link);
    if (printable !== undefined) return printable + path.slice(link.length);
    if (dirname(link) === link) return path;
  }
}

/** Writes each byte of `name` that is no UTF-8 as `%E9`, and a percent sign in such a name as `%25`. */
export function printName(name: Buffer): string {
  if (isUtf8(name)) return name.toString('utf8');
  let printed = '';
  for (let at = 0; at < name.length; ) {
    const length = characterLength(name, at);
    if (length > 0 && name[at] !== percentSign) printed += name.toString('utf8', at, at + length);
    else printed += `%${name[at]!.toString(16).toUpperCase().padStart(2, '0')}`;
    at += Math.max(1, length);
  }
  return printed;
}

const percentSign = 0x25;

/** How many bytes the character at `at` has; 0 where none begins there. */
function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const character = bytes.subarray(at, at + length);
  return character.length === length && isUtf8(character) ? length : 0;
}
