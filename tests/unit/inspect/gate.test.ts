/** The gate between two outputs: each difference once, under its name, and how a log shows them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Clusters,
  findGate,
  type GateSide,
  listNamed,
  type ToldFact,
} from '../../../src/inspect/compare/gate.js';
import { describeGate } from '../../../src/inspect/compare/gate-text.js';
import type { DocumentId } from '../../../src/model/document.js';
import type { Fact } from '../../../src/model/edition.js';
import { gateKinds } from '../../../src/model/options.js';
import { runs } from '../../arbitraries/histories.js';

/** `X: a b c, Y: d e`, oldest first. */
function clustersOf(words: string): Clusters {
  const parts = words === '' ? [] : words.split(', ');
  return new Map(
    parts.map((part) => {
      const [id, members] = part.split(': ') as [string, string];
      return [id, members.split(' ')];
    }),
  );
}

const sideOf = (words: string, facts: readonly ToldFact[] = []): GateSide => ({
  clusters: clustersOf(words),
  facts,
});

/** Changes as words: `parted Y X`, `left c X`. */
function told(former: GateSide, newer: GateSide): readonly string[] {
  const { reports = [], revisions = [] } = findGate(former, newer, ['reports', 'revisions']);
  return [
    ...reports.map(({ change, report, others }) => [change, report, ...others].join(' ')),
    ...revisions.map(({ change, document, report }) => `${change} ${document} ${report}`),
  ];
}

describe('reports and revisions', () => {
  test.each<readonly [title: string, former: string, newer: string, changes: readonly string[]]>([
    ['nothing', 'X: a b, Y: c d', 'X: a b, Y: c d', []],
    ['another id and order alone', 'X: a b, Y: c d', 'P: d c, Q: b a', []],
    ['a new report', '', 'X: a b', ['new X']],
    ['a report that is gone', 'X: a b', '', ['gone X']],
    ['a revision that joined', 'X: a b', 'X: a b c', ['joined c X']],
    ['a revision that left', 'X: a b c', 'X: a b', ['left c X']],
    ['one that joined and one that left', 'X: a b c', 'X: a b d', ['joined d X', 'left c X']],
    ['two reports that are one', 'X: a b, Y: c d e', 'X: a b c d e', ['joined Y X']],
    ['and a revision that joined with them', 'X: a b, Y: c d', 'X: a b c d e', ['joined Y X', 'joined e X']],
    ['and one that stayed behind', 'X: a b, Y: c d e', 'X: a b c d', ['joined Y X', 'left e Y']],
    ['a report that fell apart', 'X: a b c d', 'X: a b, Y: c d', ['parted Y X']],
    ['and a new revision of its part', 'X: a b c d', 'X: a b, Y: c d e', ['parted Y X', 'joined e Y']],
    ['three that are one', 'X: a b, Y: c d, Z: e f', 'X: a b c d e f', ['joined Y X', 'joined Z X']],
    ['a revision that went over', 'X: a b c, Y: d e', 'X: a b, Y: c d e', ['joined c Y', 'left c X']],
    [
      'one that goes on as the larger part, by another id',
      'X: a b c d e',
      'P: a b, Q: c d e',
      ['parted P X'],
    ],
    ['one that keeps its id with the smaller part', 'X: a b c d e', 'X: a b, Q: c d e', ['parted Q X']],
    ['an id that another report has now', 'X: a b', 'X: c d', ['new X', 'gone X']],
  ])('%s', (_, former, newer, changes) => {
    expect(told(sideOf(former), sideOf(newer))).toEqual(changes);
  });

  /** Each of eight documents in one of four reports, or in none; a report has two or more. */
  const clusters = fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }).map((places): Clusters => {
    const members = (report: number) => places.flatMap((place, at) => (place === report ? [`d${at}`] : []));
    const reports = [1, 2, 3, 4].map((report) => [`R${report}`, members(report)] as const);
    return new Map(reports.filter(([, own]) => own.length > 1));
  });
  const isSame = (left: Clusters, right: Clusters) => {
    const sets = (side: Clusters) => [...side.values()].map((own) => [...own].sort().join()).sort();
    return sets(left).join(' ') === sets(right).join(' ');
  };
  const toSide = (own: Clusters): GateSide => ({ clusters: own, facts: [] });

  test('something is told where anything differs, and nothing else; from the other side, all the other way round', () => {
    const turned = { new: 'gone', gone: 'new', joined: 'parted', parted: 'joined', left: 'joined' } as const;
    fc.assert(
      fc.property(clusters, clusters, fc.boolean(), (former, other, isRenamed) => {
        const newer: Clusters = isRenamed ? new Map([...other].map(([id, own]) => [`N${id}`, own])) : other;
        const there = findGate(toSide(former), toSide(newer), gateKinds);
        const back = findGate(toSide(newer), toSide(former), gateKinds);
        expect(there.reports!.length + there.revisions!.length === 0).toBe(isSame(former, newer));
        expect(there.reports!.map(({ change, report }) => `${turned[change]} ${report}`).sort()).toEqual(
          back.reports!.map(({ change, report }) => `${change} ${report}`).sort(),
        );
        const turnedRevisions = there.revisions!.map(({ change, ...rest }) => ({
          change: change === 'left' ? 'joined' : 'left',
          ...rest,
        }));
        const sort = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort();
        expect(sort(turnedRevisions)).toEqual(sort(back.revisions!));
      }),
      { numRuns: 5 * runs },
    );
  });

  test('what is told leads from one output to the other', () => {
    fc.assert(
      fc.property(clusters, clusters, (former, newer) => {
        const { reports = [], revisions = [] } = findGate(toSide(former), toSide(newer), gateKinds);
        // A document changes its company only where that is told of it, or of a report that it was or is in.
        const namedIn = (side: Clusters, changes: readonly string[]) =>
          new Set([...side].flatMap(([id, own]) => (changes.includes(id) ? own : [])));
        const wholes = [
          ...namedIn(
            newer,
            reports.flatMap(({ change, report }) =>
              change === 'new' || change === 'parted' ? [report] : [],
            ),
          ),
          ...namedIn(
            former,
            reports.flatMap(({ change, report }) =>
              change === 'gone' || change === 'joined' ? [report] : [],
            ),
          ),
        ];
        const moved = new Set([...wholes, ...revisions.map(({ document }) => document)]);
        const mates = (side: Clusters, document: string) =>
          [...side.values()]
            .find((own) => own.includes(document))
            ?.filter((one) => !moved.has(one))
            .sort() ?? [];
        for (let at = 0; at < 8; at++) {
          if (moved.has(`d${at}`)) continue;
          expect(mates(newer, `d${at}`), `d${at}`).toEqual(mates(former, `d${at}`));
        }
      }),
      { numRuns: 5 * runs },
    );
  });
});

const fact = (more: Partial<Fact> = {}): Fact => ({
  kind: 'number-changed',
  severity: 3,
  from: '12',
  to: '15',
  between: ['a', 'b'] as unknown as Fact['between'],
  ...more,
});
const toldFact = (more: Partial<Fact> = {}, hashes: ToldFact['hashes'] = ['1', '2']): ToldFact => ({
  report: 'X',
  fact: fact(more),
  hashes,
});

describe('facts', () => {
  const changesOf = (former: readonly ToldFact[], newer: readonly ToldFact[]) =>
    findGate(sideOf('', former), sideOf('', newer), ['facts']).facts!.map(
      ({ change, from, to, severity }) => [change, from, to, severity],
    );

  test('that both tell are none, wherever they stand and whatever the files are called', () => {
    const renamed = toldFact({ between: ['x', 'y'] as unknown as readonly [DocumentId, DocumentId] });
    expect(changesOf([toldFact(), toldFact({ to: '16' })], [toldFact({ to: '16' }), renamed])).toEqual([]);
  });

  test.each<readonly [what: string, other: ToldFact]>([
    ['value', toldFact({ to: '16' })],
    ['kind', toldFact({ kind: 'bound-changed' })],
    ['severity', toldFact({ severity: 2 })],
    ['cause', toldFact({ cause: 'correction' })],
    ['revision', toldFact({}, ['1', '3'])],
  ])('with another %s are others', (_, other) => {
    expect(
      changesOf([toldFact()], [other])
        .map(([change]) => change)
        .sort(),
    ).toEqual(['gone', 'new']);
  });

  test('that are told twice count twice, and the gravest come first', () => {
    expect(changesOf([toldFact()], [toldFact(), toldFact()])).toEqual([['new', '12', '15', 3]]);
    const former = [toldFact({ severity: 3, to: 'gone' })];
    const newer = [toldFact({ severity: 1, to: 'least' }), toldFact({ severity: 2, to: 'more' })];
    expect(changesOf(former, newer).map(([, , to]) => to)).toEqual(['gone', 'more', 'least']);
  });
});

describe('what a log shows', () => {
  const names = new Map([
    ['X', 'Harbour bridge closed'],
    ['Y', 'Ferry\u001b[31m stopped\nagain'],
  ]);
  const show = (
    former: GateSide,
    newer: GateSide,
    kinds = gateKinds as readonly (typeof gateKinds)[number][],
  ) => describeGate(findGate(former, newer, kinds), (report) => names.get(report) ?? report);

  test('a table, and the first of each kind by name', () => {
    const former = sideOf('X: a b, Y: c d', [
      toldFact({ kind: 'attribution-lost', severity: 2, from: 'Peskov', to: null }),
    ]);
    const newer = sideOf('X: a b c d e, Z: f g', [toldFact({ cause: 'update' })]);
    expect(show(former, newer)).toBe(
      [
        'kind       differ  of which',
        'reports         2  1 new, 1 joined',
        'revisions       1  1 joined',
        'facts           2  1 new, 1 gone',
        '',
        'reports:',
        '  new     Z',
        '  joined  Ferry\\u001b[31m stopped\\nagain → Harbour bridge closed',
        '',
        'revisions:',
        '  joined  e → Harbour bridge closed',
        '',
        'facts:',
        '  new   severity 3, number-changed: “12” → “15” (update), between a and b, in Harbour bridge closed',
        '  gone  severity 2, attribution-lost: “Peskov” → nothing, between a and b, in Harbour bridge closed',
        '',
      ].join('\n'),
    );
  });

  test('the table alone where nothing differs, and only the kinds that were asked for', () => {
    expect(show(sideOf('X: a b'), sideOf('X: a b'), ['revisions'])).toBe(
      'kind       differ  of which\nrevisions       0\n',
    );
  });

  test('five of a kind, each on a line that is not too long, and how many more there are', () => {
    const many = Array.from({ length: 7 }, (_, at) => `${'n'.repeat(300)}${at}: a${at} b${at}`).join(', ');
    const lines = show(sideOf(''), sideOf(many), ['reports']).split('\n');
    expect(lines).toHaveLength(2 + 2 + 5 + 1 + 1);
    expect(lines.at(-2)).toBe('  … and 2 more; --json gives them all');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(120);
  });
});

test('the reports that a gate names are listed once each', () => {
  const gate = findGate(sideOf('X: a b, Y: c d'), sideOf('X: a b c d e', [toldFact()]), gateKinds);
  expect(listNamed(gate)).toEqual(['Y', 'X']);
});
