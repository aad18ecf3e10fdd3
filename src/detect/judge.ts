/**
 * Judges pairs and joins their documents: relate → cluster, under one set of limits. A run and every what-if of
 * `tune` and `explain` call this, so that none of them can decide by other rules than the run.
 */
import type { Clustering } from '../model/cluster.js';
import type { ExaminedPair, RelatedPair } from '../model/pair.js';
import { cluster } from './cluster.js';
import { type RelateOptions, relate } from './relate.js';

export interface Judged extends Clustering {
  /** In the order given. */
  readonly pairs: readonly RelatedPair[];
}

export function judge(pairs: readonly ExaminedPair[], options: RelateOptions): Judged {
  const related = relate(pairs, options);
  return { pairs: related, ...cluster(related, options.threshold) };
}
