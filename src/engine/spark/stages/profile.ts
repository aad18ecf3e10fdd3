/** Lists the distinct shingles of each document’s body, in the order of the text, for the pairs that it is in. */

import type { WorkerOptions } from '../../../options/worker-options.js';
import { openWorkspace } from '../../../pipeline/tasks/workspace.js';
import { profileAll } from '../profiles.js';
import { attempt, type RecordRow, toRef } from '../records.js';
import { inBatches } from '../rows.js';

const documentsInBatch = 64;

export async function* profile(
  rows: AsyncIterable<RecordRow>,
  { fields, detect }: WorkerOptions,
): AsyncGenerator<object | string> {
  for await (const batch of inBatches(rows, documentsInBatch)) {
    const results = await attempt(batch, { name: 'profile', idOf: ({ id }) => id }, async (records) => {
      const refs = records.map((row) => toRef(row, fields));
      return (await profileAll(refs)).map(({ tokens, blockCounts, date }, at) => {
        const shingles = distinctShingles(tokens, detect.shingleSize);
        const row = JSON.stringify({
          n: records[at]!.n,
          size: shingles.length,
          bodyTokens: tokens.length,
          date,
          blocks: JSON.stringify(blockCounts),
        });
        return `${row.slice(0, -1)},"shingles":[${shingles.join(',')}]}`;
      });
    });
    for (const [at, result] of results.entries()) {
      if ('value' in result) yield result.value;
      else for (const failure of result.failures) yield { n: batch[at]!.n, failure };
    }
  }
}

/** As whole numbers of 64 bits with a sign, which is what SQL has. */
function distinctShingles(tokens: Uint32Array, shingleSize: number): readonly bigint[] {
  const work = openWorkspace();
  // As many bytes of text as have so many tokens at most.
  work.fit(0, 2 * tokens.length, 0);
  const words = work.kernel.words();
  words.set(tokens, work.tokens >> 2);
  const count = work.kernel.shingle(work.tokens, tokens.length, shingleSize, work.lows, work.highs);
  const [lows, highs] = [work.lows >> 2, work.highs >> 2];
  const halves = new Uint32Array(2 * count);
  for (let at = 0; at < count; at++) {
    halves[2 * at] = words[lows + at]!;
    halves[2 * at + 1] = words[highs + at]!;
  }
  return [...new Set(new BigInt64Array(halves.buffer))];
}
