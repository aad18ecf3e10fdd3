/** What is told of a report, by editions of real and of written texts, as its revisions come and go. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FactChange, ParagraphChange, ReportChange } from '../../../../src/model/change.js';
import type { SegmentedDocument } from '../../../../src/model/document.js';
import type { Edition, State } from '../../../../src/model/edition.js';
import { changesOf } from '../../../../src/write/changes/changes-of.js';
import { headlineIn, openingOf } from '../../../../src/write/changes/items.js';
import { editionOf, makeEdition } from '../../../arbitraries/editions.js';
import { toDocument } from '../../../arbitraries/histories.js';
import { nameAfter } from '../../../arbitraries/named-editions.js';

const root = join(import.meta.dirname, '../../../..');

/** Adds one set of documents after another, and lists what is told of each step. */
function follow(steps: readonly (readonly SegmentedDocument[])[]): readonly (readonly ReportChange[])[] {
  let former: readonly Edition[] = [];
  return steps.map((documents) => {
    const next = nameAfter(former, makeEdition(documents));
    const changes = changesOf(former, next);
    former = [next];
    return changes;
  });
}

/** Writes a change as a test says it: paragraphs by their first words, never by an id. */
function say(change: ReportChange): string {
  switch (change.kind) {
    case 'fact-changed':
      return `${change.fact} ${change.from} > ${change.to} (${change.between.map(({ siglum }) => siglum).join('')})`;
    case 'status-changed':
      return `${change.from} > ${change.to}: ${change.notice}`;
    case 'headline-changed':
      return `headline ${change.from} > ${change.to}`;
    case 'revision-joined':
    case 'revision-left':
      return `${change.kind} ${change.siglum} ${change.document}${change.isCopy ? ' as a copy' : ''}`;
    default:
      return `${change.kind} ${change.source.siglum}: ${change.opening.slice(0, 24)}`;
  }
}

const isParagraph = (change: ReportChange): change is ParagraphChange => 'block' in change;
const isFact = (change: ReportChange): change is FactChange => change.kind === 'fact-changed';

describe('the seeds, collated by hand', () => {
  const names = {
    A: '002_019d0fbc26820511.txt',
    B: '000_62c342dc7cb457a1.txt',
    C: '001_ee63aafd8d45b27d.txt',
  };
  const read = (letter: keyof typeof names) =>
    toDocument(readFileSync(join(root, 'seeds', names[letter]), 'utf8'), names[letter]);
  const [A, B, C] = [read('A'), read('B'), read('C')];

  test('after 002, then 000, then 001: each step tells what it changed', () => {
    const [first, second, third] = follow([[A], [A, B], [A, B, C]]);
    expect(first).toEqual([]);
    expect(second!.map(say)).toEqual([
      `revision-joined B ${names.B}`,
      'hedge-changed set to meet > meeting (AB)',
      'paragraph-dropped A: "It\'s precisely for disc',
      'paragraph-dropped A: “There are troubles aris',
      'paragraph-dropped A: He also said Turkish gro',
      'paragraph-dropped A: “Right now, our drones a',
      'paragraph-dropped A: An estimated 400,000 Syr',
      'paragraph-dropped A: Peskov told journalists ',
      'attribution-lost Peskov > null (AB)',
      'name-dropped Ukraine > null (AB)',
      'paragraph-dropped A: "Turkey is our close par',
      'paragraph-new B: Opening the MAKS air sho',
      'paragraph-new B: "This will open up new o',
      'paragraph-dropped A: Turkey, which has starte',
      'paragraph-new B: The Turkish Defense Mini',
    ]);
    expect(third!.map(say)).toEqual([
      'headline null > Putin, Erdogan Discuss Syria, Defense Cooperation',
      `revision-joined C ${names.C}`,
      'paragraph-new C: Russian President Vladim',
      'paragraph-new C: Putin said after the tal',
      'paragraph-new C: "Together with Turkey\'s ',
      'paragraph-new C: Putin also said he and t',
      'paragraph-new C: "The situation [in Idlib',
      'paragraph-new C: "We do not want this to ',
      'paragraph-dropped B: The region is covered by',
      'paragraph-new C: Sukhoi Su-57 stealth fig',
      'paragraph-new C: On August 27, Turkey als',
      'paragraph-dropped B: The Turkish Defense Mini',
    ]);
    expect(third!.filter(isParagraph).map(({ block }) => block)).toContain('caption');
  });

  test('all at once they tell the same, against the oldest, which stood alone before', () => {
    const steps = follow([[A], [A, B], [A, B, C]]).flat();
    const [all] = follow([[A, B, C]]);
    const told = steps.map(say);
    // What came with B and is in C is C's by then.
    const inC: Readonly<Record<string, string>> = {
      'paragraph-new C: Opening the show, Putin ': 'paragraph-new B: Opening the MAKS air sho',
      'paragraph-new C: "This will open up new o': 'paragraph-new B: "This will open up new o',
    };
    for (const change of all!.map(say)) expect(told).toContain(inC[change] ?? change);
    expect(all!.filter(isFact).map(say)).toEqual(steps.filter(isFact).map(say));
  });

  test('the one in the middle comes last: what was told is not told again', () => {
    const [, older, middle] = follow([[C], [A, C], [A, B, C]]);
    expect(older!.filter(isParagraph).every(({ kind }) => kind === 'paragraph-dropped')).toBe(true);
    expect(older!.filter(isParagraph).every(({ was }) => was === null)).toBe(true);
    expect(middle!.map(say)).toEqual([
      `revision-joined B ${names.B}`,
      'hedge-changed set to meet > meeting (AB)',
      // Told as dropped when nothing linked it to what C has; B does.
      'paragraph-returned C: Putin and Erdogan, who a',
      'attribution-lost Peskov > null (AB)',
      'name-dropped Ukraine > null (AB)',
      'paragraph-dropped A: Turkey, which has starte',
      'paragraph-dropped B: The Turkish Defense Mini',
    ]);
    const returned = middle!.find((change) => change.kind === 'paragraph-returned');
    expect(returned).toMatchObject({ was: 'dropped', formerly: [expect.any(String)] });
  });
});

/** A report with one figure, and with words of its own where the same figure comes again. */
const storm = (ferries: number, day: number, more = ''): SegmentedDocument => ({
  ...toDocument(
    `The storm hit the coast on Monday and tore roofs from houses in Port Alder.\n\nOfficials counted ${ferries} ferries in the harbour of Port Alder during the long storm.\n\nSchools stay shut until Friday, the council said.\n${more}`,
    `day${day}.txt`,
  ),
  date: `2024-03-0${day}T08:00:00Z`,
});

describe('facts', () => {
  test('one that lies between two revisions, once another stands between them, is the same one', () => {
    const [one, two, three] = [
      storm(3, 1),
      storm(5, 2),
      storm(5, 3, '\nTrains run again on the coastal line.\n'),
    ];
    const [, joined, between] = follow([[one], [one, three], [one, two, three]]);
    expect(joined!.filter(isFact).map(say)).toEqual(['number-changed 3 ferries > 5 ferries (AB)']);
    expect(between!.map(say)).toEqual(['revision-joined B day2.txt']);
    // And the other way round.
    const [, , less] = follow([[one], [one, two, three], [one, three]]);
    expect(less!.map(say)).toEqual(['revision-left B day2.txt']);
  });

  test('one that turns out to be two is told as two', () => {
    const [one, two, three] = [storm(3, 1), storm(4, 2), storm(5, 3)];
    expect(
      follow([
        [one, three],
        [one, two, three],
      ])[1]!
        .filter(isFact)
        .map(say),
    ).toEqual(['number-changed 3 ferries > 4 ferries (AB)', 'number-changed 4 ferries > 5 ferries (BC)']);
  });

  test('a value that changes to and fro is told each time, also where one of the times was told before', () => {
    const days = [
      storm(3, 1),
      storm(5, 2),
      storm(3, 3, '\nTrains run.\n'),
      storm(5, 4, '\nTrains run late.\n'),
    ];
    const [first, , third, fourth] = days as [
      SegmentedDocument,
      SegmentedDocument,
      SegmentedDocument,
      SegmentedDocument,
    ];
    const told = follow([[first], [first, fourth], days]);
    expect(told[1]!.filter(isFact).map(say)).toEqual(['number-changed 3 ferries > 5 ferries (AB)']);
    expect(told[2]!.filter(isFact).map(say)).toEqual([
      'number-changed 5 ferries > 3 ferries (BC)',
      'number-changed 3 ferries > 5 ferries (CD)',
    ]);
    const late = follow([days.slice(0, 2), [...days.slice(0, 2), third], days]);
    expect(late.map((changes) => changes.filter(isFact).map(say))).toEqual([
      ['number-changed 3 ferries > 5 ferries (AB)'],
      ['number-changed 5 ferries > 3 ferries (BC)'],
      ['number-changed 3 ferries > 5 ferries (CD)'],
    ]);
  });

  test('one that stands in two paragraphs is told once, with both', () => {
    const edition = editionOf([3, 5].map((count) => storm(count, 1).text));
    const facts = edition.paragraphs.find((paragraph) => paragraph.facts.length > 0)!.facts;
    const [first, , last] = edition.paragraphs;
    const twice: Edition = {
      ...edition,
      paragraphs: edition.paragraphs.map((paragraph) => ({ ...paragraph, facts })),
      titleFacts: [],
    };
    const told = changesOf([], twice).filter(isFact);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      paragraph: first!.id,
      opening: 'The storm hit the coast on Monday and tore roofs from houses in Port Alder.',
      also: expect.arrayContaining([last!.id]),
    });
  });

  test('a correction is called one, and the notice that makes it is told', () => {
    const texts = [1, 2].map((at) =>
      readFileSync(join(root, `tests/golden/correction/input/${at}.txt`), 'utf8'),
    );
    const told = changesOf([], nameAfter([], editionOf(texts)));
    const causes = told.filter(isFact).map(({ from, to, severity, cause }) => [from, to, severity, cause]);
    expect(causes).toContainEqual(['14 million crowns', '41 million crowns', 3, 'correction']);
    expect(told.filter(isParagraph)).toMatchObject([
      { kind: 'paragraph-new', block: 'notice', isCorrection: true },
    ]);
    // As they are read: it stands at the end.
    expect(told.at(-1)).toMatchObject({ block: 'notice' });
  });

  test('where nobody knows which revision is older, rows say so', () => {
    const edition = editionOf([
      storm(3, 1).text,
      storm(5, 1).text.replace('Schools stay shut until Friday', 'Trains run'),
    ]);
    const unordered: Edition = { ...edition, order: { ...edition.order, basis: 'unknown' } };
    const marks = (told: readonly ReportChange[]) =>
      told.map((change) => 'isUnordered' in change && change.isUnordered);
    expect(marks(changesOf([], unordered))).toContain(true);
    expect(marks(changesOf([], unordered))).not.toContain(false);
    expect(marks(changesOf([], edition))).not.toContain(true);
  });
});

describe('revisions', () => {
  test('a document that publishes what another did is a copy, also where it takes the lead', () => {
    const [one, two] = [storm(3, 2), storm(5, 3)];
    const later = { ...one, id: 'later.txt' as typeof one.id, date: '2024-03-02T12:00:00Z' };
    const earlier = { ...one, id: 'earlier.txt' as typeof one.id, date: '2024-03-01T08:00:00Z' };
    const [, copied, led, left] = follow([
      [one, two],
      [one, two, later],
      [one, two, later, earlier],
      [two, later, earlier],
    ]);
    expect(copied!.map(say)).toEqual(['revision-joined A later.txt as a copy']);
    expect(led!.map(say)).toEqual(['revision-joined A earlier.txt as a copy']);
    expect(left!.map(say)).toEqual(['revision-left A day2.txt as a copy']);
  });

  test('reports that were joined: all that stood in either, told once', () => {
    const [one, two, three, four] = [storm(3, 1), storm(5, 2), storm(5, 3, '\nTrains run.\n'), storm(8, 4)];
    const former = [makeEdition([one, two]), makeEdition([three, four])];
    const named = [nameAfter([], former[0]!), nameAfter([], former[1]!)];
    const told = changesOf(named, nameAfter(named, makeEdition([one, two, three, four])));
    expect(told.map(say)).toEqual([]);
  });

  test('of joined reports the one whose id went on has another headline, or none', () => {
    const titled = [storm(3, 1), storm(5, 2)].map((document, at) => ({ ...document, title: `Day ${at}` }));
    const [gone, own] = titled.map((document) => makeEdition([document])) as [Edition, Edition];
    const next = { ...makeEdition(titled), id: own.id };
    const headlines = (former: readonly Edition[]) =>
      changesOf(former, next).filter(({ kind }) => kind === 'headline-changed');
    expect(headlines([gone, own])).toEqual([]);
    expect(headlines([gone]).map(say)).toEqual(['headline Day 0 > Day 1']);
  });

  test('one that leaves takes its paragraphs along, and nothing is called dropped', () => {
    const [one, two] = [storm(3, 1), storm(3, 2, '\nTrains run again on the coastal line.\n')];
    expect(follow([[one, two], [one]])[1]!.map(say)).toEqual(['revision-left B day2.txt']);
  });
});

describe('paragraphs', () => {
  const read = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...toDocument(
        readFileSync(join(root, `tests/golden/${name}/input/${at + 1}.txt`), 'utf8'),
        `${at + 1}.txt`,
      ),
      date: `2024-03-0${at + 1}T08:00:00Z`,
    }));

  test('one that comes back', () => {
    const documents = read('returned', 3);
    const told = follow([1, 2, 3].map((count) => documents.slice(0, count)));
    expect(told[1]!.map(say)).toContain('paragraph-dropped A: Lorries will have to use');
    expect(told[2]!.map(say)).toContain('paragraph-returned C: Lorries will have to use');
  });

  test('cut in two or joined with another, it is neither dropped nor new', () => {
    const documents = read('split-and-joined', 2);
    const told = follow([documents.slice(0, 1), documents])[1]!;
    expect(told.filter(isParagraph)).toEqual([]);
    // The other way round, too.
    expect(follow([documents.slice(1), documents])[1]!.filter(isParagraph)).toEqual([]);
  });

  test('a report that is taken back is one change, with the words that take it back; and so is its return', () => {
    const documents = read('withdrawal', 3);
    const steps = [documents.slice(0, 2), documents, documents.slice(0, 2)];
    const [, withdrawn, again] = follow(steps);
    const notice =
      'This article has been withdrawn because the inspection report that it quoted was not genuine.';
    expect(withdrawn!.map(say)).toEqual([`published > withdrawn: ${notice}`, 'revision-joined C 3.txt']);
    expect(again!.map(say)).toEqual(['withdrawn > published: null', 'revision-left C 3.txt']);
    // An earlier notice is not what takes it back, wherever it stands.
    const earlier = 'Correction: An earlier version of this article gave a wrong year.';
    const corrected = {
      ...documents[1]!,
      ...toDocument(documents[1]!.text.replace('\n\n', `\n\n${earlier}\n\n`), '2.txt'),
    };
    const edition = makeEdition([documents[0]!, corrected, documents[2]!]);
    const orders = [edition.views.fullRecord, edition.views.fullRecord.toReversed()];
    for (const fullRecord of orders) {
      const told = changesOf([], { ...edition, views: { asPublished: [], fullRecord } }).map(say);
      expect(told[0]).toBe(`published > withdrawn: ${notice}`);
      expect(told).toContain('paragraph-new B: Correction: An earlier v');
    }
    // Of a report that is new the first revision stood there before.
    expect(follow([documents])[0]!.map(say)[0]).toBe(`published > withdrawn: ${notice}`);
  });

  test('another headline, in texts and in records', () => {
    const documents = read('headline-changed', 2);
    const headlines =
      'headline Harbour bridge to close for lorries > Harbour bridge closed to lorries after cracks found';
    expect(follow([documents.slice(0, 1), documents])[1]!.map(say)).toContain(headlines);
    expect(follow([documents])[0]!.map(say)).toContain(headlines);
    const titled = [storm(3, 1), storm(3, 2)].map((document, at) => ({
      ...document,
      title: `Storm, day ${at}`,
    }));
    const [told] = follow([titled]);
    expect(told!.map(say)).toEqual(['headline Storm, day 0 > Storm, day 1', 'number-changed 0 > 1 (AB)']);
    expect(told![1]).toMatchObject({ paragraph: null });
    // First words are no headline.
    const bare = ['A storm', 'The storm'].map((words, at) => ({
      ...toDocument(storm(3, 1).text.replace('The storm', words), `${at}.txt`),
      date: `2024-03-0${at + 1}T08:00:00Z`,
    }));
    expect(follow([bare])[0]!.map(say)).toEqual([]);
  });

  test('of two headlines in one revision the first is its headline', () => {
    const edition = editionOf([read('headline-changed', 1)[0]!.text]);
    const [headline] = edition.blocks;
    const { revision, span } = headline!.witnesses[0]!;
    const below = {
      ...headline!,
      id: 'b9',
      text: 'A line below',
      witnesses: [{ ...headline!.witnesses[0]!, revision, span: [span[1], span[1] + 12] as const }],
    };
    const both = { ...edition, blocks: [below, headline!], views: { asPublished: [], fullRecord: [] } };
    expect(headlineIn(both, edition.revisions[0]!)).toBe(headline!.text);
  });

  /** How a paragraph stood, once for each id that leads to it; how it stands; and what is told. */
  const table: readonly (readonly [
    State[],
    State,
    ParagraphChange['kind'] | null,
    ParagraphChange['was'],
  ])[] = [
    [['current'], 'current', null, null],
    [['current'], 'dropped', 'paragraph-dropped', 'current'],
    [['current'], 'absorbed', 'paragraph-absorbed', 'current'],
    [['current'], 'withdrawn', null, null],
    [['withdrawn'], 'current', null, null],
    [['withdrawn'], 'dropped', 'paragraph-dropped', 'current'],
    [['dropped'], 'dropped', null, null],
    [['dropped'], 'current', 'paragraph-returned', 'dropped'],
    [['dropped'], 'withdrawn', 'paragraph-returned', 'dropped'],
    [['dropped'], 'absorbed', 'paragraph-absorbed', 'dropped'],
    [['absorbed'], 'dropped', 'paragraph-dropped', 'absorbed'],
    [['absorbed'], 'current', 'paragraph-returned', 'absorbed'],
    [['current', 'current'], 'current', null, null],
    [['current', 'dropped'], 'current', 'paragraph-returned', 'dropped'],
    [['dropped', 'current'], 'dropped', 'paragraph-dropped', 'current'],
    [['dropped', 'absorbed'], 'dropped', 'paragraph-dropped', 'absorbed'],
    [['dropped', 'current'], 'absorbed', 'paragraph-absorbed', 'current'],
    [['dropped', 'dropped'], 'dropped', null, null],
    [[], 'dropped', 'paragraph-dropped', null],
  ];

  test.each(table)('%j, then %s: %s', (stood, state, kind, was) => {
    const edition = editionOf([storm(3, 1).text]);
    const [model] = edition.paragraphs;
    const of = (items: readonly (typeof model & object)[]): Edition => ({
      ...edition,
      paragraphs: items,
      views: { asPublished: [], fullRecord: items.map(({ id }) => id) },
    });
    const former = of(stood.map((one, at) => ({ ...model!, id: `p${at}`, state: one })));
    const formerly = stood.slice(1).map((_, at) => `p${at + 1}`);
    const told = changesOf([former], of([{ ...model!, id: 'p0', state, ...{ formerly } }]));
    const otherwise = formerly.filter((_, at) => stood[at + 1] !== state);
    expect(told).toMatchObject(kind === null ? [] : [{ kind, paragraph: 'p0', was }]);
    if (kind !== null && otherwise.length > 0) expect(told).toMatchObject([{ formerly: otherwise }]);
    if (kind !== null && otherwise.length === 0) expect(told[0]).not.toHaveProperty('formerly');
  });

  test('long ones are told by their first words, on one line, no character cut in half', () => {
    expect(openingOf(' Ferries\nrun \n again. ')).toBe('Ferries run again.');
    expect(openingOf(`${'x'.repeat(159)}😀`)).toBe(`${'x'.repeat(159)} …`);
    expect(openingOf('Ferries run again until Friday', 20)).toBe('Ferries run again …');
    expect(openingOf('Ferries run again un', 20)).toBe('Ferries run again un');
  });
});
