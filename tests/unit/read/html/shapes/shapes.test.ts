/**
 * Reads the page shapes: each paragraph that a reader would keep is in the text, nothing of banners, menus and teasers
 * is, and by shingles of four words the text is the article.
 */
import { describe, expect, test } from 'vitest';
import { poorTextBelow } from '../../../../../src/model/document.js';
import type { Extracted } from '../../../../../src/read/extracted.js';
import { extractPage } from '../../../../../src/read/html/html.js';
import { averageOf } from '../../../../shingle-overlap.mjs';
import { overlapOfShape, squeeze } from './shape-overlap.mjs';
import { type Shape, shapes } from './shapes.mjs';

const leastF1 = 0.95;
const leastMeanF1 = 0.98;
const aside: ReadonlySet<string | null> = new Set(['headline', 'byline', 'caption', 'furniture']);

const articles = shapes.filter(({ isWithoutArticle }) => isWithoutArticle !== true);
const read = new Map(shapes.map((shape) => [shape, extractPage(shape.markup)]));

/** The running text, without headline, byline and captions. */
function textOf({ blocks }: Extracted): string {
  return blocks
    .filter(({ kind }) => !aside.has(kind))
    .map(({ text }) => text)
    .join('\n');
}

const overlap = (shape: Shape) => overlapOfShape(shape, textOf(read.get(shape)!));

describe('the page shapes', () => {
  test('are sixty and more, and say of nothing that it must be absent which is not on the page', () => {
    expect(shapes.length).toBeGreaterThanOrEqual(60);
    const missing = shapes.flatMap(({ name, markup, absent }) =>
      absent.filter((words) => !markup.includes(words)).map((words) => `${name}: ${words}`),
    );
    expect(missing).toEqual([]);
  });

  test.each(articles.map((shape) => [shape.name, shape] as const))('%s: the right block', (_, shape) => {
    const extracted = read.get(shape)!;
    const text = squeeze(textOf(extracted));
    expect(shape.kept.filter((paragraph) => !text.includes(squeeze(paragraph)))).toEqual([]);
    const all = squeeze(extracted.blocks.map((block) => block.text).join('\n'));
    expect((shape.captions ?? []).filter((caption) => !all.includes(squeeze(caption)))).toEqual([]);
    expect(shape.absent.filter((words) => textOf(extracted).includes(words))).toEqual([]);
    if (shape.headline !== undefined) expect(extracted.metadata.title).toBe(shape.headline);
    expect(averageOf([overlap(shape)]).f1).toBeGreaterThanOrEqual(leastF1);
  });

  test.each(shapes.filter((shape) => !articles.includes(shape)).map((shape) => [shape.name, shape] as const))(
    '%s: no text, or one that is called poor',
    (_, shape) => {
      const extracted = read.get(shape)!;
      if (textOf(extracted) !== '') expect(extracted.textConfidence ?? 1).toBeLessThan(poorTextBelow);
    },
  );

  test('have their articles read, by shingles of four words', () => {
    const { f1 } = averageOf(articles.map(overlap));
    expect(f1).toBeGreaterThanOrEqual(leastMeanF1);
  });
});
