/**
 * Run by the build: the one file that executors need, beside the program. All modules and packages that the
 * stages use are in it, and so are the files that the build has made for them; Node is all else that it takes.
 */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundleName } from '../engine/spark/bundle-name.js';

const dist = fileURLToPath(new URL('..', import.meta.url));
const embedded = [
  'kernel/kernel.wasm',
  'kernel/unicode.bin',
  ...readdirSync(join(dist, 'write/page/built')).map((name) => `write/page/built/${name}`),
];

/** In place of built-files.js: the files themselves. */
function renderBuiltFiles(): string {
  const files = embedded.map((path) => [path, readFileSync(join(dist, path)).toString('base64')]);
  return `const files = new Map(${JSON.stringify(files)});
export function readBuilt(path) { return Buffer.from(files.get(path), 'base64'); }`;
}

const bundle = await rolldown({
  input: join(dist, 'engine/spark/executor.js'),
  platform: 'node',
  // A package for style sheets makes its errors so; nothing here asks it for any.
  onLog: (level, log, report) => (log.code === 'EVAL' ? undefined : report(level, log)),
  plugins: [
    {
      name: 'embed',
      load: (id) => (relative(dist, id) === 'read/built-files.js' ? renderBuiltFiles() : null),
      // Packages that are loaded late are loaded through a `require` of their module's own, which a bundle has already.
      transform: (code, id) =>
        id.startsWith(dist)
          ? code.replace(/^const require = createRequire\(import\.meta\.url\);$/m, '')
          : null,
    },
  ],
});
await bundle.write({
  file: join(dist, bundleName),
  format: 'cjs',
  codeSplitting: false,
});
await bundle.close();
// The plan reads its templates there.
cpSync(
  fileURLToPath(new URL('../../src/engine/spark/sql', import.meta.url)),
  join(dist, 'engine/spark/sql'),
  {
    recursive: true,
  },
);
