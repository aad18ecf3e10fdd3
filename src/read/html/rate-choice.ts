/**
 * Rates how sure it is that the text of a page is its article: little text that shares hardly a word with the headline is
 * a banner more often than an article.
 */
import type { MainPart } from './choose-main.js';
import { kinship } from './kinship.js';
import type { JudgedBlock } from './page-tree.js';

const fewLetters = 140;
const manyLetters = 400;
const surely = 0.95;
const ofUnknownKin = 0.7;
const ofNoKin = 0.35;
// More of a headline's words need not come again.
const enoughKin = 0.25;

/** Returns a confidence in [0, 1] for the `kept` blocks of a part. */
export function rateChoice(
  { worth, all }: Pick<MainPart, 'worth' | 'all'>,
  kept: readonly JudgedBlock[],
  headline: string | null,
): number {
  const letters = kept.reduce((sum, block) => sum + block.worth, 0);
  if (letters === 0) return 0;
  const size = 0.5 + (0.5 * letters) / (letters + fewLetters);
  const length = letters / (letters + manyLetters);
  const kin = kinship(
    headline,
    kept.filter(({ kind }) => kind !== 'heading'),
  );
  const shared = kin === null ? ofUnknownKin : Math.min(1, kin / enoughKin);
  const related = kin === null ? shared : Math.max(ofNoKin + (1 - ofNoKin) * length, shared);
  return Math.round(100 * surely * Math.sqrt(worth / all) * related * size) / 100;
}
