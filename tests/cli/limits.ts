/** What a test can take from the program that it runs: room on a disk, and the right to read and write all files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mounted: string[] = [];

/** A new disk of so many bytes at `folder`. */
export function mountSmall(folder: string, bytes: number): string {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  if (status !== 0) throw new Error(`Cannot mount ${folder}`);
  mounted.push(folder);
  return folder;
}

export function unmountAll(): void {
  for (const folder of mounted.splice(0)) spawnSync('umount', [folder]);
}

/** Root may, unless it is one of a container's own. */
export const canMount = (() => {
  if (process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'variorum-mount-'));
  try {
    mountSmall(folder, 4096);
    return true;
  } catch {
    return false;
  } finally {
    unmountAll();
    rmSync(folder, { recursive: true });
  }
})();

// Root reads and writes everything until these rights are taken from it.
const rights = '-dac_override,-dac_read_search';
const withoutRights = ['setpriv', `--bounding-set=${rights}`, `--inh-caps=${rights}`];

/** `command` as one whom permissions bind. */
export function bound(command: readonly string[]): readonly string[] {
  return process.getuid?.() === 0 ? [...withoutRights, ...command] : command;
}

/** Whether permissions can be made to bind. */
export const canBeShutOut =
  process.getuid?.() !== 0 || spawnSync(withoutRights[0]!, [...withoutRights.slice(1), 'true']).status === 0;
