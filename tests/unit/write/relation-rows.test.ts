/** Which pairs are rows of relations.jsonl. */
import { expect, it } from 'vitest';
import type { OrderedCluster } from '../../../src/model/cluster.js';
import { relationRows } from '../../../src/write/relation-rows.js';
import { idOf, judgedPair } from '../../arbitraries/judged-pairs.js';

const pairs = [
  ['1', '2'],
  ['1', '3'],
  ['3', '4'],
  ['5', '6'],
].map(([a, b]) => judgedPair(a!, b!, 0.9));
const clusters = [['1', '2'].map(idOf), ['3', '4'].map(idOf)].map(
  (members) => ({ members }) as unknown as OrderedCluster,
);

const namesOf = (wanted?: 'merged') =>
  Array.from(relationRows({ pairs, bridges: [], clusters }, wanted), ([row]) => {
    const { a, b } = JSON.parse(row) as { readonly a: string; readonly b: string };
    return a + b;
  });

it('all pairs are rows, whatever came of them', () => {
  expect(namesOf()).toEqual(['12', '13', '34', '56']);
});

it('merged leaves out pairs between two reports, and those of no report', () => {
  expect(namesOf('merged')).toEqual(['12', '34']);
});
