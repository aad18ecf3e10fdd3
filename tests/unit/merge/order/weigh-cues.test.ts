/** Tests how each cue votes on a sequence: which way, how much, and what it says that it saw. */
import { describe, expect, test } from 'vitest';
import type { Cues } from '../../../../src/merge/order/read-cues.js';
import { gatherEvidence, sumVotes } from '../../../../src/merge/order/weigh-cues.js';

/** A report of 100 tokens that tells nothing of its place in time. */
const nothing: Cues = {
  tense: null,
  date: null,
  isMarked: false,
  isPromising: false,
  isBroken: false,
  isWithdrawn: false,
  tokens: 100,
  days: new Set(),
  // News, so that no vote is bounded.
  dayMentions: 1,
  speechMentions: 1,
  units: new Map(),
};
const sequenceOf = (...all: readonly Partial<Cues>[]): Cues[] => all.map((cues) => ({ ...nothing, ...cues }));
const cuesOf = (...all: readonly Partial<Cues>[]) => gatherEvidence(sequenceOf(...all));
const units = (...names: readonly string[]) => new Map(names.map((name) => [name, 8]));
const days = (...names: readonly string[]) => ({ days: new Set(names) });
const tense = (stage: number) => ({ tense: { stage, name: `stage ${stage}` } });
const date = (month: number, day: number) => ({ date: { month, day } });

describe('gatherEvidence()', () => {
  test.each<readonly [cue: string, title: string, Cues[], weight: number, detail: string]>([
    ['tense of the lead', 'moves on', sequenceOf(tense(0), tense(2)), 1.3, 'stage 0 → stage 2'],
    ['tense of the lead', 'goes back', sequenceOf(tense(2), tense(0)), -1.3, 'stage 2 → stage 0'],
    [
      'tense of the lead',
      'of two of three pairs moves on',
      sequenceOf(tense(0), {}, tense(2), tense(1)),
      1.3 / 3,
      'stage 0 → none → stage 2 → stage 1',
    ],
    ['latest date mentioned', 'is later by a day', sequenceOf(date(8, 26), date(8, 27)), 1, '8-26 → 8-27'],
    ['latest date mentioned', 'is of the next month', sequenceOf(date(8, 30), date(9, 1)), 1, '8-30 → 9-1'],
    [
      'latest date mentioned',
      'is of the month before',
      sequenceOf(date(9, 1), date(8, 30)),
      -1,
      '9-1 → 8-30',
    ],
    ['update mark or notice', 'comes', sequenceOf({}, { isMarked: true }), 2, 'none → marked'],
    ['update mark or notice', 'goes', sequenceOf({ isMarked: true }, {}), -2, 'marked → none'],
    ['promise of more', 'is gone', sequenceOf({ isPromising: true }, {}), 2, 'promised → none'],
    ['promise of more', 'comes', sequenceOf({}, { isPromising: true }), -2, 'none → promised'],
    ['days of the week named', 'are more', sequenceOf({}, days('monday', 'friday')), 1, '0 → 2'],
  ])('%s: %s', (cue, _, sequence, weight, detail) => {
    const found = gatherEvidence(sequence);
    expect(found.map((each) => each.cue)).toEqual([cue]);
    expect(found[0]!.weight).toBeCloseTo(weight, 12);
    expect(found[0]!.detail).toBe(detail);
  });

  test('says nothing where nothing differs', () => {
    expect(cuesOf({}, {})).toEqual([]);
    expect(cuesOf(tense(1), tense(1))).toEqual([]);
    expect(cuesOf({ isMarked: true, isPromising: true }, { isMarked: true, isPromising: true })).toEqual([]);
  });
});

describe('a weekday put for another', () => {
  const weekdayOf = (...all: readonly Partial<Cues>[]) =>
    cuesOf(...all).find(({ cue }) => cue === 'day of the week');
  test.each<readonly [from: string, to: string, weight: number]>([
    ['monday', 'tuesday', 1.5],
    ['monday', 'thursday', 1.5],
    ['monday', 'friday', -1.5],
    ['sunday', 'monday', 1.5],
    ['tuesday', 'monday', -1.5],
  ])('%s → %s', (from, to, weight) => {
    expect(weekdayOf(days(from), days(to))).toEqual({
      cue: 'day of the week',
      detail: `${from} → ${to}`,
      weight,
    });
  });

  test('counts for as much as the steps that agree are more than the others', () => {
    const found = weekdayOf(days('monday'), days('tuesday'), days('wednesday'), days('tuesday'));
    expect(found!.detail).toBe('monday → tuesday, tuesday → wednesday, wednesday → tuesday');
    expect(found!.weight).toBeCloseTo(1.5 / 3, 12);
  });

  test('is none where several went or came, or one came alone', () => {
    expect(weekdayOf(days('monday', 'tuesday'), days('thursday'))).toBeUndefined();
    expect(weekdayOf(days('monday'), days('tuesday', 'thursday'))).toBeUndefined();
    expect(weekdayOf(days(), days('thursday'))).toBeUndefined();
    expect(weekdayOf(days('monday'), days())).toBeUndefined();
    expect(weekdayOf(days('monday', 'friday'), days('tuesday', 'friday'))!.detail).toBe('monday → tuesday');
  });
});

describe('sentences that came and went', () => {
  const growthOf = (...all: readonly Partial<Cues>[]) =>
    cuesOf(...all).find(({ cue }) => cue === 'sentences that came and went');
  const of = (...names: readonly string[]) => ({ units: units(...names) });

  test('speak for growth by the logarithm of came and went, half a sentence on either side', () => {
    const found = growthOf(of('a', 'b'), of('a', 'c', 'd'))!;
    expect(found.detail).toBe('2 came, 1 went');
    expect(found.weight).toBeCloseTo(2.2 * Math.log(2.5 / 1.5), 12);
    expect(growthOf(of('a', 'c', 'd'), of('a', 'b'))!.weight).toBeCloseTo(-found.weight, 12);
  });

  test('never speak with more than 2, either way', () => {
    const many = of(...'abcdefgh');
    expect(growthOf(of(), many)!.weight).toBe(2);
    expect(growthOf(many, of())!.weight).toBe(-2);
  });

  test('do not count what a withdrawal lacks, or a text that breaks off with less than .6 of the longest', () => {
    const long = { ...of('a', 'b', 'c'), tokens: 100 };
    expect(growthOf(long, { ...of('a'), isWithdrawn: true })).toBeUndefined();
    expect(growthOf(long, { ...of('a'), isBroken: true, tokens: 59 })).toBeUndefined();
    expect(growthOf(long, { ...of('a'), isBroken: true, tokens: 60 })!.detail).toBe('0 came, 2 went');
    expect(growthOf(long, { ...of('a'), tokens: 10 })!.detail).toBe('0 came, 2 went');
    // What stands on either side of it is compared past it.
    expect(growthOf(long, { ...of('a'), isWithdrawn: true }, of('a', 'b', 'c', 'd'))!.detail).toBe(
      '1 came, 0 went',
    );
  });
});

describe('pages that are no news', () => {
  const strong = [{ isPromising: true }, { isMarked: true }];
  const voteOf = (given: Partial<Cues>, own: readonly Partial<Cues>[] = strong) =>
    sumVotes(
      cuesOf(...own.map((cues) => ({ tokens: 1000, dayMentions: 2, speechMentions: 8, ...cues, ...given }))),
    );

  test('get a vote of 1.2 at most, either way, which says why', () => {
    expect(voteOf({})).toBeCloseTo(4, 12);
    expect(voteOf({ speechMentions: 0 })).toBeCloseTo(1.2, 12);
    expect(voteOf({ speechMentions: 0 }, strong.toReversed())).toBeCloseTo(-1.2, 12);
    const said = cuesOf({ isPromising: true, speechMentions: 0 }, { isMarked: true, speechMentions: 0 });
    expect(said.at(-1)).toMatchObject({ cue: 'kind of text', weight: 1.2 - 4 });
  });

  test('are told by a verb of speech in every 250 words and a day in every 1,000', () => {
    expect(voteOf({ speechMentions: 4 })).toBeCloseTo(4, 12);
    expect(voteOf({ speechMentions: 3 })).toBeCloseTo(1.2, 12);
    expect(voteOf({ dayMentions: 1 })).toBeCloseTo(4, 12);
    expect(voteOf({ dayMentions: 0 })).toBeCloseTo(1.2, 12);
  });

  test('keep a weaker vote as it is', () => {
    expect(voteOf({ speechMentions: 0 }, [date(8, 1), date(8, 2)])).toBeCloseTo(1, 12);
  });
});
