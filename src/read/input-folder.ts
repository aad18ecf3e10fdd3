/**
 * Finds the folder that paths of an input are relative to: the deepest one that holds all inputs, so that neither the
 * way in which an input is written nor the order of inputs changes the name of a document.
 */
import { type Stats, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { DocumentId } from '../model/document.js';
import { stdinPath } from '../model/options.js';
import { printablePath } from './file-names.js';
import { isGlob } from './glob.js';

/** An input that is no pipe: a folder, of which a pattern may choose files, or one file. */
export interface InputPlace {
  /** As a person wrote it. */
  readonly word: string;
  /** Absolute: the folder, or the file. */
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'other' | 'missing';
  /** Below the folder; null for all of it. */
  readonly pattern: string | null;
}

/** Tells what the word of a person means; null for a pipe. */
export function placeInput(word: string): InputPlace | null {
  if (word === stdinPath) return null;
  const found = look(word);
  if (found?.isFIFO()) return null;
  if (found === null && isGlob(word)) {
    const base = word.slice(0, word.search(/[^/]*[*?[{]/));
    const path = resolve(base === '' ? '.' : base);
    return { word, path, kind: kindOf(path), pattern: word.slice(base.length) };
  }
  const path = resolve(word);
  return { word, path, kind: kindOf(path), pattern: null };
}

function kindOf(path: string): InputPlace['kind'] {
  const found = look(path);
  if (found === null) return 'missing';
  return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
}

/** Null where the system finds nothing, whatever the reason. */
function look(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** The deepest folder that holds all places; empty where they share none, as on two drives. */
export function commonFolder(places: readonly InputPlace[]): string {
  const [first, ...others] = places.map(({ path, kind }) =>
    (kind === 'folder' ? path : dirname(path)).split(sep),
  );
  if (first === undefined) return resolve('.');
  let depth = first.length;
  for (const parts of others) {
    let same = 0;
    while (same < depth && parts[same] === first[same]) same++;
    depth = same;
  }
  const folder = first.slice(0, depth).join(sep);
  return depth === 1 && folder === '' ? sep : folder;
}

/** The folder that the names of documents are relative to. */
export function folderOfInputs(inputs: readonly string[]): string {
  return commonFolder(inputs.flatMap((input) => placeInput(input) ?? []));
}

/** Names a path relative to `root`, with `/` between folders. */
export function toId(root: string, path: string): DocumentId {
  return printablePath(path)
    .slice(root === '' ? 0 : root.length + (root.endsWith(sep) ? 0 : 1))
    .split(sep)
    .join('/') as DocumentId;
}

/** Tells whether `inner` is `outer` or lies below it. */
export function isInside(inner: string, outer: string): boolean {
  const [below, above] = [resolve(inner), resolve(outer)];
  return below === above || below.startsWith(above.endsWith(sep) ? above : above + sep);
}
