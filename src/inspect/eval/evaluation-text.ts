/** Prints what `eval` measured, first what one page cannot swing, so that the line read first is the one to trust. */

import { quotePath } from '../../model/failure.js';
import { counted } from '../../write/page/words.js';
import type { ClusterMetrics } from './cluster-metrics.js';
import type { GoldEvaluation, LabelEvaluation, Mistake } from './evaluation.js';
import type { LabelCounts } from './label-metrics.js';

const shownErrors = 12;
const nameWidth = 39;

/** Prints an evaluation; one of the two may be null, where it was not asked for. */
export function renderEvaluation(gold: GoldEvaluation | null, labels: LabelEvaluation | null): string {
  const parts = [
    ...(gold === null ? [] : [goldLines(gold)]),
    ...(labels === null ? [] : [labelLines(labels)]),
    ...(gold === null ? [] : [errorLines(gold.errors, 'wrongly together')]),
    ...(gold === null ? [] : [errorLines(gold.errors, 'wrongly apart')]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const named = (name: string, value: string) => `${name.padEnd(nameWidth)}${value}`;
const figure = (value: number | null) => (value === null ? 'none' : value.toFixed(3));

function goldLines({ documents, metrics, counts, intervals, undecided }: GoldEvaluation): string[] {
  const line = (metric: keyof ClusterMetrics, name: string, of = '') => {
    const { low, high } = intervals[metric];
    return named(name, `${metrics[metric].toFixed(3)}  (95 %: ${low.toFixed(3)} to ${high.toFixed(3)})${of}`);
  };
  const { families, exactFamilies, splitFamilies, clusters, impureClusters } = counts;
  return [
    `${counted(documents, 'document')} of the gold`,
    line('exact', 'reports exactly right', `  ${exactFamilies} of ${families}`),
    line('split', 'reports split', `  ${splitFamilies} of ${families}`),
    line('impure', 'clusters with a stranger', `  ${impureClusters} of ${clusters}`),
    line('groupedBcubedPrecision', 'B-cubed precision where not alone'),
    line('groupedBcubedRecall', 'B-cubed recall where not alone'),
    line('groupedBcubedF1', 'B-cubed F1 where not alone'),
    line('precision', 'pairwise precision'),
    line('recall', 'pairwise recall'),
    line('f1', 'pairwise F1'),
    line('precisionWithoutLargest', '  precision without largest report'),
    line('recallWithoutLargest', '  recall without largest report'),
    line('f1WithoutLargest', '  F1 without largest report'),
    line('bcubedPrecision', 'B-cubed precision, all documents'),
    line('bcubedRecall', 'B-cubed recall, all documents'),
    line('ari', 'adjusted Rand index'),
    line('familyF1', 'mean F1 over reports'),
    named('true pairs left to review', undecided.toFixed(3)),
  ];
}

function labelLines(labels: LabelEvaluation): string[] {
  const { pairs, together, inReview, tierMerge, unlisted } = labels;
  return [
    `${counted(total(pairs), 'labelled pair')}: ${listed(pairs)}${unknownNote(labels)}`,
    named('put into one report', listed(together)),
    named('apart, in review', listed(inReview)),
    named('F1 over one and not', figure(labels.f1)),
    named('  precision', figure(labels.precision)),
    named('  recall: share of one put together', figure(labels.recall)),
    named('share of one together or in review', figure(labels.recallWithReview)),
    named('precision of tier merge', `${figure(labels.tierMergePrecision)}  ${listed(tierMerge)}`),
    named('Brier score of the probability', figure(labels.brier)),
    named('  counted as 0: not in relations.jsonl', listed(unlisted)),
  ];
}

function unknownNote({ unknown }: LabelEvaluation): string {
  if (unknown === 0) return '';
  return unknown === 1 ? '; 1 more names an unknown document' : `; ${unknown} more name unknown documents`;
}

const total = ({ one, not, open }: LabelCounts) => one + not + open;
const listed = ({ one, not, open }: LabelCounts) => `${one} one, ${not} not, ${open} open`;

function errorLines(errors: readonly Mistake[], kind: Mistake['kind']): string[] {
  const own = errors.filter((error) => error.kind === kind);
  return [
    `${own.length} examined pairs ${kind}, the strongest first:`,
    ...own
      .slice(0, shownErrors)
      .map(
        ({ a, b, score, why }) => `  ${quotePath(a)}  ${quotePath(b)}  score ${score?.toFixed(3)}  ${why}`,
      ),
  ];
}
