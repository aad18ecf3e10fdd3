/** Runs the built command in a fresh folder, as a person would. `npm ci` and `npm run build` make it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

export const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');
if (!existsSync(cli)) throw new Error('Cannot test the command: dist/cli.js is missing; run npm run build');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function freshFolder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-cli-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export function variorum(cwd: string, ...flags: string[]): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...flags], {
    cwd,
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr: stderr.toString() };
}
