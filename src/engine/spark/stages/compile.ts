/** Of each document that holds two others or more, the pairs that its parts are in; which parts make it a compilation out. */
import { findCompilations } from '../../../detect/evidence/compilations.js';
import type { ExaminedPair } from '../../../model/pair.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { inGroups } from '../rows.js';

interface PairOfPart {
  readonly isRemark: boolean;
  readonly whole: string;
  readonly pair: string;
}

export async function* compile(
  rows: AsyncIterable<PairOfPart>,
  { detect }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const group of inGroups(rows, ({ isRemark, whole }) => `${isRemark} ${whole}`)) {
    const { isRemark, whole } = group[0]!;
    const pairs = group.map(({ pair }) => JSON.parse(pair) as ExaminedPair);
    for (const part of findCompilations(pairs, detect.minScore).get(whole) ?? [])
      yield { isRemark, whole, part };
  }
}
