/** Documents in, their edition out, detection left aside: what tests of the written forms start from. */

import { align } from '../../src/merge/align.js';
import { merge } from '../../src/merge/merge.js';
import { chooseBase } from '../../src/merge/order/choose-base.js';
import { identifyCluster, separateCopies } from '../../src/merge/order/copies.js';
import { order } from '../../src/merge/order.js';
import type { SegmentedDocument } from '../../src/model/document.js';
import type { Edition } from '../../src/model/edition.js';
import type { KeepBase } from '../../src/model/options.js';
import { nameItems } from '../../src/write/identity/name-items.js';
import { toDocument } from './histories.js';

export function makeEdition(documents: readonly SegmentedDocument[], keepBase: KeepBase = 'newest'): Edition {
  const { revisions, ...copied } = separateCopies(documents);
  const sequence = order(revisions);
  const ordered = sequence.revisions.map((id) => revisions.find((revision) => revision.id === id)!);
  const base = chooseBase(ordered, undefined, { keepBase, ...copied });
  const alignment = align(ordered, base.index);
  const id = identifyCluster(sequence, revisions);
  return nameItems(merge({ id, alignment, order: sequence, base, ...copied }));
}

/** The edition of texts written in a test, oldest first, a day apart. */
export function editionOf(texts: readonly string[]): Edition {
  return makeEdition(
    texts.map((text, at) => ({
      ...toDocument(text, `r${String(at).padStart(2, '0')}.txt`),
      date: `2024-03-${String(at + 1).padStart(2, '0')}T08:00:00Z`,
    })),
  );
}

/** A record that a test may change. */
export type Mutable<T> = T extends string | number | boolean | null | undefined
  ? T
  : { -readonly [Key in keyof T]: Mutable<T[Key]> };
