/**
 * Run by the build: the scripts and styles of the pages, each put into one file beside the program. The
 * modules are joined in the order named here, without their imports and exports, inside one function; the
 * engine that runs this parses the result, so that two things of one name cannot pass.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';
import type { Bundle } from './editions/page/assets.js';

const recipes: Readonly<
  Record<Bundle, { readonly scripts: readonly string[]; readonly styles: readonly string[] }>
> = {
  edition: {
    scripts: [
      'lib/increasing-subsequence',
      'lib/word-diff',
      'editions/page/client/dom',
      'editions/page/client/texts',
      'editions/page/client/revision',
      'editions/page/client/compare',
      'editions/page/client/edition',
    ],
    styles: ['base', 'edition-frame', 'edition-bar', 'edition-text', 'edition-age', 'edition-small'],
  },
  report: {
    scripts: [
      'editions/page/client/dom',
      'editions/page/client/decisions',
      'editions/page/client/rows',
      'editions/page/client/report',
    ],
    styles: ['base', 'report', 'report-lists'],
  },
  plain: { scripts: [], styles: ['base', 'report', 'report-lists'] },
};

const target = new URL('./editions/page/built/', import.meta.url);
const sources = new URL('../src/editions/page/client/', import.meta.url);

function bundleScripts(modules: readonly string[]): string {
  if (modules.length === 0) return '';
  const parts = modules.map((name) => strip(readFileSync(new URL(`./${name}.js`, import.meta.url), 'utf8')));
  return `(()=>{'use strict';\n${parts.join('\n')}\n})();`;
}

/** Without imports, exports, comments on lines of their own and indentation. The sources hold no text of several lines. */
function strip(code: string): string {
  return code
    .replace(/^import [\s\S]*?;\n/gm, '')
    .replace(/^export \{\};?\n/gm, '')
    .replace(/^export /gm, '')
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, '')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/\/\/# sourceMappingURL.*/, '')
    .replace(/^\s+/gm, '')
    .trim();
}

/** Without comments and the space that means nothing. */
function squeeze(style: string): string {
  return style
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .trim();
}

mkdirSync(target, { recursive: true });
for (const [bundle, { scripts, styles }] of Object.entries(recipes)) {
  const script = bundleScripts(scripts);
  new Script(script, { filename: `${bundle}.js` });
  if (/<\/script|<!--/i.test(script))
    throw new TypeError(`Cannot inline ${bundle}.js: it holds the end of a script`);
  writeFileSync(new URL(`${bundle}.js`, target), script);
  const style = styles.map((name) => readFileSync(new URL(`${name}.css`, sources), 'utf8')).join('\n');
  writeFileSync(new URL(`${bundle}.css`, target), squeeze(style));
}
