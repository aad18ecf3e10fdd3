/**
 * Lines of each file in, in order, out what its site says on every page: the same sample of the same records
 * that a run on one machine looks at. The lines that come are those that may be in the sample, and a few more.
 */

import { learnFrom, recordsSampled } from '../../../sources/learn-furniture.js';
import type { DocumentRef } from '../../../stages/read.js';
import { inPlace } from '../records.js';
import { inGroups } from '../rows.js';
import type { WorkerOptions } from '../worker-options.js';

interface SampledLine {
  readonly file: string;
  readonly size: number;
  /** In the file, in bytes. */
  readonly offset: number;
  readonly length: number;
  readonly record: string;
}

export async function* learn(
  lines: AsyncIterable<SampledLine>,
  { fields }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const group of inGroups(lines, ({ file }) => file)) {
    const { file, size } = group[0]!;
    const sample: DocumentRef[] = pickSample(group, size).map(({ record }) =>
      inPlace(file, record, { line: 0, fields }),
    );
    yield { file, furniture: await learnFrom(sample) };
  }
}

/** As sampleRecords() finds them: the lines that begin next after places evenly apart, each once. */
function pickSample(lines: readonly SampledLine[], size: number): readonly SampledLine[] {
  const picked: SampledLine[] = [];
  let next = 0;
  let at = 0;
  for (let index = 0; index < recordsSampled && next < size; index++) {
    const place = Math.floor((index * size) / recordsSampled);
    if (place < next) continue;
    while (at < lines.length && lines[at]!.offset < place) at++;
    const line = lines[at];
    if (line === undefined) break;
    picked.push(line);
    next = Math.min(size, line.offset + line.length + 1);
  }
  return picked;
}
