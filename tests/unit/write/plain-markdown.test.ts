/** Holds what is written without the library against what the library writes of the same parts. */
import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { expect, test } from 'vitest';
import { needsEscape, renderText } from '../../../src/write/inert-markdown.js';
import { writePlain } from '../../../src/write/plain-markdown.js';

const options: Options = {
  extensions: [gfmToMarkdown()],
  handlers: { text: renderText },
  bullet: '-',
  emphasis: '_',
};
const byLibrary = (node: RootContent) => toMarkdown({ type: 'root', children: [node] }, options).slice(0, -1);
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });
const reference = (id: string): PhrasingContent => ({ type: 'footnoteReference', identifier: id, label: id });

// Words, and what may begin or end markup beside them.
const pieces = [
  ..."aB1 .,:;-–—'“”()#*_[]<>&|~`!+=\\@/",
  ' the ',
  'port',
  '12',
  '1. ',
  '- ',
  ' — ',
  'é',
  'www.',
  'http://',
];
const mixed = fc
  .array(fc.constantFrom('the port ', ' is 3', 'open', ...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
const words = fc.oneof(
  mixed,
  fc.constantFrom('open', 'the port (shut)', '“Yes,” he said', ' — it is', '(shut)'),
);
const inline = fc.oneof(
  words.map(text),
  fc.constantFrom('p1', 'b12', 'title').map(reference),
  words.map((value): PhrasingContent => ({ type: 'strong', children: [{ type: 'text', value }] })),
  words.map((value): PhrasingContent => ({ type: 'emphasis', children: [{ type: 'text', value }] })),
);
const line = fc.array(inline, { minLength: 1, maxLength: 3 });
const part: fc.Arbitrary<RootContent> = fc.oneof(
  line.map((children): RootContent => ({ type: 'paragraph', children })),
  line.map((children): RootContent => ({ type: 'heading', depth: 1, children })),
  fc.array(line, { minLength: 1, maxLength: 2 }).map(
    (lines): RootContent => ({
      type: 'blockquote',
      children: lines.map((children) => ({ type: 'paragraph', children })),
    }),
  ),
  fc.tuple(words, fc.array(words, { minLength: 1, maxLength: 3 })).map(
    ([source, items]): RootContent => ({
      type: 'footnoteDefinition',
      identifier: 'p1',
      label: 'p1',
      children: [
        { type: 'paragraph', children: [{ type: 'text', value: source }] },
        {
          type: 'list',
          spread: false,
          children: items.map((value) => ({
            type: 'listItem',
            spread: false,
            children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
          })),
        },
      ],
    }),
  ),
);

test('what is written plainly is what the library writes, whatever the text', () => {
  fc.assert(
    fc.property(part, (node) => {
      const plain = writePlain(node, needsEscape);
      if (plain !== null) expect(plain).toBe(byLibrary(node));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['a paragraph with its note', paragraph(text('The port is open.'), reference('p1'))],
  ['a headline', { type: 'heading', depth: 1, children: [text('Port opens'), reference('b1')] }],
  [
    'a dropped paragraph',
    {
      type: 'blockquote',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'strong', children: [{ type: 'text', value: 'Dropped, last seen in B' }] },
            text(' — she is the mayor'),
          ],
        },
        { type: 'paragraph', children: [text('It was shut.'), reference('p2')] },
      ],
    },
  ],
  [
    'a line in italics',
    paragraph({ type: 'emphasis', children: [{ type: 'text', value: 'By Ann Lee' }] }, reference('b2')),
  ],
] as readonly (readonly [string, RootContent])[])('%s needs no library', (_, node) => {
  expect(writePlain(node, needsEscape)).toBe(byLibrary(node));
});

test('what may need an escape is left to the library', () => {
  for (const value of ['5 * 3', '1. first', 'see [this]', 'a_b', 'AT&T', ' led', ''])
    expect(writePlain(paragraph(text(value)), needsEscape)).toBeNull();
});
