/**
 * Puts the scripts and styles of the pages into one small file each, beside the program; the build runs it. Every page
 * carries its own, so that their size counts in each edition. The versions of the two tools are pinned: other bytes here
 * would be other pages.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { rolldown } from 'rolldown';
import type { Bundle } from '../write/page/assets.js';
import { findPackages } from './bundling.js';
import { noteFolders } from './shipped.js';

const styles: Readonly<Record<Bundle, readonly string[]>> = {
  edition: [
    'base',
    'controls',
    'edition-frame',
    'edition-bar',
    'edition-text',
    'edition-marks',
    'edition-age',
    'edition-small',
  ],
  report: ['base', 'controls', 'report', 'report-lists', 'atlas'],
  plain: ['base', 'report'],
  thread: ['base', 'report', 'thread'],
  moved: ['base', 'report'],
};
/** Modules that start a page; two pages have no script. */
const scripts: Readonly<Record<Bundle, string | null>> = {
  edition: 'edition',
  report: 'report',
  plain: null,
  thread: null,
  moved: 'moved',
};

const target = new URL('../write/page/built/', import.meta.url);
const compiled = new URL('../write/page/client/', import.meta.url);
const sources = new URL('../../src/write/page/client/', import.meta.url);

const packages = new Set<string>();

async function bundleScript(name: string): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`${name}.js`, compiled)),
    platform: 'browser',
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  for (const folder of findPackages(output)) packages.add(folder);
  const { code } = output[0];
  if (/<\/script|<!--/i.test(code))
    throw new TypeError(`Cannot inline ${name}.js: it holds the end of a script`);
  return code.trim();
}

function bundleStyle(names: readonly string[]): string {
  const css = names.map((name) => readFileSync(new URL(`${name}.css`, sources), 'utf8')).join('\n');
  const { code, warnings } = transform({ filename: names.join('+'), code: Buffer.from(css), minify: true });
  if (warnings.length > 0) throw new TypeError(`Cannot use the styles: ${warnings[0]!.message}`);
  return Buffer.from(code).toString();
}

mkdirSync(target, { recursive: true });
for (const [bundle, names] of Object.entries(styles)) {
  const script = scripts[bundle as Bundle];
  writeFileSync(new URL(`${bundle}.js`, target), script === null ? '' : await bundleScript(script));
  writeFileSync(new URL(`${bundle}.css`, target), bundleStyle(names));
}
noteFolders('script-packages', packages);
