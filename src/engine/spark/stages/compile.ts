/** Finds the parts that make a document a compilation, from the pairs that the parts are in, whole by whole. */
import { findCompilations } from '../../../detect/evidence/compilations.js';
import type { ExaminedPair } from '../../../model/pair.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { inGroups } from '../rows.js';

interface PairOfPart {
  readonly isReportOnly: boolean;
  readonly whole: string;
  readonly pair: string;
}

export async function* compile(
  rows: AsyncIterable<PairOfPart>,
  { detect }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const group of inGroups(rows, ({ isReportOnly, whole }) => `${isReportOnly} ${whole}`)) {
    const { isReportOnly, whole } = group[0]!;
    const pairs = group.map(({ pair }) => JSON.parse(pair) as ExaminedPair);
    for (const part of findCompilations(pairs, detect.minScore).get(whole) ?? [])
      yield { isReportOnly, whole, part };
  }
}
