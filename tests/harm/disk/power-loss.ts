/**
 * Says what a disk holds after a loss of power. Of every file: the bytes that it was last asked to keep, none if it never
 * was. Of names, either the changes up to some point at or after the last such request, in their order, as journals keep
 * them; or, of every folder by itself, those that it was last asked to keep.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from './watch-disk.mjs';

interface File {
  bytes: Buffer;
  /** What outlives the loss. */
  kept: Buffer;
}

interface Folder {
  names: Map<string, File | Folder>;
  /** What outlives the loss, where each folder keeps its own. */
  kept: Map<string, File | Folder>;
}

const isFolder = (entry: File | Folder): entry is Folder => 'names' in entry;

/** A model of what is on the disk now. */
export function readFolder(path: string): Folder {
  const names = new Map(
    readdirSync(path, { withFileTypes: true }).map((entry): [string, File | Folder] => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) return [entry.name, readFolder(below)];
      const bytes = readFileSync(below);
      return [entry.name, { bytes, kept: bytes }];
    }),
  );
  return { names, kept: new Map(names) };
}

/** How many changes of names, of all, are kept in their order; or those of each folder that it was asked to keep. */
export type KeptNames = number | 'by folder';

/** Writes to `target` what `calls` on `root` leave of `before`. */
export function writeAfterLoss(
  before: Folder,
  calls: readonly Call[],
  { root, names, target }: { readonly root: string; readonly names: KeptNames; readonly target: string },
): void {
  const disk = copy(before);
  let named: Map<string, Entry> | null = null;
  for (const [index, call] of calls.entries()) {
    if (index === names) named = listNames(disk);
    apply(disk, call, root);
  }
  if (names === 'by folder') writeNames(listKept(disk, new Set()), target);
  else writeNames(named ?? listNames(disk), target);
}

type Entry = File | Map<string, Entry>;

function listNames(folder: Folder): Map<string, Entry> {
  return new Map(
    [...folder.names].map(([name, entry]) => [name, isFolder(entry) ? listNames(entry) : entry]),
  );
}

/** A folder that two others kept is written in both; none lies in itself. */
function listKept(folder: Folder, above: ReadonlySet<Folder>): Map<string, Entry> {
  const within = new Set(above).add(folder);
  return new Map(
    [...folder.kept]
      .filter(([, entry]) => !isFolder(entry) || !within.has(entry))
      .map(([name, entry]) => [name, isFolder(entry) ? listKept(entry, within) : entry]),
  );
}

/** The same, sharing nothing. */
function copy(folder: Folder): Folder {
  const names = new Map(
    [...folder.names].map(([name, entry]): [string, File | Folder] => [
      name,
      isFolder(entry) ? copy(entry) : { ...entry },
    ]),
  );
  return { names, kept: new Map(names) };
}

function apply(disk: Folder, call: Call, root: string): void {
  const find = (parts: readonly string[]) =>
    parts.reduce((folder, part) => folder.names.get(part) as Folder, disk);
  const place = (path: string): readonly [names: Folder['names'], name: string] => {
    const parts = path.slice(root.length + 1).split('/');
    const name = parts.pop()!;
    return [find(parts).names, name];
  };
  if (call.name === 'asked') return;
  if ('from' in call) {
    const [[fromNames, from], [toNames, to]] = [place(call.from), place(call.to)];
    const [moved, replaced] = [fromNames.get(from)!, toNames.get(to)];
    if (call.name !== 'link') fromNames.delete(from);
    toNames.set(to, moved);
    if (call.name === 'exchange') fromNames.set(from, replaced!);
    return;
  }
  if (call.path === root) {
    disk.kept = new Map(disk.names);
    return;
  }
  const [names, name] = place(call.path);
  if (call.name === 'mkdir') names.set(name, { names: new Map(), kept: new Map() });
  else if (call.name === 'write') writeTo(names, name, call);
  else if (call.name === 'sync') keep(names.get(name)!);
  else names.delete(name);
}

function writeTo(
  names: Folder['names'],
  name: string,
  { bytes, isNew }: Extract<Call, { name: 'write' }>,
): void {
  const known = names.get(name) as File | undefined;
  if (known === undefined || isNew) names.set(name, { bytes, kept: Buffer.alloc(0) });
  else known.bytes = Buffer.concat([known.bytes, bytes]);
}

function keep(entry: File | Folder): void {
  if (isFolder(entry)) entry.kept = new Map(entry.names);
  else entry.kept = entry.bytes;
}

function writeNames(names: ReadonlyMap<string, Entry>, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const [name, entry] of names) {
    if (entry instanceof Map) writeNames(entry, join(target, name));
    else writeFileSync(join(target, name), entry.kept);
  }
}
