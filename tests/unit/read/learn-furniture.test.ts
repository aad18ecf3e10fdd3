/** What a site says on every page, told from what its reports say. */
import { describe, expect, test } from 'vitest';
import type { DocumentId } from '../../../src/model/document.js';
import { runTask } from '../../../src/pipeline/tasks.js';
import { SiteWriter } from '../../arbitraries/sites.js';

const footers = [
  'Follow our channel for news of the region every day',
  'Sign up for the morning letter of the desk',
];

/** What is learnt of texts given as paragraphs. */
async function learn(texts: readonly (readonly string[])[]): Promise<readonly string[]> {
  const refs = texts.map((paragraphs, index) => ({
    id: `${index}` as DocumentId,
    path: `${index}`,
    bytes: Buffer.from(paragraphs.join('\n\n')),
  }));
  return (await runTask('learn', { refs })).furniture;
}

const lowered = (texts: readonly string[]) => texts.map((text) => text.toLowerCase()).sort();

describe('what a site says on every page', () => {
  test('is what its different reports share, above, between and below their text', async () => {
    const site = new SiteWriter(1);
    const label = 'Region today';
    const texts = Array.from({ length: 40 }, () => {
      const [first, ...rest] = site.article();
      return [label, first!, footers[0]!, ...rest, footers[1]!];
    });
    expect(await learn(texts)).toEqual(lowered([label, ...footers]));
  });

  test('is nothing that the versions of one page keep, alone or beside other articles', async () => {
    for (const seed of [2, 3, 4, 5]) {
      const site = new SiteWriter(seed);
      const page = site.livingPage(40).map((paragraphs) => [...paragraphs, ...footers]);
      const others = Array.from({ length: 300 }, () => [...site.article(), ...footers]);
      expect(await learn(page)).toEqual([]);
      expect(await learn([...page.slice(0, 19), ...others])).toEqual(lowered(footers));
      expect(await learn([...others.slice(0, 60), ...page])).toEqual(lowered(footers));
    }
  });

  test('is nothing that a page keeps whole beneath leads that have no words in common', async () => {
    const site = new SiteWriter(6);
    const body = site.article(7);
    expect(await learn(Array.from({ length: 30 }, () => [site.sentence(), ...body]))).toEqual([]);
  });

  test('is the footer of each outlet of a file, longer than the items above it', async () => {
    const site = new SiteWriter(7);
    const outlets = Array.from({ length: 20 }, () => `${site.sentence(14)} ${site.sentence(20)}`);
    const items = outlets.flatMap((footer) => Array.from({ length: 20 }, () => [site.sentence(16), footer]));
    expect(await learn(items)).toEqual(lowered(outlets));
  });

  test('is nothing that fewer than eight reports say, however many copies and versions these have', async () => {
    const site = new SiteWriter(8);
    const pages = Array.from({ length: 7 }, () => [...site.article(), footers[0]!]);
    const texts = pages.flatMap((page) => Array.from({ length: 6 }, () => [...page, site.sentence()]));
    expect(await learn(texts)).toEqual([]);
    expect(await learn([...texts, [...site.article(), footers[0]!]])).toEqual([]);
  });

  test('does not depend on the order of the sample', async () => {
    const site = new SiteWriter(9);
    const texts = [...site.livingPage(25), ...Array.from({ length: 60 }, () => site.article())].map(
      (paragraphs, index) => (index % 3 === 0 ? paragraphs : [...paragraphs, footers[index % 2]!]),
    );
    const learnt = await learn(texts);
    expect(learnt).toEqual(lowered(footers));
    expect(await learn(site.shuffle(texts))).toEqual(learnt);
  });
});
