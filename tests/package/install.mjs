/** Packs the program and installs it into an empty folder, as anybody does who has no clone. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const made = [];

/** An empty folder, until removeFolders() is called. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-package-'));
  made.push(folder);
  return folder;
}

export function removeFolders() {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Returns the tarball of what is built in `dist`, in a new folder. */
export function pack() {
  const folder = newFolder();
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root);
  return join(folder, readdirSync(folder)[0]);
}

/** A new folder in which `packages` are installed. */
export function install(...packages) {
  const folder = newFolder();
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error', ...packages], folder);
  return folder;
}

/** What the command prints on standard output. Throws with what it says where it fails. */
export function run(command, flags, cwd, env = {}) {
  return execFileSync(command, flags, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Paths of all files below `folder`, sorted. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
