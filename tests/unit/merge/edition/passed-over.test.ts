/** Tests what a revision after the base has with those before it: it is one paragraph, told once. */
import { expect, test } from 'vitest';
import { align } from '../../../../src/merge/align.js';
import { merge } from '../../../../src/merge/merge.js';
import { order } from '../../../../src/merge/order.js';
import { toDocument } from '../../../arbitraries/histories.js';

const kept = 'Officials in the coastal town said the harbour would stay closed for the rest of the week.';
const other =
  'The harbour master said repairs to the pier would begin once the insurers had seen the damage.';
const gone = 'A ferry from the island was the last to leave before the storm came ashore on Tuesday night.';

test('text that the base lacks, and that stands before and after it, is dropped once, with both readings', () => {
  const revisions = [
    toDocument([kept, gone, other].join('\n\n'), 'a'),
    toDocument([kept, other].join('\n\n'), 'b'),
    toDocument([kept, gone].join('\n\n'), 'c'),
  ];
  const edition = merge({
    id: '0123456789abcdef' as never,
    alignment: align(revisions, 1),
    order: { ...order(revisions), revisions: revisions.map(({ id }) => id) },
    base: { index: 1, isWithdrawn: false, warnings: [] },
    copies: new Map(),
  });
  const same = edition.paragraphs.filter(({ text }) => text === gone);
  expect(same.map(({ witnesses }) => witnesses.map(({ revision }) => revision))).toEqual([['a', 'c']]);
});
