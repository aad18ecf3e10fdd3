/**
 * Writes the program as it is installed: a few files that need no package. All modules are one file, since each file more
 * costs a start, and code that is compiled is kept for one file; a module that is imported late runs when it is. Packages
 * that are required late, most of them large and for single kinds of input, are files of their own.
 *
 *   bundle/program/   program.cjs, trace.cjs (one command alone, which is to be quick), and what opens them: cli.js
 *                     worker.js  index.mjs; all in one folder, so that what the sources find one folder up
 *                     (`../kernel/kernel.wasm`) lies one folder up here as well.
 *                     Node takes CommonJS, which is what its package.json says they are, in less time than modules
 *   bundle/           kernel/  write/  help/  engine/spark/sql/  …: the files that the program reads
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import { bundleName } from '../engine/spark/bundle-name.js';
import { type Bundled, dist, writeBundle } from './bundling.js';
import { filesIn } from './executor-bundle.js';
import { requireWhenUsed, writeProgram } from './program-file.js';

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
  const own = await writeProgram(join(program, 'program.cjs'), [requireFiles(late)]);
  const traceAlone = await writeBundle(
    join(dist, 'commands/launch/trace.js'),
    // Its page alone has hashes in it.
    [requireFiles(late), requireWhenUsed('crypto')],
    {
      file: join(program, 'trace.cjs'),
      format: 'cjs',
      codeSplitting: false,
    },
  );
  const launchers = await writeBundle(
    { cli: join(dist, 'commands/launch/command.js'), worker: join(dist, 'commands/launch/worker.js') },
    [],
    { dir: program, format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  );
  await writeLibrary(join(program, 'index.mjs'));
  writeFileSync(join(program, 'package.json'), '{"type":"commonjs"}\n');
  const packages = await writeBundle(
    Object.fromEntries([...late].sort().map((name) => [fileNameOf(name), `late:${name}`])),
    [requirePackages],
    { dir: program, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
  );
  for (const path of programFiles()) cpSync(join(dist, path), join(folder, path));
  return [own, traceAlone, launchers, packages];
}

/** Writes the library: names of its own for what the program's file holds. */
async function writeLibrary(file: string): Promise<void> {
  const names = Object.keys((await import(pathToFileURL(join(dist, 'index.js')).href)) as object).sort();
  const lines = [
    `import { createRequire } from 'node:module';`,
    `const program = createRequire(import.meta.url)('./program.cjs');`,
    `export const { ${names.join(', ')} } = program.openLibrary();`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
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
