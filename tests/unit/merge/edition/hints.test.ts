/** Tests hints: a dropped paragraph says where it may live on in other words, and no edge leads there. */
import { expect, test } from 'vitest';
import { align } from '../../../../src/merge/align.js';
import { merge } from '../../../../src/merge/merge.js';
import { order } from '../../../../src/merge/order.js';
import { nameItems } from '../../../../src/write/identity/name-items.js';
import { renderMarkdown } from '../../../../src/write/markdown.js';
import { toDocument } from '../../../arbitraries/histories.js';

const filler = Array.from(
  { length: 30 },
  (_, at) => `The clerk read line ${at + 100} of the ledger aloud to those who had come to hall ${at + 500}.`,
);
const older =
  'Sailors of the trawler Margarethe saw smoke over the lighthouse of Skerrydun before the watchman there could telephone anybody in the village.';
const newer =
  'A painter who lives in Skerrydun told the paper that she had woken early, and that the lighthouse was burning while smoke hid the moon.';

test('a dropped paragraph names the one that may tell the same, and how alike they are', () => {
  const revisions = [
    toDocument([...filler.slice(0, 10), older, ...filler.slice(10)].join('\n\n'), 'a'),
    toDocument([...filler, newer].join('\n\n'), 'b'),
  ];
  const merged = merge({
    id: '0123456789abcdef' as never,
    alignment: align(revisions, 1),
    order: { ...order(revisions), revisions: revisions.map(({ id }) => id) },
    base: { index: 1, isWithdrawn: false, warnings: [] },
    copies: new Map(),
  });
  const edition = nameItems(merged);
  const dropped = edition.paragraphs.find(({ text }) => text === older)!;
  const last = edition.paragraphs.at(-1)!;
  expect(dropped.state).toBe('dropped');
  expect(dropped.hints).toEqual([{ paragraph: last.id, similarity: 0.22 }]);
  expect(last.witnesses.map(({ revision }) => revision)).toEqual(['b']);
  expect(renderMarkdown(edition, 'union')).toMatch(
    new RegExp(`perhaps lives on in ${last.id}, \\.\\d\\d\\*\\*`),
  );
});
