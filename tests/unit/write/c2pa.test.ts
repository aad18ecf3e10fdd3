/** The definition of a C2PA manifest: its ingredients are the sources, and its assertions hold in them. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../src/model/edition.js';
import { renderC2pa } from '../../../src/write/c2pa.js';
import { restoreText } from '../../../src/write/restore.js';
import { editionOf, makeEdition } from '../../arbitraries/editions.js';
import { history, runs, toDocuments } from '../../arbitraries/histories.js';
import { record, type Said } from '../../arbitraries/records.js';

interface Definition {
  readonly claim_generator_info: readonly { readonly name: string }[];
  readonly title: string;
  readonly ingredients: readonly Readonly<Record<string, string>>[];
  readonly assertions: readonly {
    readonly label: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

interface Paragraph {
  readonly id: string;
  readonly state: string;
  readonly spans: readonly {
    readonly revision: string;
    readonly start: number;
    readonly end: number;
    readonly sha256: string;
    readonly isPrinted?: true;
  }[];
  readonly quotations?: readonly { readonly start: number; readonly end: number; readonly speaker: string }[];
}

const define = (edition: Edition, policy: 'union' | 'latest' = 'union') =>
  JSON.parse(renderC2pa(edition, { policy })) as Definition;

const paragraphsOf = ({ assertions }: Definition) =>
  assertions
    .filter(({ label }) => label === 'io.github.variorum.paragraph')
    .map(({ data }) => data as unknown as Paragraph);

const dataOf = ({ assertions }: Definition, wanted: string) =>
  assertions.find(({ label }) => label === wanted)!.data;

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const recorded = (said: readonly Said[]) =>
  makeEdition(
    said.map((each, at) =>
      record(`r${at}`, { title: `Headline ${at}`, date: `2024-03-0${at + 1}`, ...each }),
    ),
  );

describe('an ingredient', () => {
  test('is named by the hash of its bytes, as RFC 6920 writes it', () => {
    const edition = editionOf(['The bridge was closed on Monday.', 'The bridge was closed on Tuesday.']);
    const names = define(edition).ingredients.map(
      ({ instance_id }) => /^ni:\/{3}sha-256;(.+)$/.exec(instance_id!)![1]!,
    );
    expect(names.map((name) => Buffer.from(name, 'base64url').toString('hex'))).toEqual(
      edition.revisions.map(({ sha256 }) => sha256),
    );
  });

  test('has a label of its own, also where two revisions have one text', () => {
    const { ingredients, ...definition } = define(recorded([{}, {}]));
    const labels = ingredients.map(({ label }) => label);
    expect(new Set(ingredients.map(({ instance_id }) => instance_id)).size).toBe(1);
    expect(new Set(labels).size).toBe(2);
    expect(dataOf({ ingredients, ...definition }, 'c2pa.actions.v2')).toMatchObject({
      actions: [{ action: 'c2pa.created' }, { action: 'c2pa.placed', parameters: { ingredientIds: labels } }],
    });
  });

  test('leads to the page of its record, where that is an address', () => {
    const { ingredients } = define(
      recorded([{ about: { url: 'https://post.example/ferry' } }, { about: { url: 'javascript:alert(1)' } }]),
    );
    expect(ingredients.map((each) => each['informational_URI'])).toEqual([
      'https://post.example/ferry',
      undefined,
    ]);
  });
});

test('the report names who published each revision, and which one leads', () => {
  const edition = recorded([{ about: { publisher: 'Alder Post' } }, {}]);
  expect(dataOf(define(edition), 'io.github.variorum.report')).toMatchObject({
    id: edition.id,
    base: edition.revisions[1]!.contentId,
    revisions: [{ siglum: 'A', outlet: 'Alder Post', date: '2024-03-01' }, { siglum: 'B' }],
  });
});

test('what canonical.md prints is asserted, in its order: dropped paragraphs under union alone', () => {
  const kept = 'The harbour office of Port Alder said on Tuesday that the ferry would stay tied up.';
  const edition = editionOf([
    `${kept}\n\n“We found three cracks below the water line,” said Ida Strand, who runs the office.\n`,
    `${kept}\n`,
  ]);
  const ids = (policy: 'union' | 'latest') => paragraphsOf(define(edition, policy)).map(({ id }) => id);
  expect(ids('union')).toEqual(edition.views.fullRecord);
  expect(ids('latest')).toEqual(edition.views.asPublished);
  expect(ids('union').length).toBe(ids('latest').length + 1);
  expect(JSON.parse(renderC2pa(edition))).toEqual(define(edition, 'union'));
  const dropped = paragraphsOf(define(edition)).find(({ state }) => state === 'dropped')!;
  const words = Buffer.from(restoreText(edition, 1));
  expect(
    dropped.quotations!.map(({ start, end, speaker }) => [words.subarray(start, end).toString(), speaker]),
  ).toEqual([['“We found three cracks below the water line,”', 'Ida Strand']]);
});

test('every span has the hash of what its source has there, and one of a paragraph is printed', () => {
  fc.assert(
    fc.property(history, (revisions) => {
      const edition = makeEdition(toDocuments(revisions));
      const sources = new Map(
        edition.revisions.map(({ contentId, position }) => [
          contentId,
          Buffer.from(restoreText(edition, position)),
        ]),
      );
      const paragraphs = paragraphsOf(define(edition));
      expect(paragraphs.length).toBe(edition.views.fullRecord.length);
      for (const { spans } of paragraphs) {
        expect(spans.filter(({ isPrinted }) => isPrinted).length).toBe(1);
        for (const { revision, start, end, sha256 } of spans)
          expect(sha256).toBe(hashOf(sources.get(revision)!.subarray(start, end)));
      }
    }),
    { numRuns: runs },
  );
});

test('half of a surrogate pair is replaced: readers of C2PA refuse its escape', () => {
  const written = renderC2pa(recorded([{ title: 'bad \ud83d title' }, { about: { publisher: 'x\ud83d' } }]));
  expect(written).not.toContain('\\ud83d');
  expect(written).toContain('x\ufffd');
});
