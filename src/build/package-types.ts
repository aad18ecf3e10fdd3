/**
 * Copies the declarations that the library's own one refers to. They name no package, so that whoever installs the
 * program can check their code against them with nothing else installed.
 */
import { cpSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { dist } from './bundling.js';

const specifiers = /(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;

/** Copies `index.d.ts` and all that it needs into `folder`. Throws TypeError where one names a package. */
export function copyTypes(folder: string): void {
  const wanted = [join(dist, 'index.d.ts')];
  const seen = new Set(wanted);
  for (const path of wanted) {
    const text = readFileSync(path, 'utf8');
    for (const [, specifier] of text.matchAll(specifiers)) {
      if (!specifier!.startsWith('.'))
        throw new TypeError(`Cannot ship the types: ${relative(dist, path)} names the package ${specifier}`);
      const next = join(dirname(path), specifier!.replace(/\.js$/, '.d.ts'));
      if (!seen.has(next)) wanted.push(next);
      seen.add(next);
    }
    cpSync(path, join(folder, relative(dist, path)));
  }
}
