/** Ids of revisions, paragraphs and blocks: what they are made from, what earlier ones lead to, and who uses them. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DocumentId } from '../../../../src/model/document.js';
import type { Edition } from '../../../../src/model/edition.js';
import type { GivenItem } from '../../../../src/model/naming.js';
import { Findings } from '../../../../src/write/check/findings.js';
import { checkIdentity } from '../../../../src/write/check/identity.js';
import { findGiven } from '../../../../src/write/identity/find-given.js';
import { nameItems } from '../../../../src/write/identity/name-items.js';
import { renderEditionPage } from '../../../../src/write/page/edition-page.js';
import { renderProv } from '../../../../src/write/prov.js';
import { renderProvenance } from '../../../../src/write/provenance.js';
import { renderTei } from '../../../../src/write/tei.js';
import { editionOf, type Mutable, makeEdition } from '../../../arbitraries/editions.js';
import { toDocument } from '../../../arbitraries/histories.js';
import { attribute, byId, elements, parsePage } from '../../../page-text.js';

const lead = 'The harbour bridge of Port Alder was closed to all traffic on Monday, the council said.';
const cracks = 'Engineers found cracks in two of its piers during a routine inspection at the weekend.';
const ferries = 'Ferries will run every ten minutes between the two banks until the repairs are done.';
const shops = 'Owners of shops near the old market fear that customers will stay away for months.';
const text = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`;
const digest = (words: string) => createHash('sha256').update(words).digest('hex');

const itemOf = ({ paragraphs }: Edition, words: string) =>
  paragraphs.find((paragraph) => paragraph.text.includes(words))!;

/** The edition of texts by their names, oldest first. */
function editionOfNamed(texts: Readonly<Record<string, string>>): Edition {
  return makeEdition(
    Object.entries(texts).map(([name, words], at) => ({
      ...toDocument(words, name),
      date: `2024-03-0${at + 1}T08:00:00Z`,
    })),
  );
}

const given = (id: string, revision: string, start: number, isJoined: boolean): GivenItem => ({
  id,
  revision: revision as DocumentId,
  start,
  isJoined,
});

describe('nameItems()', () => {
  const older = text(lead, cracks);
  const newer = text(lead, ferries, cracks.replace('two', 'three'));
  const edition = editionOfNamed({ 'a.txt': older, 'b.txt': newer });

  test('names an item after the bytes and the place of its first reading, a revision after its bytes', () => {
    const name = (words: string, start: number) => `p${digest(`${digest(words)}:${start}`).slice(0, 12)}`;
    expect(itemOf(edition, 'three').id).toBe(name(older, lead.length + 2));
    expect(itemOf(edition, 'Ferries').id).toBe(name(newer, lead.length + 2));
    expect(edition.revisions.map(({ contentId }) => contentId)).toEqual(
      [older, newer].map((words) => `r${digest(words).slice(0, 12)}`),
    );
  });

  test('tells revisions of equal bytes apart by their documents', () => {
    const twice = ['z.txt', 'm.txt', 'k.txt'].map((name) => ({ ...toDocument(older, name), title: name }));
    const names = new Map(makeEdition(twice).revisions.map(({ id, contentId }) => [id as string, contentId]));
    const plain = `r${digest(older).slice(0, 12)}`;
    expect(names.get('k.txt')).toBe(plain);
    for (const id of ['m.txt', 'z.txt']) expect(names.get(id)).toBe(`${plain}-${digest(id).slice(0, 6)}`);
  });

  test('keeps the id of the oldest reading of those that were given, and leads the others to the same place', () => {
    const at = lead.length + 2;
    const rows = [
      given('p00000000000a', 'b.txt', at + ferries.length + 2, true),
      given('p00000000000b', 'a.txt', at, false),
      given('p00000000000c', 'b.txt', at + ferries.length + 2, false),
      given('p00000000000d', 'b.txt', 1, false),
    ];
    const named = nameItems(edition, rows);
    expect(itemOf(named, 'three')).toMatchObject({
      id: 'p00000000000b',
      formerly: ['p00000000000a', 'p00000000000c'],
    });
    expect(JSON.stringify(named)).not.toContain('p00000000000d');
    expect(named.views.fullRecord).toContain('p00000000000b');
    expect(nameItems(edition, rows.toReversed())).toEqual(named);
    expect(nameItems(named)).toEqual(edition);
  });

  test('finds what was given by the id of a copy, too', () => {
    const copied = makeEdition(['a.txt', 'a-too.txt'].map((name) => toDocument(older, name)));
    const [{ id }] = copied.revisions as [Edition['revisions'][number]];
    const copy = id === 'a.txt' ? 'a-too.txt' : 'a.txt';
    expect(nameItems(copied, [given('p00000000000a', copy, 0, false)]).paragraphs[0]!.id).toBe(
      'p00000000000a',
    );
  });

  describe('where two revisions have equal bytes', () => {
    const hash = digest(older);
    const name = (start: string) => `p${digest(`${hash}:${start}`).slice(0, 12)}`;
    /** The paragraphs of an edition, of which each has only the readings that are listed. */
    const withReadings = (...readings: readonly (readonly [name: string, start: number])[][]) => {
      const draft = structuredClone(
        editionOfNamed({ 'a.txt': text(lead, cracks, shops), 'b.txt': older, 'x.txt': newer }),
      ) as Mutable<Edition>;
      for (const revision of draft.revisions) if (revision.id === 'a.txt') revision.sha256 = hash;
      for (const [at, own] of readings.entries()) {
        const [witness] = draft.paragraphs[at]!.witnesses;
        draft.paragraphs[at]!.witnesses = own.map(([revision, start]) => ({
          ...witness!,
          revision: revision as DocumentId,
          span: [start, start + 5],
        }));
      }
      return draft as Edition;
    };
    const idsOf = (edition: Edition, rows: readonly GivenItem[] = []) =>
      nameItems(edition, rows)
        .paragraphs.slice(0, 3)
        .map(({ id, formerly = [] }) => [id, ...formerly]);

    test('an item whose id is taken has that of its next reading, or a numbered one', () => {
      expect(
        idsOf(
          withReadings(
            [['a.txt', 0]],
            [['b.txt', 0]],
            [
              ['b.txt', 0],
              ['a.txt', 9],
            ],
          ),
        ),
      ).toEqual([[name('0')], [name('0:1')], [name('9')]]);
    });

    test('an id that was given is where it was, and no other item’s', () => {
      const twins = withReadings([['a.txt', 0]], [['b.txt', 0]], [['x.txt', 0]]);
      expect(idsOf(twins, [given(name('0'), 'b.txt', 0, false)]).slice(0, 2)).toEqual([
        [name('0:1')],
        [name('0')],
      ]);
    });

    test('an id that leads to one item is not the next one of another', () => {
      const items = withReadings(
        [['a.txt', 0]],
        [
          ['b.txt', 0],
          ['a.txt', 9],
        ],
        [
          ['x.txt', 0],
          ['b.txt', 9],
        ],
      );
      const [, second, third] = idsOf(items, [given(name('9'), 'b.txt', 9, true)]);
      expect([second, third!.slice(1)]).toEqual([[name('0:1')], [name('9')]]);
    });
  });

  test('rewrites every reference to an item', () => {
    const absorbing = editionOf([
      text(lead, cracks, ferries, shops),
      text(`${lead} ${shops}`, `${ferries} ${cracks}`),
      text(lead, `${ferries} ${cracks} ${shops}`),
    ]);
    const known = new Set([...absorbing.blocks, ...absorbing.paragraphs].map(({ id }) => id));
    expect(known.size).toBe(absorbing.blocks.length + absorbing.paragraphs.length);
    const { asPublished, fullRecord } = absorbing.views;
    const pointed = absorbing.paragraphs.flatMap(({ absorbedBy = [], hints = [] }) => [
      ...absorbedBy,
      ...hints.map(({ paragraph }) => paragraph),
    ]);
    for (const id of [...asPublished, ...fullRecord, ...pointed]) expect(known.has(id)).toBe(true);
  });
});

describe('findGiven()', () => {
  const [b, c] = [text(lead, cracks, ferries), text(lead, cracks.replace('two', 'three'))];
  const former = editionOfNamed({ 'b.txt': b, 'c.txt': c });

  test('keeps the id of what turns out to be older than was known', () => {
    const next = editionOfNamed({ 'a.txt': text(shops, lead, cracks), 'b.txt': b, 'c.txt': c });
    const { given: rows, gone } = findGiven(former, next);
    expect(gone).toEqual([]);
    expect(rows.map(({ isJoined }) => isJoined)).toEqual([false, false]);
    const named = nameItems(next, rows);
    for (const words of ['harbour', 'cracks', 'Ferries'])
      expect(itemOf(named, words).id).toBe(itemOf(former, words).id);
    expect(itemOf(named, 'shops').id).toBe(itemOf(next, 'shops').id);
    expect(named.paragraphs.every(({ formerly }) => formerly === undefined)).toBe(true);
  });

  test('leads two ids to one place where their paragraphs were joined, and parts them again', () => {
    const joined = editionOfNamed({ 'b.txt': b, 'c.txt': c, 'd.txt': text(`${lead} ${cracks}`, ferries) });
    const { given: rows, gone } = findGiven(former, joined);
    expect([rows.map(({ id, isJoined }) => [id, isJoined]), gone]).toEqual([
      [[itemOf(former, 'cracks').id, true]],
      [],
    ]);
    const named = nameItems(joined, rows);
    expect(itemOf(named, 'harbour')).toMatchObject({
      id: itemOf(former, 'harbour').id,
      formerly: [itemOf(former, 'cracks').id],
    });
    expect(findGiven(named, former)).toEqual({ given: [], gone: [] });
    expect(nameItems(former, rows)).toEqual(former);
  });

  test('says which ids lead nowhere, since no revision has their text', () => {
    const next = editionOfNamed({ 'c.txt': c });
    const { given: rows, gone } = findGiven(former, next);
    expect(gone).toEqual([itemOf(former, 'Ferries').id]);
    // The others’ oldest readings are gone, too, and the texts that they became go on.
    const named = nameItems(next, rows);
    for (const words of ['harbour', 'cracks']) expect(itemOf(named, words).id).toBe(itemOf(former, words).id);
  });

  test('leads an id to what its own reading became a part of, not to where the later ones are', () => {
    const next = structuredClone(former) as Mutable<Edition>;
    const [whole, rest] = [itemOf(next as Edition, 'harbour'), itemOf(next as Edition, 'cracks')] as Mutable<
      Edition['paragraphs']
    >;
    const [part] = rest!.witnesses.splice(0, 1);
    whole!.witnesses[0]!.span = [0, part!.span[1]];
    expect(findGiven(former, nameItems(next as Edition))).toEqual({
      given: [given(itemOf(former, 'cracks').id, 'b.txt', 0, true)],
      gone: [],
    });
  });

  test('leaves an item the name of the report that is named first', () => {
    const other = editionOfNamed({ 'a.txt': text(lead, shops) });
    const next = editionOfNamed({ 'a.txt': text(lead, shops), 'b.txt': b, 'c.txt': c });
    const [mine, theirs] = [itemOf(former, 'harbour').id, itemOf(other, 'harbour').id];
    const first = (formers: readonly Edition[]) => {
      const named = itemOf(nameItems(next, findGiven(formers, next).given), 'harbour');
      return [named.id, named.formerly];
    };
    expect(first([former, other])).toEqual([mine, [theirs]]);
    expect(first([other, former])).toEqual([theirs, [mine]]);
  });
});

describe('what an id leads to', () => {
  const plain = editionOfNamed({ 'a.txt': text(lead, cracks), 'b.txt': text(lead, cracks, ferries) });
  const edition = nameItems(plain, [
    given('p00000000000a', 'b.txt', 0, false),
    given('p00000000000b', 'a.txt', 0, true),
  ]);

  test('stands as an anchor in the page, in TEI, in PROV and in the rows of provenance', () => {
    const page = parsePage(renderEditionPage(edition));
    const section = byId(page, 'p00000000000a')!;
    const anchors = elements(section, ({ tagName }) => tagName === 'a').map((each) => attribute(each, 'id'));
    expect(anchors.slice(0, 1)).toEqual(['p00000000000b']);
    for (const { contentId } of edition.revisions) expect(byId(page, contentId)?.tagName).toBe('th');
    expect(renderTei(edition)).toContain(
      '<ab xml:id="p00000000000a" type="paragraph" subtype="current"><anchor xml:id="p00000000000b"/>',
    );
    expect(JSON.parse(renderProv(edition))).toMatchObject({
      entity: { 'variorum:p00000000000a': { 'variorum:formerly': ['p00000000000b'] } },
    });
    const rows = renderProvenance(edition)
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
    expect(rows.filter(({ formerly }) => formerly !== undefined)).toMatchObject(
      edition.revisions.map(({ siglum, contentId }) => ({
        paragraph: 'p00000000000a',
        formerly: ['p00000000000b'],
        revision: siglum,
        contentId,
      })),
    );
  });

  const errorsOf = (change: (draft: Mutable<Edition>) => void): readonly string[] => {
    const draft = structuredClone(plain) as Mutable<Edition>;
    change(draft);
    const findings = new Findings();
    checkIdentity(draft as Edition, 'edition', findings);
    return findings.errors;
  };

  test('is checked: one place, and the one of the reading that it was made from', () => {
    const [first, second] = plain.paragraphs.map(({ id }) => id) as [string, string];
    expect(errorsOf(() => undefined)).toEqual([]);
    expect(
      errorsOf(({ paragraphs }) => {
        paragraphs[0]!.id = second;
        paragraphs[1]!.id = first;
      }).toSorted(),
    ).toEqual(
      [second, first]
        .sort()
        .map((id) => `edition: ${id} is not made from a reading of its own (ids are of their readings)`),
    );
    expect(
      errorsOf(({ paragraphs }) => {
        paragraphs[0]!.formerly = ['p00000000000a'];
        paragraphs[1]!.formerly = ['p00000000000a'];
      }),
    ).toEqual(['edition: p00000000000a leads to two places (ids lead to one place)']);
    expect(
      errorsOf(({ paragraphs }) => {
        paragraphs[0]!.id = 'p1';
      }),
    ).toEqual(['edition: p1 is not made from a reading of its own (ids are of their readings)']);
  });
});
