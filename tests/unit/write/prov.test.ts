/** PROV of a small edition: who took part in it, and what the run did. */
import { describe, expect, test } from 'vitest';
import type { DocumentId } from '../../../src/model/document.js';
import type { ThreadId, ThreadNote } from '../../../src/model/thread.js';
import { renderFormats } from '../../../src/write/formats.js';
import { renderProv } from '../../../src/write/prov.js';
import { makeEdition } from '../../arbitraries/editions.js';
import { record, type Said } from '../../arbitraries/records.js';

type Told = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const text = (boats: string) =>
  `The ferry of Port Alder will stay tied up until divers have examined it, the harbour office said on Tuesday.

“We found ${boats} cracks below the water line,” said Ida Strand, who runs the harbour office of the town.

“Nobody knows when it will sail again,” she said, and asked passengers to take the coach over the bridge.
`;

function provOf(said: readonly Said[], options?: Parameters<typeof renderProv>[1]) {
  const edition = makeEdition(
    said.map((each, at) =>
      record(`r${at}`, { date: `2024-03-0${at + 1}T08:00:00Z`, ...each }, text(`${at + 2}`)),
    ),
  );
  return { edition, prov: JSON.parse(renderProv(edition, options)) as Readonly<Record<string, Told>> };
}

const labels = (told: Told, type: string) =>
  Object.values(told)
    .filter((each) => (each['prov:type'] as { $: string }).$ === type)
    .map((each) => each['prov:label']);

describe('the agents of an edition', () => {
  const { prov } = provOf([
    { about: { publisher: 'Alder Post', url: 'https://post.example/ferry' } },
    { about: { url: 'https://www.coast.example/ferry' } },
    { about: { publisher: 'Alder Post' } },
    {},
  ]);

  test('are the outlets that records name, by publisher or else by host, each once', () => {
    expect(labels(prov['agent']!, 'prov:Organization')).toEqual(['Alder Post', 'coast.example']);
  });

  test('have revisions attributed to them, those of which nobody knows the outlet left out', () => {
    const published = Object.values(prov['wasAttributedTo']!).filter(
      (each) => (each['prov:type'] as { $: string } | undefined)?.$ === 'variorum:published',
    );
    expect(published.map((each) => prov['agent']![each['prov:agent'] as string]!['prov:label'])).toEqual([
      'Alder Post',
      'coast.example',
      'Alder Post',
    ]);
  });

  test('are those who speak: "she" is whom the text means', () => {
    expect(labels(prov['agent']!, 'variorum:Speaker')).toEqual(['Ida Strand']);
    const quotations = Object.values(prov['entity']!).filter(
      (each) => (each['prov:type'] as { $: string }).$ === 'variorum:Quotation',
    );
    expect(quotations.map((each) => each['prov:value'])).toEqual([
      '“We found 5 cracks below the water line,”',
      '“Nobody knows when it will sail again,”',
    ]);
  });
});

describe('the run of an edition', () => {
  test('uses each source, generates the edition, and is the work of the program', () => {
    const { edition, prov } = provOf([{}, {}]);
    const run = `variorum:merge-${edition.id}`;
    expect(Object.keys(prov['activity']!)).toEqual([run]);
    expect(Object.values(prov['used']!).map((each) => each['prov:entity'])).toEqual(
      edition.revisions.map(({ contentId }) => `variorum:source-${contentId}`),
    );
    expect(Object.values(prov['wasGeneratedBy']!)).toEqual([
      { 'prov:entity': `variorum:edition-${edition.id}`, 'prov:activity': run },
    ]);
    const program = Object.values(prov['wasAssociatedWith']!)[0]!['prov:agent'] as string;
    expect(prov['agent']![program]).toMatchObject({ 'prov:label': 'Variorum' });
  });

  test('has the options that it was given, and run.json as its plan; without any it has neither', async () => {
    const given = provOf([{}, {}], { policy: 'latest', keepBase: 'longest' });
    const told = Object.values(given.prov['activity']!)[0]!;
    expect(told).toMatchObject({ 'variorum:policy': 'latest', 'variorum:keepBase': 'longest' });
    expect(given.prov['entity']!['variorum:run-record']!['prov:location']).toBe('../../run.json');
    const alone = JSON.stringify(provOf([{}, {}]).prov);
    expect(alone).not.toMatch(/run-record|run\.json|policy/);
    const [[, written]] = (await renderFormats(given.edition, ['prov'], {
      policy: 'latest',
      keepBase: 'longest',
    })) as [[string, string]];
    expect(JSON.parse(written)).toEqual(given.prov);
  });
});

describe('a paragraph that other reports carry', () => {
  const first = {
    document: 'elsewhere' as DocumentId,
    report: null,
    headline: 'Ferry refitted',
    outlet: 'Coast Times',
    date: '2020-05-01',
  };
  const noted = (note: Partial<ThreadNote>): Readonly<Record<string, Told>> => {
    const { edition } = provOf([{ about: { publisher: 'Alder Post' } }, {}]);
    const thread = { thread: 't00000000000000aa' as ThreadId, role: 'background', ...note } as const;
    const paragraphs = edition.paragraphs.map((each, at) => (at === 0 ? each : { ...each, thread }));
    return JSON.parse(renderProv({ ...edition, paragraphs })) as Readonly<Record<string, Told>>;
  };

  test('is a specialisation of its thread, which belongs to the outlet that had it first', () => {
    const prov = noted({ first, others: 2, standing: 2 });
    const thread = 'variorum:t00000000000000aa';
    expect(prov['entity']![thread]).toEqual({
      'prov:type': { $: 'variorum:Thread', type: 'prov:QUALIFIED_NAME' },
      'variorum:role': 'background',
      'variorum:firstDocument': 'elsewhere',
      'variorum:firstDate': '2020-05-01',
    });
    const specialised = Object.values(prov['specializationOf']!);
    expect(specialised.length).toBeGreaterThan(1);
    expect(new Set(specialised.map((each) => each['prov:generalEntity']))).toEqual(new Set([thread]));
    const { 'prov:agent': agent } = Object.values(prov['wasAttributedTo']!).find(
      (each) => each['prov:entity'] === thread,
    )!;
    expect(prov['agent']![agent as string]!['prov:label']).toBe('Coast Times');
  });

  test('says no more than its role where nothing dates it', () => {
    const prov = noted({ others: 1, standing: 0 });
    expect(Object.keys(prov['entity']!['variorum:t00000000000000aa']!)).toEqual([
      'prov:type',
      'variorum:role',
    ]);
    expect(labels(prov['agent']!, 'prov:Organization')).toEqual(['Alder Post']);
  });
});
