/** The two charts of the report: where the pairs lie and where the line was drawn; what the sketch can find. */
import type { Html } from '../../lib/html.js';
import { jaccardAtContainment } from '../../lib/lsh-curve.js';
import { proposingProbability } from '../../lib/overlap-bound.js';
import type { RelatedPair } from '../../model.js';
import type { DetectOptions } from '../../options.js';
import { type Axis, bar, chart, line, rule, shareTicks, shortShare } from './charts.js';
import { counted } from './words.js';

const bins = 40;
const tierNames = { merge: 'merged', review: 'in doubt', apart: 'kept apart' } as const;

/** Pairs by score, heights on a logarithmic scale, each bar divided by what became of its pairs. */
export function scoreHistogram(pairs: readonly RelatedPair[], threshold: number): Html {
  const counts = Array.from({ length: bins }, () => ({ merge: 0, review: 0, apart: 0 }));
  for (const { score, tier } of pairs) counts[Math.min(bins - 1, Math.floor(score * bins))]![tier]++;
  const totals = counts.map(({ merge, review, apart }) => merge + review + apart);
  const most = Math.max(1, ...totals);
  const top = Math.log10(most + 1);
  const bars = counts.flatMap((count, at) => {
    const total = totals[at]!;
    if (total === 0) return [];
    const height = Math.log10(total + 1) / top;
    const words = `score ${shortShare(at / bins)} to ${shortShare((at + 1) / bins)}: ${(
      ['merge', 'review', 'apart'] as const
    )
      .filter((tier) => count[tier] > 0)
      .map((tier) => `${count[tier]} ${tierNames[tier]}`)
      .join(', ')}`;
    let from = 0;
    return (['merge', 'review', 'apart'] as const).flatMap((tier) => {
      const share = (count[tier] / total) * height;
      from += share;
      return share === 0
        ? []
        : [bar([at / bins, (at + 1) / bins], [from - share, from], { className: tier, title: words })];
    });
  });
  const above = pairs.filter(({ score }) => score >= threshold).length;
  return chart({
    title: 'Pairs by score',
    summary: `${counted(above, 'pair')} of ${counted(pairs.length, 'pair')} examined reach the threshold ${shortShare(threshold)}. The score is exact: the share of the smaller text that both have, background weighing less.`,
    x: { label: 'score', ticks: shareTicks },
    y: { label: 'pairs (log)', ticks: countTicks(most) },
    marks: bars.join('') + rule(threshold, `threshold ${shortShare(threshold)}`),
  });
}

function countTicks(most: number): Axis['ticks'] {
  const values = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].filter((value) => value <= most);
  return values.map((value) => [Math.log10(value + 1) / Math.log10(most + 1), String(value)]);
}

/** The chance that the sketch proposes a pair at all, by its Jaccard. */
export function sketchCurve(options: DetectOptions): Html {
  const { sketch, bands, rows, scaled, threshold } = options;
  const find = (similarity: number) =>
    proposingProbability(similarity, { ...options, containment: threshold });
  const points = Array.from({ length: 201 }, (_, at) => [at / 200, find(at / 200)] as const);
  const least = jaccardAtContainment(threshold);
  const how =
    sketch === 'minhash'
      ? `${bands} bands of ${rows === 1 ? 'one row' : `${rows} rows`}`
      : `one hash in ${scaled} kept`;
  return chart({
    title: 'What the sketch finds',
    summary: `The chance that two documents become a candidate pair, by their Jaccard similarity: ${how}. At ${least.toFixed(2)}, the least Jaccard of equally long texts at the threshold, it is ${(100 * find(least)).toFixed(1)} %.`,
    x: { label: 'Jaccard similarity', ticks: shareTicks },
    y: { label: 'found', ticks: shareTicks },
    marks: line(points, 'curve') + rule(least, least.toFixed(2)),
  });
}
