/**
 * Says what a disk holds after a loss of power: of every file the bytes that it was last asked to keep, none if it never
 * was; of names the changes up to some point at or after the last such request, in their order, as journals keep them.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from './watch-disk.mjs';

interface File {
  bytes: Buffer;
  /** What outlives the loss. */
  kept: Buffer;
}
type Folder = Map<string, File | Folder>;

/** `root` as it was before; a model of it, since what is on the disk now has changed since. */
export function readFolder(path: string): Folder {
  return new Map(
    readdirSync(path, { withFileTypes: true }).map((entry): [string, File | Folder] => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) return [entry.name, readFolder(below)];
      const bytes = readFileSync(below);
      return [entry.name, { bytes, kept: bytes }];
    }),
  );
}

/** Writes to `target` what `calls` on `root` leave where the changes of names after the first `names` are lost. */
export function writeAfterLoss(
  before: Folder,
  calls: readonly Call[],
  { root, names, target }: { readonly root: string; readonly names: number; readonly target: string },
): void {
  const disk = copyFolder(before, (file) => ({ ...file }));
  let named = copyFolder(disk);
  for (const [index, call] of calls.entries()) {
    if (index === names) named = copyFolder(disk);
    apply(disk, call, root);
  }
  if (names >= calls.length) named = disk;
  write(named, target);
}

/** Folders of its own, with the same files unless `copy` makes others. */
function copyFolder(folder: Folder, copy = (file: File) => file): Folder {
  return new Map(
    [...folder].map(([name, entry]) => [name, entry instanceof Map ? copyFolder(entry, copy) : copy(entry)]),
  );
}

function apply(disk: Folder, call: Call, root: string): void {
  const place = (path: string): readonly [folder: Folder, name: string] => {
    const parts = path.slice(root.length + 1).split('/');
    const name = parts.pop()!;
    return [parts.reduce((folder, part) => folder.get(part) as Folder, disk), name];
  };
  if (call.name === 'asked') return;
  if ('from' in call) {
    const [[fromFolder, from], [toFolder, to]] = [place(call.from), place(call.to)];
    const [moved, replaced] = [fromFolder.get(from)!, toFolder.get(to)];
    if (call.name !== 'link') fromFolder.delete(from);
    toFolder.set(to, moved);
    if (call.name === 'exchange') fromFolder.set(from, replaced!);
    return;
  }
  if (call.path === root) return;
  const [folder, name] = place(call.path);
  if (call.name === 'mkdir') folder.set(name, new Map());
  else if (call.name === 'write') writeTo(folder, name, call);
  else if (call.name === 'sync') keep(folder.get(name)!);
  else folder.delete(name);
}

function writeTo(folder: Folder, name: string, { bytes, isNew }: Extract<Call, { name: 'write' }>): void {
  const known = folder.get(name) as File | undefined;
  if (known === undefined || isNew) folder.set(name, { bytes, kept: Buffer.alloc(0) });
  else known.bytes = Buffer.concat([known.bytes, bytes]);
}

function keep(entry: File | Folder): void {
  if (!(entry instanceof Map)) entry.kept = entry.bytes;
}

function write(folder: Folder, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const [name, entry] of folder) {
    if (entry instanceof Map) write(entry, join(target, name));
    else writeFileSync(join(target, name), entry.kept);
  }
}
