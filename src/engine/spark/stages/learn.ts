/**
 * Learns what the site of each file says on every page from the sample of its documents that the SQL chooses,
 * which is the one that a run on one machine reads: the same function learns from it there.
 */

import type { WorkerOptions } from '../../../options/worker-options.js';
import { refuseFaulty } from '../../../pipeline/faults.js';
import { runTask } from '../../../pipeline/tasks.js';
import { inPlace } from '../records.js';
import { inGroups } from '../rows.js';

interface SampledRecord {
  readonly file: string;
  readonly record: string;
}

export async function* learn(
  records: AsyncIterable<SampledRecord>,
  { fields }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const group of inGroups(records, ({ file }) => file)) {
    const refs = group.map(({ file, record }) => inPlace(file, record, { line: 0, fields }));
    const { furniture, failures } = await runTask('learn', { refs });
    // What could be sketched and cannot be learnt from ends the job: the SQL cannot begin again without it.
    refuseFaulty(failures);
    yield { file: group[0]!.file, furniture };
  }
}
