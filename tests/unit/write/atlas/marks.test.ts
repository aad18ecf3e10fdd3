/** The columns of the atlas: what is packed is read again, in the order of time; filters; rows; ticks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderedCluster } from '../../../../src/model/cluster.js';
import type { ClusterId, DocumentId } from '../../../../src/model/document.js';
import type { ReportFigures } from '../../../../src/write/page/atlas/figures.js';
import { orderReports, packMarks } from '../../../../src/write/page/atlas/marks.js';
import { offsetOf, packRows, rowsWithin } from '../../../../src/write/page/atlas/pack-rows.js';
import { type MarkTable, readMarks } from '../../../../src/write/page/atlas/read-marks.js';
import { type Choices, noChoices, sift } from '../../../../src/write/page/atlas/sift.js';
import { spanWords, timeTicks } from '../../../../src/write/page/atlas/time-ticks.js';

const minute = 60_000;
const day = 1440;

interface Planted {
  readonly minutes: readonly number[];
  readonly figures: ReportFigures;
}

const quiet: ReportFigures = {
  outlets: [],
  language: null,
  facts: [0, 0, 0],
  corrections: 0,
  isWithdrawn: false,
  rewritten: null,
};

function tableOf(planted: readonly Planted[]) {
  const clusters = planted.map((_, at): OrderedCluster => {
    const members = [`${at}/a`, `${at}/b`] as DocumentId[];
    return {
      id: String(at).padStart(16, '0') as ClusterId,
      members,
      representative: members[0]!,
      cohesion: { mean: 0.5, weakest: 0.5 },
      links: [],
      order: { revisions: members, basis: 'dates', confidence: 1, evidence: [] },
      copies: new Map(),
      copyRecords: [],
    };
  });
  const editions = new Map(
    planted.map(({ minutes, figures }, at) => [
      clusters[at]!.id as string,
      { dates: minutes.map((time) => new Date(time * minute).toISOString()), figures },
    ]),
  );
  const detection = { clusters, profiles: { get: () => undefined } };
  // Of the profiles nothing is asked where there are editions.
  const reports = orderReports(detection as unknown as Parameters<typeof orderReports>[0], editions);
  const { marks, outlets, languages } = packMarks(reports);
  return { reports, outlets, languages, table: readMarks(marks) };
}

const figures: fc.Arbitrary<ReportFigures> = fc.record({
  outlets: fc.uniqueArray(fc.constantFrom('a.example', 'b.example', 'c.example')),
  language: fc.constantFrom(null, 'en', 'bg'),
  facts: fc.tuple(fc.nat(300), fc.nat(3), fc.nat(3)),
  corrections: fc.nat(2),
  isWithdrawn: fc.boolean(),
  rewritten: fc.option(fc.constantFrom(0, 0.004, 0.25, 1)),
});
const planted = fc.array(
  fc.record({ minutes: fc.array(fc.integer({ min: -1e6, max: 5e7 }), { maxLength: 4 }), figures }),
  { maxLength: 20 },
);

describe('columns of marks', () => {
  test('say of each report what went in, dated ones first, by their first dates', () => {
    fc.assert(
      fc.property(planted, (given) => {
        const { reports, outlets, languages, table } = tableOf(given);
        expect(table.count).toBe(given.length);
        expect(table.dated).toBe(given.filter(({ minutes }) => minutes.length > 0).length);
        for (const [at, { cluster }] of reports.entries()) {
          const { minutes, figures: own } = given[Number(cluster.id)]!;
          if (at < table.dated) {
            const times = [...table.times.slice(table.timeStarts[at], table.timeStarts[at + 1])];
            expect(times).toEqual([...minutes].sort((left, right) => left - right));
            expect([table.starts[at], table.ends[at]]).toEqual([times[0], times.at(-1)]);
            if (at > 0) expect(table.starts[at]).toBeGreaterThanOrEqual(table.starts[at - 1]!);
          } else expect(minutes).toEqual([]);
          const named = table.outlets.slice(table.outletStarts[at], table.outletStarts[at + 1]);
          expect([...named].map((number) => outlets[number])).toEqual(own.outlets);
          expect(languages[table.languages[at]! - 1] ?? null).toBe(own.language);
          expect([table.slight[at], table.middling[at], table.grave[at]]).toEqual(own.facts);
          expect([table.corrections[at], table.withdrawn[at]]).toEqual([own.corrections, +own.isWithdrawn]);
          expect(table.rewritten[at]).toBe(own.rewritten === null ? 0 : Math.round(100 * own.rewritten) + 1);
        }
      }),
    );
  });
});

describe('sift()', () => {
  const { table } = tableOf([
    { minutes: [0, 10 * day], figures: { ...quiet, outlets: ['a'], language: 'en', rewritten: 0 } },
    { minutes: [day], figures: { ...quiet, outlets: ['b', 'a'], facts: [1, 0, 0], rewritten: 0.3 } },
    { minutes: [2 * day], figures: { ...quiet, outlets: ['b'], facts: [0, 0, 2], corrections: 1 } },
    { minutes: [], figures: { ...quiet, language: 'bg', isWithdrawn: true, rewritten: 0.1 } },
  ]);
  const cases: readonly (readonly [Partial<Choices>, readonly number[]])[] = [
    [{}, [0, 1, 2, 3]],
    [{ facts: 'some' }, [1, 2]],
    [{ facts: 'grave' }, [2]],
    [{ facts: 'none' }, [0, 3]],
    [{ rewritten: 0 }, [0]],
    [{ rewritten: 1 }, [1, 3]],
    [{ rewritten: 10 }, [1, 3]],
    [{ rewritten: 25 }, [1]],
    // Outlets by their frequency: b and a have two each, a comes first.
    [{ outlet: 0 }, [0, 1]],
    [{ outlet: 1 }, [1, 2]],
    [{ language: 0 }, [3]],
    [{ language: 1 }, [0]],
    [{ isCorrected: true }, [2]],
    [{ isWithdrawn: true }, [3]],
    [{ from: day }, [0, 1, 2]],
    [{ from: 3 * day }, [0]],
    [{ from: 3 * day, to: 9 * day }, []],
    [{ to: day }, [0]],
    [{ found: Uint8Array.of(0, 1, 1, 1), facts: 'grave' }, [2]],
  ];
  test.each(cases)('%j leaves %j', (choices, left) => {
    const passed = sift(table, { ...noChoices, ...choices });
    expect([...passed].flatMap((is, at) => (is ? [at] : []))).toEqual(left);
  });
});

describe('packRows()', () => {
  const scale = { pixelsPerMinute: 0.5, leastWidth: 6, gap: 2 };
  const datedOnly = fc.array(
    fc.record({
      minutes: fc.array(fc.nat(2000), { minLength: 1, maxLength: 2 }),
      figures: fc.constant(quiet),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const spanOf = ({ starts, ends }: MarkTable, at: number) => {
    const x = starts[at]! * 0.5;
    return [x, Math.max(ends[at]! * 0.5, x + 6) + 2] as const;
  };

  test('lets no two marks of a row meet, and needs no more rows than marks overlap', () => {
    fc.assert(
      fc.property(datedOnly, fc.integer({ min: 1, max: 3 }), (given, lanes) => {
        const { table } = tableOf(given);
        const laneOf = Uint8Array.from({ length: table.count }, (_, at) => at % lanes);
        const packed = packRows(table, laneOf, lanes, scale);
        for (let lane = 0; lane < lanes; lane++) {
          const own = [...laneOf.keys()].filter((at) => laneOf[at] === lane);
          let most = 0;
          for (const at of own) {
            const [x] = spanOf(table, at);
            const over = own.filter((other) => spanOf(table, other)[0] <= x && spanOf(table, other)[1] > x);
            expect(new Set(over.map((other) => packed.rows[other])).size).toBe(over.length);
            most = Math.max(most, over.length);
          }
          expect(Math.max(-1, ...own.map((at) => packed.rows[at]!)) + 1).toBe(most);
          expect(rowsWithin(packed, lane, 0, 1e6)).toBe(most);
        }
      }),
    );
  });

  test('puts rows above and below the middle in turn', () => {
    expect([0, 1, 2, 3, 4].map(offsetOf)).toEqual([0, -1, 1, -2, 2]);
  });
});

describe('timeTicks()', () => {
  test('go up within their span, none nearer than asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7e8, max: 7e8 }), fc.integer({ min: 30, max: 5e7 }), (from, length) => {
        const least = length / 8;
        const ticks = timeTicks(from, from + length, least);
        for (const [at, { time }] of ticks.entries()) {
          expect(time).toBeGreaterThanOrEqual(from);
          expect(time).toBeLessThanOrEqual(from + length);
          // The shortest month is shorter than months are on average.
          if (at > 0) expect(time - ticks[at - 1]!.time).toBeGreaterThanOrEqual(least * 0.9);
        }
      }),
    );
  });

  const at = (iso: string) => Date.parse(iso) / minute;
  const wordsOf = (from: string, to: string, least: number) =>
    timeTicks(at(from), at(to), least).map(({ words, isMain }) => (isMain ? `*${words}` : words));
  test('say hours, days, months and years', () => {
    expect(wordsOf('2026-03-01T20:00Z', '2026-03-02T06:00Z', 180)).toEqual([
      '21:00',
      '*2 Mar',
      '03:00',
      '06:00',
    ]);
    expect(wordsOf('2025-12-29T00:00Z', '2026-01-03T00:00Z', 1440)).toEqual([
      '29 Dec 2025',
      '30 Dec',
      '31 Dec',
      '*1 Jan 2026',
      '2 Jan 2026',
      '3 Jan 2026',
    ]);
    expect(wordsOf('2025-11-20T00:00Z', '2026-02-20T00:00Z', 30 * day)).toEqual([
      'Dec 2025',
      '*Jan 2026',
      'Feb',
    ]);
    expect(wordsOf('1987-02-01T00:00Z', '2026-02-01T00:00Z', 3000 * day)).toEqual([
      '1990',
      '2000',
      '2010',
      '2020',
    ]);
  });

  test('and a span says one day once', () => {
    expect(spanWords(at('2026-03-01T01:00Z'), at('2026-03-01T22:00Z'))).toBe('1 Mar 2026');
    expect(spanWords(at('2026-03-01T01:00Z'), at('2026-04-01T22:00Z'))).toBe('1 Mar 2026 – 1 Apr 2026');
  });
});
