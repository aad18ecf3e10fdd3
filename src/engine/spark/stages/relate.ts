/**
 * Judges each examined pair, told which of its documents is a compilation that holds the other, if either is, and whose
 * bodies are their sites'.
 */
import type { Compilations } from '../../../detect/evidence/compilations.js';
import { relate as relatePairs } from '../../../detect/relate.js';
import { markReportOnly } from '../../../detect/report-only-pair.js';
import type { Decision, ExaminedPair } from '../../../model/pair.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { attempt } from '../records.js';

interface ExaminedRow {
  readonly a: number;
  readonly b: number;
  readonly pair: string;
  /** Whether a, or b, is a compilation that the other is a part of. */
  readonly isPartOfA: boolean;
  readonly isPartOfB: boolean;
  /** Whether the body of a, or of b, is its site's. */
  readonly isBodySharedOfA: boolean;
  readonly isBodySharedOfB: boolean;
  readonly decision: Decision | null;
  /** It shares too few keys to be a candidate. */
  readonly isReportOnly: boolean;
}

export async function* relate(
  rows: AsyncIterable<ExaminedRow>,
  { detect }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const row of rows) {
    const examined = JSON.parse(row.pair) as ExaminedPair;
    const idOf = () => `${examined.a} and ${examined.b}`;
    const [result] = await attempt([row], { name: 'relate', idOf }, async () => [
      judge(row, examined, detect),
    ]);
    const { isReportOnly, a, b } = row;
    const place = { isReportOnly, a, b };
    if ('value' in result!) yield { ...place, ...result.value };
    else for (const failure of result!.failures) yield { ...place, failure };
  }
}

function judge(
  { isPartOfA, isPartOfB, isBodySharedOfA, isBodySharedOfB, decision, isReportOnly }: ExaminedRow,
  examined: ExaminedPair,
  detect: WorkerOptions['detect'],
): object {
  const compilations: Compilations = new Map([
    ...(isPartOfA ? [[examined.a, new Set([examined.b])] as const] : []),
    ...(isPartOfB ? [[examined.b, new Set([examined.a])] as const] : []),
  ]);
  const sharedBodies = new Set<string>([
    ...(isBodySharedOfA ? [examined.a] : []),
    ...(isBodySharedOfB ? [examined.b] : []),
  ]);
  const [judged] = relatePairs([examined], {
    ...detect,
    compilations,
    sharedBodies,
    decisionOn: () => decision ?? undefined,
  });
  const related = isReportOnly ? markReportOnly(judged!) : judged!;
  const { tier, relation, score, reason } = related;
  return { tier, relation, score, reason, pair: JSON.stringify(related) };
}
