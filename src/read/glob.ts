/**
 * Tests paths with picomatch: `*` and `?` within a folder, `**` across folders, `[abc]`, `{a,b}`, and `\` before a sign
 * that means itself. Own code decides what a glob is held against, lets `**` cross folders beside other signs too, and
 * escapes what means more to picomatch than this: `report (1).txt` is a plain name.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// An escaped sign; a class; what would group, negate, repeat or quote; what opens and is never closed; `**` beside
// other signs, which picomatch would take for a single star.
const special = /\\.|\[.[^\]]*\]|[()|+@!^$"[]|\{(?!.*\})|(?<=[^/])\*\*|\*\*(?=[^/])/gs;

/** Tells whether `pattern` is a glob and no plain name. */
export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}

/**
 * Returns a test for paths with `/` between folders. Holds a glob without `/` against the last part of a path, as
 * .gitignore does.
 *
 * @example
 * toMatcher('2019/**' + '/*.html')('2019/08/a.html') // true
 */
export function toMatcher(glob: string): (path: string) => boolean {
  const picomatch = require('picomatch') as typeof import('picomatch');
  const pattern = glob.replace(/^\.\//, '').replace(special, translate);
  if (pattern === '') return () => false;
  const isMatch = picomatch(pattern, { dot: true, strictSlashes: true, windows: false });
  return glob.includes('/')
    ? (path) => isMatch(path)
    : (path) => isMatch(path.slice(path.lastIndexOf('/') + 1));
}

function translate(sign: string): string {
  if (sign === '**') return '{*,*/**/*}';
  return sign.length === 1 ? `\\${sign}` : sign.replace(/^\[!/, '[^');
}
