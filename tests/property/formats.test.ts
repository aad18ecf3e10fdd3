/** Other forms of an edition, read back by parsers of their own kind and held against the edition. */
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../src/model/edition.js';
import { renderAnnotations } from '../../src/write/annotations.js';
import { renderProv } from '../../src/write/prov.js';
import { restoreText } from '../../src/write/restore.js';
import { renderTei } from '../../src/write/tei.js';
import type { AnnotationPage } from '../anchoring.js';
import { editionOf, makeEdition } from '../arbitraries/editions.js';
import { history, runs, toDocuments } from '../arbitraries/histories.js';

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

interface Reading {
  readonly wit: readonly string[] | null;
  readonly isLem: boolean;
  text: string;
}

/** The segments of every `ab`, by its id; and the witnesses that are listed. */
function readTei(xml: string) {
  const items = new Map<string, Reading[]>();
  const witnesses: string[] = [];
  let item: Reading[] | null = null;
  let reading: Reading | null = null;
  let title = '';
  let isTitle = false;
  // The namespace-aware parser knows xml:id as the attribute it is.
  const parser = new SaxesParser({ xmlns: true });
  const value = (attribute: unknown) => (attribute as { value: string } | undefined)?.value;
  const write = (text: string) => {
    if (isTitle) title += text;
    if (item === null) return;
    if (reading !== null) reading.text += text;
    else item.push({ wit: null, isLem: false, text });
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes, uri }) => {
    expect(uri).toBe('http://www.tei-c.org/ns/1.0');
    if (name === 'title') isTitle = true;
    if (name === 'witness') witnesses.push(value(attributes['xml:id'])!);
    if (name === 'g') write(String.fromCharCode(Number.parseInt(value(attributes['n'])!.slice(2), 16)));
    if (name === 'ab') {
      item = [];
      items.set(value(attributes['xml:id'])!, item);
    }
    if (name === 'lem' || name === 'rdg') {
      reading = {
        wit: value(attributes['wit'])!
          .split(' ')
          .map((wit) => wit.slice(1)),
        isLem: name === 'lem',
        text: '',
      };
      item!.push(reading);
    }
  });
  parser.on('text', write);
  parser.on('closetag', ({ name }) => {
    if (name === 'title') isTitle = false;
    if (name === 'ab') item = null;
    if (name === 'lem' || name === 'rdg') reading = null;
  });
  parser.write(xml).close();
  return { items, witnesses, title };
}

function checkTei(edition: Edition): void {
  const { items, witnesses, title } = readTei(renderTei(edition));
  expect(title).toBe(edition.title);
  expect(witnesses).toEqual(edition.revisions.map(({ siglum }) => siglum));
  expect([...items.keys()].sort()).toEqual(
    [...edition.blocks, ...edition.paragraphs].map(({ id }) => id).sort(),
  );
  for (const item of [...edition.blocks, ...edition.paragraphs]) {
    const segments = items.get(item.id)!;
    const lemmata = segments
      .filter(({ wit, isLem }) => wit === null || isLem)
      .map(({ text }) => text)
      .join('');
    const isBase = item.witnesses.some(
      ({ revision, isPart }) => revision === edition.base && isPart !== true,
    );
    expect(plain(lemmata)).toBe(isBase ? plain(item.text) : '');
    if (isBase && item.source.revision === edition.base) expect(lemmata).toBe(item.text);
    for (const { id, siglum } of edition.revisions) {
      const own = segments
        .filter(({ wit }) => wit === null || wit.includes(siglum))
        .map(({ text }) => text)
        .join('');
      const readings = item.witnesses.filter(({ revision, isPart }) => revision === id && isPart !== true);
      const wanted = [...readings]
        .sort((left, right) => left.span[0] - right.span[0])
        .map(({ text }) => text ?? item.text);
      expect(own.replace(/\s+/g, '')).toBe(wanted.join('').replace(/\s+/g, ''));
    }
  }
}

interface Prov {
  readonly prefix: Record<string, string>;
  readonly entity: Record<string, Record<string, unknown>>;
  readonly activity: Record<string, Record<string, unknown>>;
  readonly agent: Record<string, Record<string, unknown>>;
  readonly used: Record<string, Record<string, unknown>>;
  readonly wasGeneratedBy: Record<string, Record<string, unknown>>;
  readonly wasAssociatedWith: Record<string, Record<string, unknown>>;
  readonly wasAttributedTo: Record<string, Record<string, unknown>>;
  readonly wasDerivedFrom: Record<string, Record<string, unknown>>;
  readonly hadMember: Record<string, Record<string, string>>;
}

function checkProv(edition: Edition): void {
  const prov = JSON.parse(renderProv(edition)) as Prov;
  const names = new Set(Object.keys(prov.entity));
  for (const name of names) expect(Object.keys(prov.prefix)).toContain(name.split(':')[0]);
  const derivations = Object.values(prov.wasDerivedFrom);
  for (const { 'prov:generatedEntity': to, 'prov:usedEntity': from } of derivations) {
    expect(names.has(to as string) && names.has(from as string)).toBe(true);
  }
  const ofType = (type: string) =>
    derivations.filter((own) => (own['prov:type'] as { $: string } | undefined)?.$ === `prov:${type}`);
  const contentIds = new Map(edition.revisions.map(({ id, contentId }) => [id as string, contentId]));
  const items = [...edition.blocks, ...edition.paragraphs];
  // Where the order is unknown, no revision is known to come from another.
  const successors = edition.order.basis === 'unknown' ? [] : edition.revisions.slice(1);
  expect(ofType('PrimarySource')).toHaveLength(edition.revisions.length);
  expect(ofType('Revision').map((own) => [own['prov:generatedEntity'], own['prov:usedEntity']])).toEqual(
    successors.map(({ contentId }, at) => [
      `variorum:revision-${contentId}`,
      `variorum:revision-${edition.revisions[at]!.contentId}`,
    ]),
  );
  const isItem = new Set(items.map(({ id }) => `variorum:${id}`));
  const quotations = ofType('Quotation').filter((own) => !isItem.has(own['prov:generatedEntity'] as string));
  checkQuotations(edition, prov, quotations);
  checkParts(prov);
  expect(
    ofType('Quotation')
      .slice(0, items.length)
      .map((own) => [
        own['prov:generatedEntity'],
        own['prov:usedEntity'],
        own['variorum:start'],
        own['variorum:end'],
      ]),
  ).toEqual(
    items.map(({ id, source }) => [
      `variorum:${id}`,
      `variorum:revision-${contentIds.get(source.revision)}`,
      ...source.span,
    ]),
  );
  expect(derivations.length).toBe(
    edition.revisions.length +
      successors.length +
      quotations.length +
      items.reduce((sum, { witnesses }) => sum + witnesses.length, 0),
  );
  for (const { id, text } of items) expect(prov.entity[`variorum:${id}`]!['prov:value']).toBe(text);
  expect(Object.values(prov.hadMember)).toHaveLength(items.length);
  for (const { contentId, path, sha256 } of edition.revisions)
    expect(prov.entity[`variorum:source-${contentId}`]).toMatchObject({
      'variorum:path': path,
      'variorum:sha256': sha256,
    });
}

/** A quotation is where its paragraph's source has it, in these words, and said by whom the edition says. */
function checkQuotations(
  edition: Edition,
  prov: Prov,
  derivations: readonly Readonly<Record<string, unknown>>[],
): void {
  const notes = edition.paragraphs.flatMap(({ source, speech }) =>
    (speech?.quotations ?? [])
      .filter(({ isUnresolved }) => isUnresolved !== true)
      .map((note) => ({ ...note, in: edition.revisions.find(({ id }) => id === source.revision)! })),
  );
  expect(derivations.map((own) => [own['variorum:start'], own['variorum:end']])).toEqual(
    notes.map(({ span }) => [...span]),
  );
  const saidBy = new Map(
    Object.values(prov.wasAttributedTo).map((own) => [own['prov:entity'], own['prov:agent'] as string]),
  );
  for (const [at, note] of notes.entries()) {
    const { 'prov:generatedEntity': name, 'prov:usedEntity': from } = derivations[at]!;
    const words = Buffer.from(restoreText(edition, note.in.position))
      .subarray(...note.span)
      .toString();
    expect(prov.entity[name as string]!['prov:value']).toBe(words);
    expect(from).toBe(`variorum:revision-${note.in.contentId}`);
    expect(prov.agent[saidBy.get(name)!]!['prov:label']).toBe(note.antecedent?.text ?? note.speaker);
  }
}

/** Nothing is spoken of that is not described, and nothing is of two kinds. */
function checkParts({ entity, activity, agent, ...relations }: Prov): void {
  const kinds = { entity, activity, agent };
  const names = Object.values(kinds).flatMap((described) => Object.keys(described));
  expect(new Set(names).size).toBe(names.length);
  const ends: Readonly<Record<string, keyof typeof kinds>> = {
    'prov:entity': 'entity',
    'prov:generatedEntity': 'entity',
    'prov:usedEntity': 'entity',
    'prov:collection': 'entity',
    'prov:specificEntity': 'entity',
    'prov:generalEntity': 'entity',
    'prov:plan': 'entity',
    'prov:activity': 'activity',
    'prov:agent': 'agent',
  };
  for (const relation of Object.values(relations).flatMap((all) => Object.values(all)))
    for (const [end, name] of Object.entries(relation))
      if (end in ends) expect(kinds[ends[end]!][name as string], `${end} ${String(name)}`).toBeDefined();
}

function checkAnnotations(edition: Edition): void {
  const page = JSON.parse(renderAnnotations(edition)) as AnnotationPage;
  expect(page).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage' });
  // Code points, as the standard counts, by the language's own iterator.
  const texts = new Map(
    edition.revisions.map(({ path, position }) => [path, [...restoreText(edition, position)]]),
  );
  for (const { target } of page.items) {
    const [{ start, end }, { exact, prefix, suffix }] = target.selector;
    const text = texts.get(target.source)!;
    expect(text.slice(start, end).join('')).toBe(exact);
    expect(text.slice(0, start).join('').endsWith(prefix)).toBe(true);
    expect(text.slice(end).join('').startsWith(suffix)).toBe(true);
  }
  expect(new Set(page.items.map(({ id }) => id)).size).toBe(page.items.length);
  const items = [...edition.blocks, ...edition.paragraphs];
  const wanted = items.flatMap(({ id, text, witnesses }) =>
    witnesses.map((witness) => `${id}: ${witness.text ?? text}`),
  );
  const found = page.items
    .filter(({ body }) => body.selector !== undefined)
    .map(({ body, target }) => `${body.selector!.value}: ${target.selector[1].exact}`);
  expect(found).toEqual(wanted);
  expect(page.items.length - found.length).toBe(edition.furniture.length);
}

const harm = '</lem></app>]]> <!-- & "quoted" \u0007 \ufffe \r\n and 😀 \u202e turned';
const hostile = () =>
  editionOf(
    [1, 2].map(
      (figure) =>
        `The council of Port Alder voted on Tuesday to spend ${figure}2 million on the bridge ${harm}.\n\nWork will begin in the spring of next year and last for three years at least, ${harm} it said.\n\nAn ending of revision ${figure}.`,
    ),
  );

describe.each([
  ['edition.tei.xml is well formed; lem gives the base, each witness its words', checkTei],
  ['prov.json names every source, revision, paragraph and derivation', checkProv],
  ['annotations.jsonld selects every cited span by position and by quotation', checkAnnotations],
] as const)('%s', (_, check) => {
  test('of generated histories', () => {
    fc.assert(
      fc.property(history, (revisions) => check(makeEdition(toDocuments(revisions)))),
      { numRuns: runs },
    );
  });
  test('of texts made of markup and of characters that XML forbids', () => check(hostile()));
});
