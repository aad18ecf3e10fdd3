/** Whose quotations a paragraph holds, in the words that every output for people uses. */
import { describe, expect, test } from 'vitest';
import { align } from '../../../src/merge/align.js';
import { merge } from '../../../src/merge/merge.js';
import { order } from '../../../src/merge/order.js';
import type { ClusterId } from '../../../src/model/document.js';
import { nameItems } from '../../../src/write/identity/name-items.js';
import { renderMarkdown } from '../../../src/write/markdown.js';
import { explainSpeakers, listSpeakers } from '../../../src/write/speakers.js';
import { toDocument } from '../../arbitraries/histories.js';

const editionOf = (text: string) => {
  const documents = [toDocument(text, 'a.txt')];
  const merged = merge({
    id: '0123456789abcdef' as ClusterId,
    alignment: align(documents, 0),
    order: order(documents, { hasDates: false }),
    base: { index: 0, isWithdrawn: false, warnings: [] },
    copies: new Map(),
  });
  return nameItems(merged);
};

const two = 'Ford said, “You pulled the old bridge down,” but Strand said, “I did not do it at all.”';

describe('listSpeakers()', () => {
  test('names the speaker of each quotation where a paragraph has more than one', () => {
    const [paragraph] = editionOf(two).paragraphs;
    expect(listSpeakers(paragraph!)).toBe(
      'Quoted: Ford, “You pulled the old bridge down,”; Strand, “I did not do it at all.”',
    );
    expect(renderMarkdown(editionOf(two), 'union')).toContain('Quoted: Ford, “You pulled');
  });

  test('says nothing of one speaker, whom the paragraph itself names', () => {
    const [paragraph] = editionOf('“We go on,” Strand said. “We always did so.”').paragraphs;
    expect(listSpeakers(paragraph!)).toBeNull();
    expect(explainSpeakers(paragraph!, 'A')).toBeNull();
  });
});

describe('explainSpeakers()', () => {
  test('says whom a pronoun means, and who goes on where nobody is named', () => {
    const { paragraphs } = editionOf(
      '“We go,” Tom Ford said on Monday.\n\n“We stay there for good,” he added later.\n\n“It will be as it was.”',
    );
    expect(explainSpeakers(paragraphs[1]!, 'A')).toBe('here “he” is Tom Ford');
    expect(explainSpeakers(paragraphs[2]!, null)).toContain('Tom Ford');
  });
});
