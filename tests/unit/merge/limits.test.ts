/** Lists the limits of merging, and sweeps some of them: the stages read a limit when they are called. */
import { describe, expect, test } from 'vitest';
import { factLimits } from '../../../src/merge/facts/limits.js';
import { alignLimits, baseLimits, mergeLimits, orderLimits } from '../../../src/merge/limits.js';
import { chooseBase } from '../../../src/merge/order/choose-base.js';
import { order } from '../../../src/merge/order.js';
import { editionOf } from '../../arbitraries/editions.js';
import { toDocument } from '../../arbitraries/histories.js';
import { sweep } from '../../arbitraries/sweep.js';

describe('limits of merging', () => {
  test('are finite, above zero, and none has the name of another', () => {
    const all = Object.values(mergeLimits).flatMap((limits) => Object.entries(limits));
    expect(all.filter(([, value]) => !(value > 0 && value < Infinity))).toEqual([]);
    expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(60);
  });

  test('shares and likenesses lie within 0 and 1', () => {
    const shares = Object.values(mergeLimits).flatMap((limits) =>
      Object.entries(limits).filter(([name]) =>
        /(?:Share|Similarity|Likeness|Margin|Confidence)$/.test(name),
      ),
    );
    expect(shares.length).toBeGreaterThan(20);
    expect(shares.filter(([, value]) => value > 1)).toEqual([]);
  });

  test('a sentence that was edited is dropped and new where likeness in a gap has to be higher', () => {
    const [first, last] = [
      'The council met on Tuesday in the old town hall of Port Alder.',
      'Nobody was hurt when the beams of the bridge gave way at night.',
    ];
    const texts = [
      `${first}\n\nGusts of sixty miles an hour are possible in parts of Kauai, forecasters said.\n\n${last}\n`,
      `${first}\n\nGusts of forty miles an hour were seen in parts of Kauai, forecasters said.\n\n${last}\n`,
    ];
    const stateOf = () => editionOf(texts).paragraphs.map(({ state }) => state);
    const none = {
      gapSimilarity: 1,
      gapAloneSimilarity: 1,
      movedSimilarity: 1,
      movedAloneSimilarity: 1,
      memberShare: 1,
    };
    expect(stateOf()).toEqual(['current', 'current', 'current']);
    expect(sweep(alignLimits, none, stateOf)).toContain('dropped');
    expect(stateOf()).toEqual(['current', 'current', 'current']);
  });

  test('a cut that leaves more than the limit is no damage', () => {
    const whole = toDocument(`${'The bridge of Port Alder was closed on Monday. '.repeat(10).trim()}\n`, 'a');
    const cut = toDocument(
      `${'The bridge of Port Alder was closed on Monday. '.repeat(5)}The bridge of\n`,
      'b',
    );
    const baseOf = () => chooseBase([whole, cut]).index;
    expect(baseOf()).toBe(0);
    expect(sweep(baseLimits, { damagedShare: 0.5 }, baseOf)).toBe(1);
  });

  test('an order is unknown where its votes stay below the limit', () => {
    const documents = [
      'The council is set to vote on closing the old bridge.',
      'The council has voted to close the old bridge.',
    ].map((lead, index) => toDocument(`${lead}\n\nEngineers found cracks in two beams.\n`, `${index}`));
    const basisOf = () => order(documents).basis;
    expect(basisOf()).toBe('content');
    expect(sweep(orderLimits, { minVote: 9 }, basisOf)).toBe('unknown');
  });

  test('a respelling is another name where names have to be more alike', () => {
    const rest = 'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.';
    const kindsOf = () =>
      editionOf([
        `There, Hassan Rouhani resigned on Tuesday from his office in the town.\n\n${rest}\n`,
        `There, Hassan Rohani resigned on Tuesday from his office in the town.\n\n${rest}\n`,
      ]).paragraphs.flatMap(({ facts }) => facts.map(({ kind }) => kind));
    expect(kindsOf()).toEqual([]);
    expect(sweep(factLimits, { sameNameLikeness: 1 }, kindsOf)).toEqual(['name-changed']);
  });
});
