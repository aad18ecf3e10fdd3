/**
 * The law of the claims that need no aligner: an edition that is wrong all through, as a wrong aligner would make it, is
 * found out by its texts alone. Each mutation leaves an edition that agrees with itself.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentId, Span } from '../../src/model/document.js';
import type { Edition, EditionParagraph, Fact, Origin, State, Witness } from '../../src/model/edition.js';
import { type ClaimName, Findings } from '../../src/write/check/findings.js';
import { checkNames, parseCluster } from '../../src/write/check/names.js';
import { checkEdition } from '../../src/write/check.js';
import { editionOf, type Mutable } from '../arbitraries/editions.js';
import { runs } from '../arbitraries/histories.js';

type Draft = Mutable<Edition>;
type DraftParagraph = Mutable<EditionParagraph>;

const bridge = [
  'The bridge was built in 1931 and carries vehicles between the port and the fish market all day and all night.',
  'Owners of warehouses on the north quay fear for their trade, and ask that vans be let across at night at least.',
  'Lorries will have to use the northern ring road, which adds about 20 minutes to every trip.',
];
const beams =
  'Engineers inspected the harbour bridge over the weekend. They found cracks in its main beams, and took samples of steel.';
const strand = '“We cannot take chances,” Mayor Ellen Strand said on Monday.';
const cost = (millions: number) =>
  `Repairs would cost ${millions} million, a report by the harbour board found, and could not begin before the spring.`;
const subhead = 'What is next?';
const edition = editionOf(
  [
    [beams, strand, ...bridge, subhead, cost(4)],
    [beams, ...bridge, subhead, cost(4), 'A second inspection is planned for October, the ministry said.'],
    [
      `${beams} No lorry may cross.`,
      ...bridge,
      subhead,
      cost(6),
      'A second inspection is planned for October, the ministry said.',
    ],
  ].map((paragraphs) => `Port Alder closes its old harbour bridge\n\n${paragraphs.join('\n\n')}\n`),
);

function errorsOf(wrong: Draft | Edition): readonly string[] {
  const findings = new Findings();
  checkEdition(wrong as Edition, 'edition', findings);
  return findings.errors;
}

/** Checks that `mutate` is found out by a claim of that name, wherever it is done. */
function law(claim: ClaimName, title: string, mutate: (draft: Draft, at: number) => void): void {
  test(`“${claim}” finds ${title}`, () => {
    fc.assert(
      fc.property(fc.nat(), (at) => {
        const draft = structuredClone(edition) as Draft;
        mutate(draft, at);
        expect(errorsOf(draft).join('\n')).toContain(`(${claim})`);
      }),
      { numRuns: runs },
    );
  });
}

test('what is right holds', () => {
  expect(errorsOf(edition)).toEqual([]);
  expect(edition.paragraphs.map(({ state }) => state)).toContain('dropped');
});

law('nothing dropped is new', 'a paragraph cut in two between equal readings', (draft, at) => {
  cut(draft, pick(unchanged(draft), at), 1 + (at % 2));
});

law('absent is absent', 'a paragraph cut in two, the older half of which is called dropped', (draft, at) => {
  cut(draft, pick(unchanged(draft), at), 1 + (at % 2));
});

law(
  'no text is told too often',
  'a paragraph that the full record prints once for each half',
  (draft, at) => {
    cut(draft, pick(unchanged(draft), at), 1 + (at % 2));
  },
);

law('nothing rewritten is new', 'an edited paragraph that is called dropped and new', (draft) => {
  cut(draft, paragraphWith(draft, 'Repairs'), 2);
});

law('equal texts are one', 'two paragraphs that take each other’s place in one revision', (draft, at) => {
  const paragraphs = unchanged(draft);
  swapReadings(pick(paragraphs, at), pick(paragraphs, at + 1), at % 2);
});

law('equal sentences are one', 'a paragraph that goes on as another one with a sentence more', (draft) => {
  cut(draft, paragraphWith(draft, 'Engineers'), 2);
});

law('nothing dropped is there', 'a sentence called dropped that the next revision has', (draft, at) => {
  const witness = paragraphWith(draft, 'Engineers').witnesses[at % 2]!;
  const length = Buffer.byteLength('Engineers inspected the harbour bridge over the weekend.');
  witness.dropped = [[witness.span[0], witness.span[0] + length]];
});

law('words are no older than their paragraph', 'a later firstSeen than that of its words', (draft, at) => {
  const paragraph = pick(unchanged(draft), at);
  const origins = structuredClone(paragraph.origins);
  cut(draft, paragraph, 1 + (at % 2));
  paragraph.origins = origins;
});

law('words are where they come from', 'a word that is said to be from a revision without it', (draft) => {
  const { origins } = paragraphWith(draft, 'second inspection');
  for (const origin of origins) origin.revision = draft.revisions[0]!.id;
});

law('facts are in their readings', 'a fact from what the older reading does not say', (draft, at) => {
  const fact = factOf(draft);
  if (at % 2 === 0) fact.from = '17 million';
  else fact.to = '1931 vehicles';
});

law('facts are in their readings', 'a fact that goes back in time, or changes nothing', (draft, at) => {
  const fact = factOf(draft);
  if (at % 2 === 0) fact.between.reverse();
  else fact.to = fact.from;
});

law('figures are told', 'a figure that changed and that no fact speaks of', (draft, at) => {
  const paragraph = paragraphWith(draft, 'Repairs');
  if (at % 2 === 0) paragraph.facts = [];
  else factOf(draft).between = [draft.revisions[0]!.id, draft.revisions[1]!.id];
});

test('check finds a wrong state, a wrong first or last revision, and a reading that is left out', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('state', 'firstSeen', 'lastSeen', 'witness'), (at, what) => {
      const draft = structuredClone(edition) as Draft;
      const paragraph = pick(unchanged(draft), at);
      if (what === 'state') paragraph.state = 'dropped' satisfies State;
      if (what === 'firstSeen') paragraph.firstSeen = draft.revisions[1 + (at % 2)]!.id;
      if (what === 'lastSeen') paragraph.lastSeen = draft.revisions[at % 2]!.id;
      if (what === 'witness') paragraph.witnesses.splice(at % 2, 1);
      const said = {
        state: 'is called dropped, and is in the text as published',
        firstSeen: 'was first or last seen elsewhere than it says',
        lastSeen: 'was first or last seen elsewhere than it says',
        witness: 'is accounted for nowhere',
      };
      expect(errorsOf(draft).join('\n')).toContain(said[what]);
    }),
    { numRuns: runs },
  );
});

test('“names are unique” finds an id that two clusters or two editions have, and documents that are another’s', () => {
  const clusters = [
    { id: 'one', documents: ['a', 'b'] },
    { id: 'two', documents: ['c', 'd'] },
  ];
  const editions = clusters.map((cluster) => ({ ...cluster, path: `editions/${cluster.id}` }));
  const check = (...input: [typeof clusters, typeof editions]) => {
    const findings = new Findings();
    checkNames(...input, findings);
    return findings.errors;
  };
  expect(check(clusters, editions)).toEqual([]);
  expect(check([clusters[0]!, { ...clusters[1]!, id: 'one' }], [])).toEqual([
    'clusters.jsonl: one is the id of a and of c (names are unique)',
  ]);
  expect(check(clusters, [editions[0]!, { ...editions[0]!, path: 'editions/other' }])).toEqual([
    'editions/other: it has the id one of editions/one (names are unique)',
  ]);
  expect(check(clusters, [{ ...editions[0]!, id: 'two' }])).toEqual([
    'editions/one: its documents are not those that clusters.jsonl lists for two (names are unique)',
  ]);
  expect(['[]', '{"id":1}', '{"id":"a"}', 'null', '{'].map(parseCluster)).toEqual(Array(5).fill(null));
});

function pick<T>(items: readonly T[], at: number): T {
  return items[at % items.length]!;
}

/** Current paragraphs that every revision has in the same words. */
function unchanged({ paragraphs, revisions }: Draft): DraftParagraph[] {
  return paragraphs.filter(
    ({ state, witnesses }) =>
      state === 'current' &&
      witnesses.length === revisions.length &&
      witnesses.every(({ text }) => text === undefined),
  );
}

function paragraphWith({ paragraphs }: Draft, words: string): DraftParagraph {
  return paragraphs.find(({ text }) => text.includes(words))!;
}

function factOf(draft: Draft): Mutable<Fact> {
  return paragraphWith(draft, 'Repairs').facts.find(({ kind }) => kind === 'number-changed')!;
}

/** Ends a paragraph before the revision at `position`: the older readings are a dropped one of their own. */
function cut(draft: Draft, paragraph: DraftParagraph, position: number): void {
  const places = new Map(draft.revisions.map(({ id }, index) => [id, index]));
  const isOlder = ({ revision }: { readonly revision: DocumentId }) => places.get(revision)! < position;
  const textOf = ({ text }: Mutable<Witness>) => text ?? paragraph.text;
  const older = paragraph.witnesses.filter(isOlder).map((each) => ({ ...each, text: textOf(each) }));
  const last = older.at(-1)!;
  const [first] = older;
  draft.paragraphs.push({
    id: 'p99',
    state: 'dropped',
    text: last.text,
    source: { revision: last.revision, span: last.span },
    witnesses: older.map(({ text, ...each }) => (text === last.text ? each : { ...each, text })),
    firstSeen: first!.revision,
    lastSeen: last.revision,
    origins: [{ revision: last.revision, span: last.span }],
    facts: [],
    speech: null,
  });
  paragraph.witnesses = paragraph.witnesses.filter((each) => !isOlder(each));
  paragraph.firstSeen = draft.revisions[position]!.id;
  paragraph.facts = [];
  paragraph.origins = paragraph.origins.map(
    ({ revision, span }): Mutable<Origin> => ({
      revision: isOlder({ revision }) ? paragraph.firstSeen : revision,
      span: [...span] as Mutable<Span>,
    }),
  );
  draft.views.fullRecord.splice(draft.views.fullRecord.indexOf(paragraph.id), 0, 'p99');
}

/** Gives each of two paragraphs the other's reading of one revision. */
function swapReadings(left: DraftParagraph, right: DraftParagraph, position: number): void {
  const [one, other] = [left.witnesses[position]!, right.witnesses[position]!];
  left.witnesses[position] = { ...other, text: right.text };
  right.witnesses[position] = { ...one, text: left.text };
}
