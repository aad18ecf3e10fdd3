/** Checks what globs match: stars within and across folders, classes, alternatives, and signs that mean themselves. */
import { expect, test } from 'vitest';
import { isGlob, toMatcher } from '../../../src/read/glob.js';

test.each([
  ['*.html', 'news/a.html', true],
  ['*.html', 'a.htm', false],
  ['news/*.html', 'news/a.html', true],
  ['news/*.html', 'news/2019/a.html', false],
  ['news/**', 'news/2019/a.html', true],
  ['news/**', 'news', false],
  ['**/a.html', 'a.html', true],
  ['news/**.html', 'news/2019/08/a.html', true],
  ['2019**', '2019', true],
  ['2019**/a', '2019-08/b/a', true],
  ['?.txt', 'ab.txt', false],
  ['[ab].txt', 'b.txt', true],
  ['[!ab].txt', 'b.txt', false],
  ['[!ab].txt', 'c.txt', true],
  ['*.{htm,html}', 'a.html', true],
  ['*.{htm,html}', 'a.xml', false],
  ['*', '.hidden', true],
  ['a.txt', 'axtxt', false],
  ['./news/*', 'news/a.txt', true],
  ['', 'a.txt', false],
  ['report (1).txt', 'report (1).txt', true],
  ['report (1).txt', 'report 1.txt', false],
  ['!a+b|c@d$.txt', '!a+b|c@d$.txt', true],
  ['a{b.txt', 'a{b.txt', true],
  ['a[b.txt', 'a[b.txt', true],
  ['"*".txt', '"news".txt', true],
  ['a\\*.txt', 'a*.txt', true],
  ['a\\*.txt', 'ab.txt', false],
])('toMatcher(%j) on %j gives %s', (glob, path, isMatch) => {
  expect(toMatcher(glob)(path)).toBe(isMatch);
});

test('isGlob() tells a glob from a plain name', () => {
  expect(['*.txt', 'a?', '[a]', '{a,b}'].every(isGlob)).toBe(true);
  expect(isGlob('report (1).txt')).toBe(false);
});
