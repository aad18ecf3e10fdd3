/** Orders revisions by what they say, and says so where nothing tells. */
import { describe, expect, test } from 'vitest';
import { orderLimits } from '../../../../src/merge/limits.js';
import { order } from '../../../../src/merge/order.js';
import type { SegmentedDocument } from '../../../../src/model/document.js';
import { toDocument } from '../../../arbitraries/histories.js';
import { sweep } from '../../../arbitraries/sweep.js';

describe('order()', () => {
  const body = 'Engineers inspected the bridge over the weekend and found cracks in two beams.';
  const ordered = (...leads: string[]) =>
    order(leads.map((lead, index) => toDocument(`${lead}\n\n${body}\n`, `${index}`)));

  test('tense tells the direction, whatever the order of input', () => {
    const leads = [
      'The council has voted to close the old bridge.',
      'The council is set to vote on closing the old bridge.',
      'The council is voting on closing the old bridge.',
    ];
    expect(ordered(...leads).revisions).toEqual(['1', '2', '0']);
  });

  test('a day of the week that moves on tells the direction', () => {
    const found = ordered(
      'The council said on Wednesday that rain fell over the whole county.',
      'The council said on Tuesday that rain fell over the whole county.',
    );
    expect(found.revisions).toEqual(['1', '0']);
    expect(found.evidence.map(({ cue }) => cue)).toContain('day of the week');
  });

  test('of pages that are no news no order is sure, whatever the cues say', () => {
    const page = (lead: string, rest: string) => `${lead}\n\n${rest}\n\n${body}\n`;
    const texts = [
      page('The old bridge is set to open to traffic over the river.', 'It has two beams.'),
      page(
        'The old bridge has opened to traffic over the river.',
        'It has two beams. It is long. It is red. It is high. It is old.',
      ),
    ];
    const documents = texts.map((text, index) => toDocument(text, `${index}`));
    const found = order(documents);
    expect(found.revisions).toEqual(['0', '1']);
    expect(found.confidence).toBeLessThan(0.8);
    expect(found.evidence.map(({ cue }) => cue)).toContain('kind of text');
    const news = texts.map((text, index) =>
      toDocument(`${text}\nOn Monday the mayor said so.\n`, `${index}`),
    );
    expect(order(news).confidence).toBeGreaterThan(0.9);
  });

  test('where nothing tells, it says so', () => {
    const found = ordered(
      'Rain fell over the whole county for a week.',
      'Snow lay over the whole county for a week.',
    );
    expect(found.basis).toBe('unknown');
    expect(found.confidence).toBeLessThan(0.65);
  });
});

describe('order() by dates and numbers', () => {
  const body = 'Engineers inspected the bridge over the weekend and found cracks in two beams.';
  const leads = {
    later: 'The council has voted to close the old bridge.',
    earlier: 'The council is set to vote on closing the old bridge.',
  };
  const document = (id: string, lead: string, given: Partial<SegmentedDocument>) => ({
    ...toDocument(`${lead}\n\n${body}\n`, id),
    ...given,
  });
  const both = (
    ofLater: Partial<SegmentedDocument>,
    ofEarlier: Partial<SegmentedDocument>,
    hasDates = true,
  ) => order([document('l', leads.later, ofLater), document('e', leads.earlier, ofEarlier)], { hasDates });
  const [monday, tuesday] = ['2019-08-26', '2019-08-27'].map((date) => ({ date })) as [Dated, Dated];
  type Dated = Pick<SegmentedDocument, 'date'> & object;

  test('dates go over the text, unless they are not to be used', () => {
    expect(both(monday, tuesday)).toMatchObject({ revisions: ['l', 'e'], basis: 'dates', confidence: 0.98 });
    expect(both(monday, tuesday, false)).toMatchObject({ revisions: ['e', 'l'], basis: 'content' });
  });

  test('where one date is missing or none, or all are equal, the text decides', () => {
    for (const [one, other] of [
      [monday, {}],
      [{}, tuesday],
      [monday, { date: 'soon' }],
      [monday, monday],
      [{}, {}],
    ] as const)
      expect(both(one, other)).toMatchObject({ revisions: ['e', 'l'], basis: 'content' });
  });

  const third = (given: Partial<SegmentedDocument>) =>
    document('t', 'Rain fell over the whole county for a week.', given);

  test('of equal dates the text decides, and the order is less sure by the share of the ties', () => {
    const found = order([
      document('l', leads.later, monday),
      document('e', leads.earlier, monday),
      third(tuesday),
    ]);
    expect(found).toMatchObject({ revisions: ['e', 'l', 't'], basis: 'dates' });
    // Of three documents one is told from no other.
    expect(found.confidence).toBeCloseTo(0.98 - (0.98 - 0.5) / 3, 3);
    expect(found.evidence).toEqual([
      { cue: 'dates', detail: '2019-08-26 → 2019-08-26 → 2019-08-27', weight: 4 },
    ]);
  });

  test('of three documents one of which has no date the text decides', () => {
    const found = order([
      document('l', leads.later, monday),
      document('e', leads.earlier, tuesday),
      third({}),
    ]);
    expect(found.basis).not.toBe('dates');
  });

  const numbered = (version: string, date?: string) => ({
    about: { itemId: 'one', version },
    ...(date && { date }),
  });

  test('numbers of an agency go over dates, and equal ones are ordered by the text', () => {
    const found = both(numbered('1', '2019-08-27'), numbered('2', '2019-08-26'));
    expect(found).toMatchObject({ revisions: ['l', 'e'], basis: 'versions', confidence: 0.99 });
    expect(found.evidence).toEqual([{ cue: 'version numbers', detail: '1 → 2', weight: 5 }]);
    const tied = order([
      document('l', leads.later, numbered('1')),
      document('e', leads.earlier, numbered('1')),
      third(numbered('2')),
    ]);
    expect(tied.revisions).toEqual(['e', 'l', 't']);
    expect(tied.confidence).toBeCloseTo(0.99 - 0.49 / 3, 3);
  });

  test('a single document needs no evidence', () => {
    expect(order([third({})])).toEqual({ revisions: ['t'], basis: 'single', confidence: 1, evidence: [] });
  });

  test('what a person decided is put first, and what it goes against is named', () => {
    const documents = [document('l', leads.later, monday), document('e', leads.earlier, tuesday)];
    const before = [['e', 'l']] as never;
    expect(order(documents, { hasDates: true, before })).toEqual({
      revisions: ['e', 'l'],
      basis: 'decided',
      confidence: 0.99,
      evidence: [
        { cue: 'decision', detail: 'e before l, against the other evidence', weight: 5 },
        { cue: 'dates', detail: '2019-08-27 → 2019-08-26', weight: -4 },
      ],
      overruled: [['e', 'l']],
    });
    expect(order(documents, { hasDates: false, before })).not.toHaveProperty('overruled');
  });
});

describe('order() by what came and went', () => {
  const sentence = (name: string, number: number) =>
    `Ware ${name}${number} came ashore at pier ${name}${number} of the harbour.`;
  const text = (name: string, count: number) =>
    [
      'Crates of the old ship lie on the quay.',
      ...Array.from({ length: count }, (_, at) => sentence(name, at)),
    ].join('\n\n');
  const grown = (more: number, less: number) =>
    order([toDocument(`${text('new', more)}\n`, 'n'), toDocument(`${text('old', less)}\n`, 'o')]);

  test('a vote of .6 tells the direction, and less leaves it open', () => {
    // 2.2 times the logarithm of what came and went, half a sentence on either side.
    const told = grown(3, 2);
    expect(told).toMatchObject({ revisions: ['o', 'n'], basis: 'content' });
    expect(told.confidence).toBeCloseTo(1 / (1 + Math.exp(-2.2 * Math.log(3.5 / 2.5))), 3);
    const open = grown(4, 3);
    expect(open).toMatchObject({ basis: 'unknown' });
    expect(open.confidence).toBeCloseTo(1 / (1 + Math.exp(-2.2 * Math.log(4.5 / 3.5))), 3);
  });

  test('neighbours are those between which the fewest sentences vanish and come back', () => {
    // Each has three of a row of sentences, one on from that before.
    const texts = [2, 0, 3, 1].map((at) => [0, 1, 2].map((step) => sentence('w', at + step)).join('\n\n'));
    const found = order(texts.map((each, at) => toDocument(`${each}\n`, `${at}`))).revisions;
    expect([found, found.toReversed()]).toContainEqual(['1', '3', '0', '2']);
  });

  test('a vote that is just the limit tells the direction', () => {
    const news = `${text('w', 2)} The mayor said so on Monday.`;
    const marked = [toDocument(`${news}\n`, 'a'), toDocument(`Updated 14:05\n\n${news}\n`, 'b')];
    // The mark alone votes, with 2.
    const basisAt = (minVote: number) => sweep(orderLimits, { minVote }, () => order(marked)).basis;
    expect([basisAt(2), basisAt(2 + Number.EPSILON * 2)]).toEqual(['content', 'unknown']);
  });
});
