/** Puts files into a bundle that is one file: whatever the program reads beside itself is in it then. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'rolldown';
import { dist } from './bundling.js';

/** Replaces the module built-files.js by one that holds the files at `paths`, which are relative to `dist`. */
export function embed(paths: readonly string[]): Plugin {
  return {
    name: 'embed',
    load: (id) => (relative(dist, id) === 'read/built-files.js' ? renderBuiltFiles(paths) : null),
    // Packages that are loaded late are loaded through a `require` of their module's own, which a bundle has already.
    transform: (code, id) =>
      id.startsWith(dist) ? code.replace(/^const require = createRequire\(import\.meta\.url\);$/m, '') : null,
  };
}

function renderBuiltFiles(paths: readonly string[]): string {
  const files = paths.map((path) => [path, readFileSync(join(dist, path)).toString('base64')]);
  return `const files = new Map(${JSON.stringify(files)});
export function readBuilt(path) {
  const file = files.get(path);
  if (file === undefined) throw new TypeError('Cannot find ' + path + ' in this bundle');
  return Buffer.from(file, 'base64');
}`;
}
