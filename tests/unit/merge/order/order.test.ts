/** Orders revisions by what they say, and says so where nothing tells. */
import { describe, expect, test } from 'vitest';
import { order } from '../../../../src/merge/order.js';
import { toDocument } from '../../../arbitraries/histories.js';

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
