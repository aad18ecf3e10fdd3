/**
 * Holds readings against labels that were made by eye, where the texts are at hand: `VARIORUM_DATA` names the directory
 * of sets. Of the families that no rule was read from, nothing may fall below what is stated here.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Counts {
  readonly [name: string]: number;
}
interface Row {
  readonly edges: Counts;
  readonly facts: Counts;
  readonly speakers: Counts;
}

const data = process.env['VARIORUM_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const isAtHand = existsSync(join(data, 'cnn_lite_revisions', 'docs.jsonl'));

test.skipIf(!isAtHand)(
  'what became of sentences, facts and speakers is as a reader labelled it',
  async () => {
    const { scoreGold } = (await import(new URL('score.mjs', import.meta.url).href)) as {
      readonly scoreGold: (data: string, options: { readonly part: string }) => readonly Row[];
    };
    const rows = scoreGold(data, { part: 'held' });
    const share = (group: keyof Row, right: string, all: string) => {
      const sum = (name: string) => rows.reduce((total, row) => total + row[group][name]!, 0);
      return sum(right) / sum(all);
    };
    expect(rows).toHaveLength(27);
    expect(share('edges', 'rightEdges', 'edges')).toBeGreaterThanOrEqual(0.97);
    expect(share('edges', 'found', 'linked')).toBeGreaterThanOrEqual(0.75);
    expect(share('edges', 'rightDropped', 'dropped')).toBeGreaterThanOrEqual(0.8);
    expect(share('facts', 'right3', 'said3')).toBeGreaterThanOrEqual(0.85);
    expect(share('speakers', 'right', 'named')).toBeGreaterThanOrEqual(0.84);
  },
);
