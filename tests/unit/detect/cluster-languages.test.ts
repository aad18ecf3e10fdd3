/** Tests that cluster() joins no two languages or spellings, unless bodies are equal. */
import { describe, expect, test } from 'vitest';
import type { RelatedPair } from '../../../src/model/pair.js';
import { groupsOf } from '../../arbitraries/clustering.js';
import { judgedPair } from '../../arbitraries/judged-pairs.js';

describe('languages and spellings', () => {
  test.each<readonly [string, RelatedPair, readonly string[]]>([
    [
      'what tells one language does not join what tells another',
      judgedPair('b', 'c', 0.99, { evidence: { languages: ['bs', 'sr'] } }),
      ['a b'],
    ],
    [
      'what tells none joins',
      judgedPair('b', 'c', 0.9, { evidence: { languages: ['bs', null] } }),
      ['a b c'],
    ],
    [
      'equal bodies join in any',
      judgedPair('b', 'c', 1, { relation: 'duplicate', evidence: { languages: ['bs', 'sr'] } }),
      ['a b c'],
    ],
    [
      'what is spelt otherwise does not join',
      judgedPair('b', 'c', 0.99, { evidence: { isRespelt: true } }),
      ['a b'],
    ],
  ])('%s', (_, pair, groups) => {
    expect(groupsOf([judgedPair('a', 'b', 0.999), pair])).toEqual(groups);
  });
});
