/**
 * Draws a tuning as a page. The command line that is recommended comes first; below it stand the curves, the pairs
 * at the line to judge it by, and folded the tables, one a variant.
 */

import { shell } from '../../write/page/assets.js';
import { chart, line, rule, shareTicks, xAt, yAt } from '../../write/page/charts.js';
import { type Html, html, sourceText } from '../../write/page/html.js';
import type { Heading } from '../../write/page/passage-texts.js';
import { probabilityHistogram } from '../../write/page/report-charts.js';
import { counted, groupDigits, isoMinutes } from '../../write/page/words.js';
import type { Share } from './share.js';
import { nameVariant } from './tune.js';
import type { QuotedPair, TunedVariant, Tuning } from './tuning.js';
import { recallAt } from './tuning-text.js';

/** `commandLine` is the one that is recommended. A click marks all of it, since this page has no script to copy it. */
export function renderTuningPage(tuning: Tuning, commandLine: string): string {
  const { documents, planted, variants, recommended, join, pairs, below, above } = tuning;
  const recall = recallAt(tuning);
  const content = html`<header class="head w"><p class="kicker">Variorum: tuning</p><h1>Threshold ${recommended.threshold.toFixed(2)}</h1>
<p class="lede">Recommended for ${counted(documents, 'document')}:</p><pre class="line" tabindex="0" aria-label="Recommended command line">${commandLine}</pre>
<p class="lede">${nameVariant(recommended)}; ${recommended.why}. It finds ${percent(recall)} of ${counted(planted, 'planted revision')}.</p></header>
<div class="charts w">${shares(variants[0]!, recommended.threshold)}${sizes(variants[0]!, recommended.threshold)}${probabilityHistogram(pairs, recommended.threshold)}</div>
<main class="doc w"><section><h2>What the sketch overlooks</h2><p>An exact join of ${counted(join.sampled, 'document')} with all found ${counted(join.pairs, 'pair')} with containment ${join.containment} and more; the sketch proposed ${groupDigits(join.found)} of them.</p></section>
<section><h2>Just above the line</h2><p class="fine">These would be merged, if their relation allows it. Judge by eye.</p>${above.map(pairRow)}</section>
<section><h2>Just below the line</h2><p class="fine">These would stay apart.</p>${below.map(pairRow)}</section>
<section><h2>Every threshold</h2>${variants.map((variant) => table(variant, tuning))}</section></main>`;
  return shell({ title: 'Variorum: tuning', bundle: 'plain', content });
}

const percent = ({ value, low, high }: Share) =>
  `${(100 * value).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;

/** Planted recall with its interval, and precision and recall where gold tells them. */
function shares({ rows }: TunedVariant, at: number): Html {
  const points = (of: (row: TunedVariant['rows'][number]) => number) =>
    rows.map((row) => [row.threshold, of(row)] as const);
  const upper = points(({ planted }) => planted.high);
  const lower = points(({ planted }) => planted.low).reverse();
  const band = `<path class="band" d="M${[...upper, ...lower].map(([x, y]) => `${xAt(x).toFixed(1)} ${yAt(y).toFixed(1)}`).join('L')}Z"/>`;
  const hasGold = rows[0]!.gold !== null;
  const gold = hasGold
    ? line(
        points(({ gold: own }) => own!.precision.value),
        'curve2',
      ) +
      line(
        points(({ gold: own }) => own!.recall.value),
        'curve3',
      )
    : '';
  return chart({
    title: 'What is found',
    summary: `Planted revisions found, with the 95 % interval${hasGold ? '; against the gold: precision dashed, recall dotted' : ''}.`,
    x: { label: 'threshold', ticks: shareTicks },
    y: { label: 'share', ticks: shareTicks },
    marks:
      band +
      line(
        points(({ planted }) => planted.value),
        'curve',
      ) +
      gold +
      rule(at, at.toFixed(2)),
  });
}

function sizes({ rows }: TunedVariant, at: number): Html {
  const most = Math.max(1, ...rows.flatMap(({ members, borderline }) => [members, borderline]));
  const points = (of: (row: TunedVariant['rows'][number]) => number) =>
    rows.map((row) => [row.threshold, of(row) / most] as const);
  return chart({
    title: 'How much is merged',
    summary: 'Documents in reports, whole line; reports, dashed; pairs left in doubt, dotted.',
    x: { label: 'threshold', ticks: shareTicks },
    y: {
      label: 'count',
      ticks: countTicks(most),
    },
    marks:
      line(
        points(({ members }) => members),
        'curve',
      ) +
      line(
        points(({ clusters }) => clusters),
        'curve2',
      ) +
      line(
        points(({ borderline }) => borderline),
        'curve3',
      ) +
      rule(at, at.toFixed(2)),
  });
}

/** Whole numbers, a quarter apart where there are enough. */
function countTicks(most: number): [number, string][] {
  const counts = new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * most)));
  return [...counts].map((count) => [count / most, groupDigits(count)]);
}

function table(variant: TunedVariant, { recommended }: Tuning): Html {
  const { rows, sketch, shingleSize } = variant;
  const hasGold = rows[0]!.gold !== null;
  const own = (threshold: number) =>
    threshold === recommended.threshold &&
    sketch === recommended.sketch &&
    shingleSize === recommended.shingleSize;
  const figure = (share: Share) =>
    html`<td>${share.value.toFixed(3)}${share.low !== share.high && html` <small>${share.low.toFixed(3)}–${share.high.toFixed(3)}</small>`}</td>`;
  const name = nameVariant(variant);
  return html`<details class="fold"><summary>${name}</summary><div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="num"><thead><tr><th scope="col">threshold</th><th scope="col">reports</th><th scope="col">documents in them</th><th scope="col">pairs together</th><th scope="col">in doubt</th><th scope="col">planted found</th>${hasGold && html`<th scope="col">precision</th><th scope="col">recall</th><th scope="col">F1</th>`}</tr></thead><tbody>${rows.map(
    ({ threshold, clusters, members, pairsTogether, borderline, planted, gold }) =>
      html`<tr class="${own(threshold) ? 'own' : ''}"><th scope="row">${threshold.toFixed(2)}</th><td>${groupDigits(clusters)}</td><td>${groupDigits(members)}</td><td>${groupDigits(pairsTogether)}</td><td>${groupDigits(borderline)}</td>${figure(planted)}${gold !== null && html`${figure(gold.precision)}${figure(gold.recall)}${figure(gold.f1)}`}</tr>`,
  )}</tbody></table></div></details>`;
}

function pairRow({
  a,
  b,
  probability,
  score,
  relation,
  reason,
  quote,
  headings: [ofA, ofB],
}: QuotedPair): Html {
  return html`<p><b>${probability.toFixed(3)}</b> <small>${relation}, score ${score.toFixed(3)}: ${reason}</small></p><ul class="two">${side(a, ofA)}${side(b, ofB)}</ul>${quote !== null && html`<blockquote lang="" dir="auto">${sourceText(quote.replace(/\s+/g, ' ').slice(0, 400))}</blockquote>`}`;
}

/** One of the two, by its headline. */
function side(id: string, heading: Heading | null): Html {
  return html`<li>${heading !== null && html`<bdi>${sourceText(heading.title)}</bdi> `}<small class="fn">${sourceText(id)}</small>${heading?.date != null && html` <small>${isoMinutes(heading.date)}</small>`}</li>`;
}
