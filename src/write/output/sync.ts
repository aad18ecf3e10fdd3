/**
 * Makes sure that what was written outlives a loss of power: hands every file and folder to the disk, several at once,
 * which lets a file system do many in one turn.
 */
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../../base/system-error.js';

const atOnce = 8;
// Of file systems that cannot be asked for it, and of Windows for folders.
const cannot = [
  'EINVAL',
  'ENOTSUP',
  'EBADF',
  'EISDIR',
  ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : []),
];

/** Hands all files below `folder` to the disk but those of `onDisk`, then the folders, the innermost first. */
export async function syncTree(folder: string, onDisk: ReadonlySet<string> = new Set()): Promise<void> {
  const { files: all, folders } = list(folder);
  const files = all.filter((path) => !onDisk.has(path));
  for (const paths of [files, folders]) {
    // Windows hands on only what it may write, and no folders.
    const flag = process.platform === 'win32' && paths === files ? 'r+' : 'r';
    let next = 0;
    const work = async () => {
      while (next < paths.length) await syncOne(paths[next++]!, flag);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
}

/** Hands the names in a folder to the disk. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    refuseUnless(error);
  }
}

async function syncOne(path: string, flag: string): Promise<void> {
  try {
    const file = await open(path, flag);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    refuseUnless(error);
  }
}

function refuseUnless(error: unknown): void {
  if (!isSystemError(error) || !cannot.includes(error.code)) throw error;
}

function list(folder: string): { readonly files: string[]; readonly folders: string[] } {
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      files.push(path);
      continue;
    }
    const below = list(path);
    files.push(...below.files);
    folders.push(...below.folders);
  }
  folders.push(folder);
  return { files, folders };
}
