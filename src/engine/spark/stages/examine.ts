/** Reads both texts of each pair and adds their evidence. Pairs come sorted by a, so that its record is read once. */
import { whoHolds } from '../../../detect/evidence/compilations.js';
import { linkByBody } from '../../../detect/evidence/shared-bodies.js';
import { examine as examinePair } from '../../../detect/examine.js';
import type { VerifiedPair } from '../../../model/pair.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { openComparer } from '../../../pipeline/tasks/workspace.js';
import { profileAll } from '../profiles.js';
import { attempt, type RecordRow, toRef } from '../records.js';
import { inBatches } from '../rows.js';

interface VerifiedRow {
  readonly isReportOnly: boolean;
  readonly pair: VerifiedPair;
  readonly left: RecordRow;
  readonly right: RecordRow;
}

const pairsInBatch = 256;

export async function* examine(
  rows: AsyncIterable<VerifiedRow>,
  { fields }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const batch of inBatches(rows, pairsInBatch)) {
    const idOf = ({ pair }: VerifiedRow) => `${pair.a} and ${pair.b}`;
    const results = await attempt(batch, { name: 'examine', idOf }, async (verified) => {
      const records = new Map(
        verified.flatMap(({ left, right }) => [left, right]).map((row) => [row.n, row]),
      );
      const profiles = await profileAll([...records.values()].map((row) => toRef(row, fields)));
      const byId = new Map(profiles.map((each) => [each.id, each]));
      const comparer = openComparer();
      return verified.map(({ pair }) => examinePair(pair, byId.get(pair.a)!, byId.get(pair.b)!, comparer));
    });
    for (const [at, result] of results.entries()) {
      const { isReportOnly, left, right } = batch[at]!;
      const place = { isReportOnly, a: left.n, b: right.n };
      if (!('value' in result)) {
        for (const failure of result.failures) yield { ...place, failure };
        continue;
      }
      const holds = whoHolds(result.value);
      const bodyLink = linkByBody(result.value);
      yield { ...place, holdsB: holds.a, holdsA: holds.b, bodyLink, pair: JSON.stringify(result.value) };
    }
  }
}
