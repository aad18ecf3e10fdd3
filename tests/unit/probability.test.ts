/** The model as it is committed fits the terms that the code lists, and is read as a table is read by hand. */
import { describe, expect, test } from 'vitest';
import { featureNames } from '../../src/detect/model/features.js';
import model from '../../src/detect/model/model.json' with { type: 'json' };
import { logitOf, toProbability, weighTerms } from '../../src/detect/model/probability.js';
import { terms } from '../../src/detect/model/terms.js';
import { blend, featuresOf } from '../arbitraries/judged-pairs.js';

const curves: Readonly<Record<string, { values: number[]; logits: number[]; usual: number }>> = model.terms;

describe('model.json', () => {
  test('has a curve for every term, and none besides', () => {
    expect(Object.keys(curves).sort()).toEqual(terms.map(({ name }) => name).sort());
  });

  test.each(terms)(
    '$name: bends where its term may, and goes the way that its sign says',
    ({ name, knots, sign }) => {
      const { values, logits, usual } = curves[name]!;
      expect(values).toEqual(knots);
      expect(values).toEqual(values.toSorted((one, other) => one - other));
      expect(new Set(values).size).toBe(values.length);
      expect(logits).toHaveLength(knots.length);
      for (const [at, logit] of logits.entries())
        if (at > 0) expect(sign * (logit - logits[at - 1]!)).toBeGreaterThanOrEqual(0);
      expect(usual).toBeGreaterThanOrEqual(Math.min(...logits));
      expect(usual).toBeLessThanOrEqual(Math.max(...logits));
    },
  );

  test('says what it was fitted to', () => {
    expect(Object.keys(model.fittedOn).length).toBeGreaterThan(1);
    for (const counts of Object.values(model.fittedOn)) expect(Object.keys(counts)).toEqual(['one', 'not']);
    expect(model.commit).toMatch(/^[0-9a-f]{7,}$/);
  });
});

describe('logitOf()', () => {
  test('counts what cannot be known as usual', () => {
    const unknown = featuresOf({});
    const sum = terms.reduce((total, term) => {
      const value = term.read(unknown);
      // Products of which no factor is known are read as between the two.
      return total + (value === null ? curves[term.name]!.usual : read(term.name, value));
    }, model.constant);
    expect(logitOf(unknown)).toBeCloseTo(sum, 10);
    expect(terms.filter((term) => term.read(unknown) === null).map(({ name }) => name)).toEqual(
      terms.map(({ name }) => name).filter((name) => (featureNames as readonly string[]).includes(name)),
    );
  });

  test('draws straight lines between knots, and level ones outside', () => {
    // No product reads the days and months.
    const { values, logits, usual } = curves['calendar']!;
    const [last, before] = [values.length - 1, values.length - 2];
    const of = (calendar: number) =>
      logitOf(featuresOf({ calendar })) - logitOf(featuresOf({ calendar: null })) + usual;
    expect(of(values[last]!)).toBeCloseTo(logits[last]!, 10);
    expect(of(2)).toBeCloseTo(logits[last]!, 10);
    const middle = (values[last]! + values[before]!) / 2;
    expect(of(middle)).toBeCloseTo((logits[last]! + logits[before]!) / 2, 10);
    expect(of(-1)).toBeCloseTo(of(0), 10);
  });
});

test('toProbability() is a half at even odds, and the same distance from it either way', () => {
  expect(toProbability(0)).toBe(0.5);
  expect(toProbability(Math.log(9))).toBeCloseTo(0.9, 12);
  expect(toProbability(2) + toProbability(-2)).toBeCloseTo(1, 12);
});

describe('weighTerms()', () => {
  test('names the terms that weigh most, strongest first, in the words of the way that they weigh', () => {
    for (const share of [0, 0.3, 0.7, 1]) {
      const weighed = weighTerms(blend(share), Number.POSITIVE_INFINITY);
      const strengths = weighed.map(({ logit }) => Math.abs(logit));
      expect(strengths).toEqual(strengths.toSorted((one, other) => other - one));
      expect(strengths.at(-1)).toBeGreaterThanOrEqual(0.2);
      for (const { name, logit, words } of weighed)
        expect(words).toBe(terms.find((term) => term.name === name)!.words[logit > 0 ? 0 : 1]);
      expect(weighTerms(blend(share), 2)).toEqual(weighed.slice(0, 2));
    }
    expect(weighTerms(blend(1), 2).every(({ logit }) => logit > 0)).toBe(true);
    expect(weighTerms(blend(0), 2).every(({ logit }) => logit < 0)).toBe(true);
  });

  test('tells a term exactly where it weighs .2 more than usual, or less', () => {
    const curve = curves['calendar']!;
    const told = { yes: 0, no: 0 };
    for (let at = 0; at <= 2000; at++) {
      const weight = Math.abs(read('calendar', at / 2000) - curve.usual);
      const names = weighTerms(featuresOf({ calendar: at / 2000 }), Number.POSITIVE_INFINITY);
      expect(names.some(({ name }) => name === 'calendar')).toBe(weight >= 0.2);
      if (Math.abs(weight - 0.2) < 0.02) told[weight >= 0.2 ? 'yes' : 'no']++;
    }
    // Or neither side of the limit was seen.
    expect(Math.min(told.yes, told.no)).toBeGreaterThan(0);
  });

  test('says of what the two share that it is shared, and not of length, nor of what speaks against', () => {
    const shared = new Map(
      [0, 0.3, 0.7, 1]
        .flatMap((share) => weighTerms(blend(share), Number.POSITIVE_INFINITY))
        .map(({ name, isShared }) => [name, isShared] as const),
    );
    expect(shared.size).toBeGreaterThan(20);
    for (const [name, isShared] of shared)
      expect([name, isShared]).toEqual([
        name,
        name !== 'length' && terms.some((term) => term.name === name && term.sign === 1),
      ]);
  });

  test('tells nothing of what cannot be known', () => {
    const names = weighTerms(featuresOf({ calendar: 0 }), Number.POSITIVE_INFINITY).map(({ name }) => name);
    expect(names).toContain('calendar');
    expect(names).not.toContain('headlineWords');
    expect(names).not.toContain('rest');
  });
});

/** The curve by its definition: the straight line through the two knots about the value. */
function read(name: string, value: number): number {
  const { values, logits } = curves[name]!;
  const inside = Math.min(Math.max(value, values[0]!), values.at(-1)!);
  const after = Math.max(
    1,
    values.findIndex((knot) => knot >= inside),
  );
  const [low, high] = [values[after - 1]!, values[after]!];
  return logits[after - 1]! + ((logits[after]! - logits[after - 1]!) * (inside - low)) / (high - low);
}
