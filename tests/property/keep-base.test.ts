/** The laws of editions whose base was chosen by another rule than the newest, on generated histories. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byFieldValue, readFieldValue } from '../../src/merge/order/field-value.js';
import type { SegmentedDocument } from '../../src/model/document.js';
import type { Edition, EditionRevision } from '../../src/model/edition.js';
import type { KeepBase } from '../../src/model/options.js';
import { checkDerivation } from '../../src/write/check/derivation.js';
import { Findings } from '../../src/write/check/findings.js';
import { checkEdition } from '../../src/write/check.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { renderEditionJson } from '../../src/write/json.js';
import { restoreRevision } from '../../src/write/restore.js';
import { makeEdition } from '../arbitraries/editions.js';
import { history, runs, toDocument, toText } from '../arbitraries/histories.js';

const score = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom('9', '10', ' 2.5 ', '1e1', 'draft', 'final', '', null, true, undefined),
  fc.double(),
);

/** Documents of one history, each with a score; equal texts are copies, whose scores differ. */
const scored = fc.tuple(history, fc.array(score, { minLength: 8, maxLength: 8 })).map(([revisions, scores]) =>
  [...revisions, revisions[0]!].map(
    (revision, at): SegmentedDocument => ({
      ...toDocument(toText(revision), `r${at}.txt`),
      ...(scores[at] === undefined ? {} : { fields: { score: scores[at] } }),
    }),
  ),
);
const keepBase = fc.constantFrom<KeepBase>('longest', 'field:score');

function law(
  title: string,
  check: (documents: readonly SegmentedDocument[], edition: Edition, rule: KeepBase) => void,
): void {
  test(title, () => {
    fc.assert(
      fc.property(scored, keepBase, (documents, rule) =>
        check(documents, makeEdition(documents, rule), rule),
      ),
      { numRuns: runs },
    );
  });
}

law('every revision comes back, and check agrees with every claim', (documents, edition, rule) => {
  const alone = parseEditionJson(renderEditionJson(edition));
  const texts = new Map<string, string>(documents.map(({ id, text }) => [id, text]));
  for (const revision of alone.revisions)
    expect(restoreRevision(alone, revision).toString()).toBe(texts.get(revision.id));
  const findings = new Findings();
  checkEdition(alone, 'edition', findings);
  checkDerivation(alone, 'edition', { hasDates: true, keepBase: rule, findings });
  expect(findings.errors).toEqual([]);
});

law('as published is the base, block by block in its order', (documents, edition) => {
  const base = documents.find(({ id }) => id === edition.base)!;
  const texts = new Map([...edition.paragraphs, ...edition.blocks].map(({ id, text }) => [id, text]));
  expect(edition.views.asPublished.map((id) => texts.get(id))).toEqual(
    base.blocks
      .filter(({ kind }) => kind !== 'furniture')
      .map(({ charSpan }) => base.text.slice(...charSpan)),
  );
});

law('the order of input changes no byte', (documents, edition, rule) => {
  expect(renderEditionJson(makeEdition([...documents].reverse(), rule))).toBe(renderEditionJson(edition));
});

law(
  'no revision that is whole is preferable to the base, and none after it is as good',
  (documents, edition, rule) => {
    const byId = new Map<string, SegmentedDocument>(documents.map((document) => [document.id, document]));
    const values = edition.revisions.map((revision) => worthOf(revision, rule, byId));
    const at = edition.revisions.findIndex(({ id }) => id === edition.base);
    // What breaks off has a warning of its own, and is tried in the tests of chooseBase().
    fc.pre(edition.warnings.every((warning) => !/breaks off|no text|teaser/.test(warning)));
    for (const [other, value] of values.entries()) {
      const difference = values[at]! < value ? -1 : values[at]! > value ? 1 : 0;
      expect(difference, `${edition.base} against ${other}`).toBeGreaterThanOrEqual(other > at ? 1 : 0);
    }
    const isNewest = at === edition.revisions.length - 1;
    expect(edition.warnings.some((warning) => warning.includes('is the base for its'))).toBe(!isNewest);
  },
);

/** What a revision counts, by the plainest reading of the rule; less than all else where it has nothing. */
function worthOf(
  { id, copies }: EditionRevision,
  rule: KeepBase,
  byId: ReadonlyMap<string, SegmentedDocument>,
): number {
  if (rule === 'longest') return (byId.get(id)!.text.match(/[a-z]+/gi) ?? []).length;
  const names = ['', 'draft', 'final'];
  const worth = (value: unknown): number => {
    if (value === undefined || value === null || value === '') return -Infinity;
    if (typeof value === 'number' && !Number.isFinite(value)) return -Infinity;
    // Between nothing and every number that is generated.
    if (typeof value === 'string' && names.includes(value))
      return -Number.MAX_VALUE + names.indexOf(value) * 1e300;
    return Number(value);
  };
  return Math.max(...[id, ...copies].map((each) => worth(byId.get(each)!.fields?.['score'])));
}

test('check notices a base that another rule chose', () => {
  const texts = [
    'One bridge was closed on Monday after cracks were found in it.',
    'The ferry runs until Friday.',
  ];
  const long = toDocument(`${texts.join('\n\n')}\n`, 'a.txt');
  const short = toDocument(`${texts[0]!}\n`, 'b.txt');
  const dated = [
    { ...long, date: '2026-03-01' },
    { ...short, date: '2026-03-02' },
  ];
  const errorsOf = (made: KeepBase, told: KeepBase) => {
    const findings = new Findings();
    checkDerivation(makeEdition(dated, made), 'it', { hasDates: true, keepBase: told, findings });
    return findings.errors;
  };
  expect(errorsOf('longest', 'longest')).toEqual([]);
  expect(errorsOf('longest', 'newest').join()).toContain(
    'it: at base it says "a.txt", and its sources say "b.txt"',
  );
  expect(errorsOf('newest', 'longest').join()).toContain('it: at base');
});

test('values of a field have one order, whatever they are', () => {
  const value = fc.oneof(score, fc.string(), fc.bigInt().map(String), fc.constant([1]));
  const read = (of: unknown, name: string) => readFieldValue({ [name]: of }, name);
  fc.assert(
    fc.property(value, value, value, fc.constantFrom('score', 'date', 'toString'), (a, b, c, name) => {
      const [x, y, z] = [read(a, name), read(b, name), read(c, name)];
      expect(Math.sign(byFieldValue(x, y)) + Math.sign(byFieldValue(y, x))).toBe(0);
      if (byFieldValue(x, y) <= 0 && byFieldValue(y, z) <= 0)
        expect(byFieldValue(x, z)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 10 * runs },
  );
});
