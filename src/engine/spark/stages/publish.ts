/** Records of documents that are in no cluster in, their rows of the corpus out. */

import type { WorkerOptions } from '../../../options/worker-options.js';
import { runTask } from '../../../pipeline/tasks.js';
import { attempt, type RecordRow, toRef } from '../records.js';
import { inBatches, inPieces } from '../rows.js';

const documentsInBatch = 64;

export async function* publish(
  rows: AsyncIterable<RecordRow>,
  { fields }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const batch of inBatches(rows, documentsInBatch)) {
    const results = await attempt(batch, { name: 'publish', idOf: ({ id }) => id }, async (records) => {
      const refs = records.map((row) => toRef(row, fields));
      return (await runTask('publish', { refs })).values;
    });
    for (const [at, result] of results.entries()) {
      const { n } = batch[at]!;
      yield 'value' in result ? { n, row: inPieces(result.value.trimEnd()) } : { n, failure: result.failure };
    }
  }
}
