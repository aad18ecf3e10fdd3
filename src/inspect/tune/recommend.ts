/**
 * Chooses among the thresholds and variants that were tried. A wrong merge is worse than a missing one: with gold only
 * what is precise is chosen from, without gold only what is no less sure than the default, the surest first.
 */
import { defaultThreshold } from '../../detect/limits.js';
import type { TunedVariant, TuneRow, Tuning, Variant } from './tuning.js';

// With gold the best F1 is looked for among these first.
const leastPrecision = 0.95;
// Without gold nothing tells precision but the probabilities themselves: what is less sure than the default is not offered.
const leastSafe = defaultThreshold;
const recallSlack = 0.02;
// Fewer planted revisions than this tell nothing.
export const fewestPlanted = 30;

interface Choice extends Variant {
  readonly row: TuneRow;
}

/**
 * Recommends: with gold the best F1 of the precise values; without, the surest of the safe values that find nearly the
 * most. `asking` is what the person asked for, and how many revisions were planted.
 */
export function recommend(
  variants: readonly TunedVariant[],
  asking: { readonly threshold: number; readonly planted: number },
): Tuning['recommended'] {
  const all = variants.flatMap(({ rows, ...variant }) => rows.map((row): Choice => ({ ...variant, row })));
  const { choice, why } = all[0]!.row.gold === null ? chooseSafest(all, asking) : chooseBest(all, asking);
  const { sketch, shingleSize, row } = choice;
  return { sketch, shingleSize, threshold: row.threshold, why };
}

function chooseBest(
  all: readonly Choice[],
  { threshold }: { readonly threshold: number },
): { readonly choice: Choice; readonly why: string } {
  // What merges nothing is precise, too.
  const precise = all.filter(
    ({ row: { gold } }) => gold!.precision.value >= leastPrecision && gold!.f1.value > 0,
  );
  const isOther = (choice: Choice) => Number(!isSameVariant(choice, all[0]!));
  const away = ({ row }: Choice) => Math.abs(row.threshold - threshold);
  // Of values that are as good, the one that changes the least about what was asked for.
  const [choice] = [...(precise.length > 0 ? precise : all)].sort(
    (left, right) =>
      right.row.gold!.f1.value - left.row.gold!.f1.value ||
      isOther(left) - isOther(right) ||
      away(left) - away(right),
  ) as [Choice];
  const { f1, precision, recall } = choice.row.gold!;
  const figures = `precision ${precision.value.toFixed(3)}, recall ${recall.value.toFixed(3)}`;
  const among =
    precise.length > 0
      ? `with a precision of ${leastPrecision} and more`
      : `at any precision, since none reaches ${leastPrecision}`;
  return { choice, why: `the best F1 against the gold ${among}, ${f1.value.toFixed(3)} (${figures})` };
}

function chooseSafest(
  all: readonly Choice[],
  { threshold, planted }: { readonly threshold: number; readonly planted: number },
): { readonly choice: Choice; readonly why: string } {
  const safe = all.filter((choice) => isSameVariant(choice, all[0]!) && choice.row.threshold >= leastSafe);
  const away = ({ row }: Choice) => Math.abs(row.threshold - threshold);
  if (planted < fewestPlanted) {
    const [closest] = safe.sort((left, right) => away(left) - away(right));
    return {
      choice: closest!,
      why: `too few documents to tell more; it is the nearest to --threshold ${threshold}`,
    };
  }
  const most = Math.max(...safe.map(({ row }) => row.planted.value));
  const [choice] = safe
    .filter(({ row }) => row.planted.value >= most - recallSlack)
    .sort((left, right) => right.row.threshold - left.row.threshold);
  return {
    choice: choice!,
    why: `of the values from ${leastSafe} up that find within ${recallSlack} of the most planted revisions, it merges only what is surest`,
  };
}

export function isSameVariant(left: Variant, right: Variant): boolean {
  return left.sketch === right.sketch && left.shingleSize === right.shingleSize;
}
