/** Groups documents that carry one text under several mastheads. */
import { expect, test } from 'vitest';
import type { OrderedCluster } from '../../../../src/model/cluster.js';
import type { ClusterId, DocumentId } from '../../../../src/model/document.js';
import type { RelatedPair } from '../../../../src/model/pair.js';
import { findSyndicated } from '../../../../src/trace/syndication/find-syndicated.js';

/** A pair as far as it is looked at. */
function pair(a: string, b: string, more: object = {}): RelatedPair {
  const evidence = { areOfTwoOutlets: true };
  return {
    a,
    b,
    relation: 'related',
    containment: 0.9,
    sharedShingles: 200,
    evidence,
    ...more,
  } as unknown as RelatedPair;
}

/** A report as far as it is looked at. */
function report(id: string, members: readonly string[]): OrderedCluster {
  const order = { revisions: members, basis: 'dates', confidence: 0.98, evidence: [] };
  return { id: id as ClusterId, members, order, copies: new Map() } as unknown as OrderedCluster;
}

test('a group holds all revisions of the reports that a pair joins', () => {
  const groups = findSyndicated([pair('b', 'x')], [report('r1', ['a', 'b']), report('r2', ['c', 'd'])]);
  expect(groups).toEqual([
    [
      { id: 'a' as DocumentId, report: 'r1', revision: 0, isOrdered: true },
      { id: 'b' as DocumentId, report: 'r1', revision: 1, isOrdered: true },
      { id: 'x' as DocumentId, report: null, revision: 0, isOrdered: true },
    ],
  ]);
});

test.each([
  ['a form', { relation: 'template' }],
  ['a quotation', { relation: 'quotation' }],
  ['of one outlet', { evidence: {} }],
  ['little of either', { containment: 0.2 }],
  ['a sentence alone', { sharedShingles: 8 }],
])('what two share is no syndication where it is %s', (_, more) => {
  expect(findSyndicated([pair('a', 'b', more)], [])).toEqual([]);
});
