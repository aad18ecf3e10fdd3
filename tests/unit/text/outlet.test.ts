/** Who published a document. */
import { expect, test } from 'vitest';
import { outletOf } from '../../../src/text/addresses.js';

test.each([
  ['a publisher goes before a host', { publisher: 'Alder Post', url: 'https://a.example/x' }, 'Alder Post'],
  ['an empty publisher is none', { publisher: '  ', url: 'https://a.example/x' }, 'a.example'],
  ['www. and capitals tell no hosts apart', { url: 'HTTPS://WWW.A.example/x?y' }, 'a.example'],
  ['a page for telephones is the same outlet', { url: 'https://m.a.example/x' }, 'a.example'],
  ['nothing is guessed', {}, null],
])('outletOf(): %s', (_, about, outlet) => {
  expect(outletOf(about)).toBe(outlet);
});
