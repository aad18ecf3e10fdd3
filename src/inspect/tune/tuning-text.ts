/** Lays a tuning out as tables for the terminal. */
import { quotePath } from '../../model/failure.js';
import type { Heading } from '../../write/page/passage-texts.js';
import { counted } from '../../write/page/words.js';
import { fewestPlanted } from './recommend.js';
import type { Share } from './share.js';
import { nameVariant } from './tune.js';
import type { QuotedPair, TunedVariant, TuneRow, Tuning } from './tuning.js';

const width = 9;
const cell = (value: string | number) => String(value).padStart(width);
const range = ({ value, low, high }: Share) => `${value.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;

/** Prints a tuning; `commandLine` is the one that is recommended. */
export function renderTuningText(tuning: Tuning, commandLine: string): string {
  const { documents, planted, variants, join, recommended, below, above } = tuning;
  const lines = [
    `${counted(documents, 'document')}, ${counted(planted, 'revision')} planted`,
    ...variants.flatMap((variant) => ['', ...table(variant, tuning)]),
    '',
    `Sketch       of ${join.pairs} pairs with containment ${join.containment} and more, found by an exact join of ${join.sampled} documents with all, it proposed ${join.found}`,
    planted < fewestPlanted
      ? `Recall       ${counted(planted, 'planted revision')} ${planted === 1 ? 'is' : 'are'} too few to estimate it from`
      : `Recall       ${range(recallAt(tuning))} at the recommended threshold, estimated from planted revisions`,
    ...goldLines(tuning),
    '',
    ...nearestPairs(`The ${above.length} pairs just above the threshold:`, above),
    ...nearestPairs(`The ${below.length} pairs just below it:`, below),
    `Recommended: ${recommended.why}.`,
    commandLine,
  ];
  return `${lines.join('\n')}\n`;
}

/** Looks up the planted recall of the recommended row. */
export function recallAt(tuning: Tuning): Share {
  return rowAt(tuning).planted;
}

function rowAt({ variants, recommended }: Tuning): TuneRow {
  const variant = variants.find(
    ({ sketch, shingleSize }) => sketch === recommended.sketch && shingleSize === recommended.shingleSize,
  )!;
  return variant.rows.find(({ threshold }) => threshold === recommended.threshold)!;
}

/** Prints the figures of the gold, with the intervals that the first variant has. */
function goldLines(tuning: Tuning): string[] {
  const { gold } = rowAt(tuning);
  if (gold === null) return [];
  const figure = (share: Share) => (share.low === share.high ? share.value.toFixed(3) : range(share));
  return [
    `Gold         precision ${figure(gold.precision)}, recall ${figure(gold.recall)}, F1 ${figure(gold.f1)}; 95 % intervals`,
  ];
}

function table(variant: TunedVariant, { recommended }: Tuning): string[] {
  const hasGold = variant.rows[0]!.gold !== null;
  const header = [
    'threshold',
    'reports',
    'members',
    'pairs',
    'in doubt',
    'planted',
    ...(hasGold ? ['precision', 'recall', 'F1'] : []),
  ];
  const rows = variant.rows.map(
    ({ threshold, clusters, members, pairsTogether, borderline, planted, gold }) => {
      const isIt =
        threshold === recommended.threshold &&
        variant.sketch === recommended.sketch &&
        variant.shingleSize === recommended.shingleSize;
      const figures =
        gold === null ? [] : [gold.precision, gold.recall, gold.f1].map(({ value }) => value.toFixed(3));
      const cells = [
        threshold.toFixed(2),
        clusters,
        members,
        pairsTogether,
        borderline,
        planted.value.toFixed(3),
        ...figures,
      ];
      return cells.map(cell).join(' ') + (isIt ? '  ← recommended' : '');
    },
  );
  return [`${nameVariant(variant)}`, header.map(cell).join(' '), ...rows];
}

function nearestPairs(title: string, pairs: readonly QuotedPair[]): string[] {
  if (pairs.length === 0) return [];
  return [
    title,
    ...pairs.flatMap(({ a, b, probability, score, relation, quote, headings: [ofA, ofB] }) => [
      `  ${probability.toFixed(3)}  ${relation}, score ${score.toFixed(3)}`,
      `         ${nameOf(a, ofA)}`,
      `         ${nameOf(b, ofB)}`,
      ...(quote === null ? [] : [`         “${quotePath(shorten(quote))}”`]),
    ]),
    '',
  ];
}

function nameOf(id: string, heading: Heading | null): string {
  if (heading === null) return quotePath(id);
  return `${quotePath(id)}  ${quotePath(shorten(heading.title))}${heading.date === null ? '' : `, ${quotePath(heading.date)}`}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 100 ? line : `${line.slice(0, 100).replace(/[\ud800-\udbff]$/, '')} …`;
}
