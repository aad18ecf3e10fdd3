/**
 * Writes the program as it is installed: a few files that need no package. What a command does not use is not loaded:
 * modules that are imported late are files of their own, and so is each package that is required late.
 *
 *   bundle/program/   cli.js  index.js  worker.js and the files that they share, all in one folder, so that what
 *                     the sources find one folder up (`../kernel/kernel.wasm`) lies one folder up here as well
 *   bundle/           kernel/  write/  help/  engine/spark/sql/  …: the files that the program reads
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { bundleName } from '../engine/spark/bundle-name.js';
import { type Bundled, dist, writeBundle } from './bundling.js';
import { filesIn } from './executor-bundle.js';

/** Every file that the program reads beside its code, relative to `dist`. */
export function programFiles(): readonly string[] {
  return [
    'version.txt',
    'kernel/kernel.wasm',
    'kernel/unicode.bin',
    bundleName,
    ...['write/page/built', 'help', 'engine/spark/sql'].flatMap(filesIn),
  ];
}

const requiredLate = /\brequire\('([^'.][^']*)'\)/g;

/** Writes the program into `folder`, which is made anew. */
export async function writeProgramBundle(folder: string): Promise<readonly Bundled[]> {
  rmSync(folder, { recursive: true, force: true });
  const late = new Set<string>();
  const program = join(folder, 'program');
  const entries = { cli: 'cli.js', index: 'index.js', worker: 'engine/worker.js' };
  const own = await writeBundle(
    Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(dist, path)])),
    [requireFiles(late)],
    { dir: program, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
  );
  const packages = await writeBundle(
    Object.fromEntries([...late].sort().map((name) => [fileNameOf(name), `late:${name}`])),
    [requirePackages],
    { dir: program, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
  );
  for (const path of programFiles()) cpSync(join(dist, path), join(folder, path));
  return [own, packages];
}

/** Turns each package that a module requires late into a file beside the program, and adds its name to `late`. */
function requireFiles(late: Set<string>): Plugin {
  return {
    name: 'require-files',
    transform: (code, id) =>
      id.startsWith(dist) && code.includes('createRequire')
        ? code.replace(requiredLate, (_, name: string) => {
            late.add(name);
            return `require('./${fileNameOf(name)}.cjs')`;
          })
        : null,
  };
}

/** Entries that are what a package gives to those who require it. */
const requirePackages: Plugin = {
  name: 'require-packages',
  resolveId: (id) => (id.startsWith('late:') ? `${join(dist, id.slice('late:'.length))}?late` : null),
  load: (id) =>
    id.endsWith('?late')
      ? { code: `module.exports = require('${id.slice(dist.length, -'?late'.length)}');`, moduleType: 'js' }
      : null,
};

function fileNameOf(name: string): string {
  return name.replace(/^@/, '').replaceAll('/', '-');
}
