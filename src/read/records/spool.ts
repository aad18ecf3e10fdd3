/**
 * Makes a temporary folder for what must be unpacked before it can be read at random: one for a process, made when
 * first needed and removed when the process ends. Clears away what a killed process left.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'variorum-spool-';
let folder: string | null = null;
let count = 0;

/** Returns the path of a new file in the folder. Throws what the file system throws. */
export function newSpoolFile(): string {
  if (folder === null) {
    clearDead();
    folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    process.once('exit', clearSpool);
  }
  return join(folder, `${++count}`);
}

/** Removes the folder. */
export function clearSpool(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
}

/** Has what is unpacked during `act` go into `path`, where other processes find it and nobody removes it. */
export async function spoolInto<T>(path: string, act: () => Promise<T>): Promise<T> {
  const before = { folder, count };
  mkdirSync(path, { recursive: true });
  [folder, count] = [path, 0];
  try {
    return await act();
  } finally {
    ({ folder, count } = before);
  }
}

function clearDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.match(/^variorum-spool-(\d+)-/)?.[1]);
    if (!pid || isAlive(pid)) continue;
    // Leftovers of another user may not be removed, and do no harm.
    rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 0 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
