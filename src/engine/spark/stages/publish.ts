/** Writes the row of the corpus of each document that is in no cluster. */

import type { WorkerOptions } from '../../../options/worker-options.js';
import { refuseFaulty } from '../../../pipeline/faults.js';
import { runTask } from '../../../pipeline/tasks.js';
import { attempt, type RecordRow, toRef } from '../records.js';
import { inBatches, inPieces } from '../rows.js';

const documentsInBatch = 64;

export async function* publish(
  rows: AsyncIterable<RecordRow>,
  { fields, keep }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const batch of inBatches(rows, documentsInBatch)) {
    const results = await attempt(batch, { name: 'publish', idOf: ({ id }) => id }, async (records) => {
      const refs = records.map((row) => toRef(row, fields));
      const { values, failures } = await runTask('publish', { refs, keep });
      // Which document has no row is known once each is published by itself.
      refuseFaulty(failures);
      return values;
    });
    for (const [at, result] of results.entries()) {
      const { n } = batch[at]!;
      if ('value' in result) yield { n, row: inPieces(result.value.trimEnd()) };
      else for (const failure of result.failures) yield { n, failure };
    }
  }
}
