/** Which of one and the same change of fact are new, by where it lay before and where it lies now. */
import { expect, test } from 'vitest';
import type { DocumentId } from '../../../../src/model/document.js';
import type { Edition, Fact } from '../../../../src/model/edition.js';
import { findNewFacts } from '../../../../src/write/changes/known-facts.js';
import { editionOf } from '../../../arbitraries/editions.js';

const model = editionOf(['Three ferries are late.', 'Five ferries are late.']);

/** An edition with revisions of these letters, and a change of the same values between each pair. */
function edition(letters: string, pairs: string): Edition {
  const facts = pairs.split(' ').map((pair): Fact => {
    const between = [pair[0], pair[1]] as unknown as Fact['between'];
    return { kind: 'number-changed', severity: 3, from: '3 ferries', to: '5 ferries', between };
  });
  return {
    ...model,
    revisions: [...letters].map((letter) => ({
      ...model.revisions[0]!,
      id: letter as DocumentId,
      copies: letter === 'C' ? ['c' as DocumentId] : [],
    })),
    paragraphs: [{ ...model.paragraphs[0]!, facts: pairs === '' ? [] : facts }],
    views: { asPublished: [], fullRecord: [] },
  };
}

test.each<readonly [letters: string, known: string, next: string, found: string, told: string]>([
  ['AD', 'AD', 'AD', 'AD', ''],
  // Seen more closely.
  ['AD', 'AD', 'ABD', 'AB', ''],
  ['AD', 'AD', 'ABD', 'BD', ''],
  ['AD', 'AD', 'ABCD', 'BC', ''],
  // Elsewhere.
  ['AB', 'AB', 'ABCD', 'CD', 'CD'],
  ['CD', 'CD', 'ABCD', 'AB', 'AB'],
  ['ABC', 'AB', 'ABCD', 'BC', 'BC'],
  ['AC', 'AC', 'ABCD', 'BD', 'BD'],
  // One answers for one.
  ['AD', 'AD', 'ABCD', 'AB CD', 'CD'],
  ['AD', 'AD', 'ABCD', 'BC AD', 'BC'],
  ['ABCD', 'AB CD', 'ABCD', 'AB CD', ''],
  // Seen less closely, since a revision left.
  ['ABC', 'BC', 'AC', 'AC', ''],
  ['ABC', 'AB', 'AC', 'AC', ''],
  ['ABC', 'AC', 'AB', 'AB', ''],
  ['ABC', 'AC', 'BC', 'BC', ''],
  ['ABCD', 'AB', 'BCD', 'CD', 'CD'],
  // Among copies another one leads.
  ['Ac', 'Ac', 'AC', 'AC', ''],
  ['A', '', 'AB', 'AB', 'AB'],
])('%s with %s, then %s with %s: new is %j', (letters, known, next, found, told) => {
  const facts = [...findNewFacts([edition(letters, known)], edition(next, found)).values()];
  expect(facts.map(({ fact }) => fact.between.join('')).join(' ')).toBe(told);
});

test('each of several former editions answers for its own', () => {
  const next = edition('ABCD', 'AB CD');
  const newBeside = (former: readonly Edition[]) => findNewFacts(former, next).size;
  expect(newBeside([])).toBe(2);
  expect(newBeside([edition('AB', 'AB')])).toBe(1);
  expect(newBeside([edition('AB', 'AB'), edition('CD', 'CD')])).toBe(0);
});

test('other values, or another kind, are another fact', () => {
  const [one] = edition('AB', 'AB').paragraphs;
  const withFact = (change: Partial<Fact>): Edition => ({
    ...edition('AB', ''),
    paragraphs: [{ ...one!, facts: [{ ...one!.facts[0]!, ...change }] }],
  });
  const known = [edition('AB', 'AB')];
  expect(findNewFacts(known, withFact({})).size).toBe(0);
  expect(findNewFacts(known, withFact({ to: '6 ferries' })).size).toBe(1);
  expect(findNewFacts(known, withFact({ from: '6 ferries' })).size).toBe(1);
  expect(findNewFacts(known, withFact({ kind: 'bound-changed' })).size).toBe(1);
  // What it is due to is no part of it.
  expect(findNewFacts(known, withFact({ cause: 'correction' })).size).toBe(0);
});
