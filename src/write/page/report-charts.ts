/** Draws the charts of the report: where the pairs lie and where the lines were drawn; what the sketch can find. */

import { jaccardAtContainment } from '../../detect/keys/lsh-curve.js';
import { proposingProbability } from '../../detect/keys/overlap-bound.js';
import type { DetectOptions } from '../../model/options.js';
import type { RelatedPair, Tier } from '../../model/pair.js';
import { type Axis, bar, chart, line, rule, shareTicks, shortShare } from './charts.js';
import type { Html } from './html.js';
import { counted } from './words.js';

const bins = 40;
const tierNames = { merge: 'merged', review: 'in doubt', apart: 'kept apart' } as const;
// From the foot of a bar up.
const stacked = ['merge', 'review', 'apart'] as const;

/** Pairs by probability, and where the line was drawn. */
export function probabilityHistogram(pairs: readonly RelatedPair[], threshold: number): Html {
  const above = pairs.filter(({ probability }) => probability >= threshold).length;
  return histogram(pairs, 'probability', {
    limit: threshold,
    word: 'threshold',
    summary: `${counted(above, 'pair')} of ${counted(pairs.length, 'pair')} examined reach the threshold ${shortShare(threshold)}. The probability is that both are one report, by all the evidence; some are kept apart above it, each with its reason.`,
  });
}

/** Pairs by score, and the least that a merged pair has. */
export function scoreHistogram(pairs: readonly RelatedPair[], minScore: number): Html {
  const above = pairs.filter(({ score }) => score >= minScore).length;
  return histogram(pairs, 'score', {
    limit: minScore,
    word: 'least',
    summary: `${counted(above, 'pair')} of ${counted(pairs.length, 'pair')} examined reach the least score ${shortShare(minScore)}. The score is exact: the share of the smaller text that both have, background weighing less.`,
  });
}

/** Heights on a logarithmic scale, each bar divided by what became of its pairs. */
function histogram(
  pairs: readonly RelatedPair[],
  figure: 'probability' | 'score',
  { limit, word, summary }: { readonly limit: number; readonly word: string; readonly summary: string },
): Html {
  const counts = Array.from({ length: bins }, () => ({ merge: 0, review: 0, apart: 0 }));
  for (const pair of pairs) counts[Math.min(bins - 1, Math.floor(pair[figure] * bins))]![pair.tier]++;
  const totals = counts.map(({ merge, review, apart }) => merge + review + apart);
  const most = Math.max(1, ...totals);
  const bars = counts.flatMap((count, at) => stackedBar(count, { at, figure, top: Math.log10(most + 1) }));
  return chart({
    title: `Pairs by ${figure}`,
    summary,
    x: { label: figure, ticks: shareTicks },
    y: { label: 'pairs (log)', ticks: countTicks(most) },
    marks: bars.join('') + rule(limit, `${word} ${shortShare(limit)}`),
  });
}

function stackedBar(
  count: Readonly<Record<Tier, number>>,
  { at, figure, top }: { readonly at: number; readonly figure: string; readonly top: number },
): string[] {
  const total = stacked.reduce((sum, tier) => sum + count[tier], 0);
  const height = Math.log10(total + 1) / top;
  const said = stacked.filter((tier) => count[tier] > 0).map((tier) => `${count[tier]} ${tierNames[tier]}`);
  const title = `${figure} ${shortShare(at / bins)} to ${shortShare((at + 1) / bins)}: ${said.join(', ')}`;
  let from = 0;
  return stacked.flatMap((tier) => {
    if (count[tier] === 0) return [];
    const share = (count[tier] / total) * height;
    from += share;
    return [bar([at / bins, (at + 1) / bins], [from - share, from], { className: tier, title })];
  });
}

function countTicks(most: number): Axis['ticks'] {
  const values = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].filter((value) => value <= most);
  return values.map((value) => [Math.log10(value + 1) / Math.log10(most + 1), String(value)]);
}

/** The chance that the sketch proposes a pair at all, by its Jaccard. */
export function sketchCurve(options: DetectOptions): Html {
  const { sketch, bands, rows, scaled, minScore } = options;
  const find = (similarity: number) =>
    proposingProbability(similarity, { ...options, containment: minScore });
  const points = Array.from({ length: 201 }, (_, at) => [at / 200, find(at / 200)] as const);
  const least = jaccardAtContainment(minScore);
  const how =
    sketch === 'minhash'
      ? `${bands} bands of ${rows === 1 ? 'one row' : `${rows} rows`}`
      : `one hash in ${scaled} kept`;
  return chart({
    title: 'What the sketch finds',
    summary: `The chance that two documents become a candidate pair, by their Jaccard similarity: ${how}. At ${least.toFixed(2)}, the Jaccard of equally long texts at the least score, it is ${(100 * find(least)).toFixed(1)} %.`,
    x: { label: 'Jaccard similarity', ticks: shareTicks },
    y: { label: 'found', ticks: shareTicks },
    marks: line(points, 'curve') + rule(least, least.toFixed(2)),
  });
}
