/** Compares what was read of a page shape with what a reader keeps, without what may stand there or not. */
import { overlapOf, wordsOf } from '../../../../shingle-overlap.mjs';

/** Leaves words alone, with a blank on either side: marks and white space tell nothing about what was kept. */
export function squeeze(text) {
  return ` ${wordsOf(text).join(' ')} `;
}

/** Counts shingles of four words that `text` has rightly, has too many and lacks. */
export function overlapOfShape({ kept, optional = [], captions = [], repeated = [] }, text) {
  const twice = new Set(repeated.map(squeeze));
  const lines = text
    .split('\n')
    .map(squeeze)
    .filter((line) => !twice.has(line));
  const found = [...optional, ...captions]
    .map(squeeze)
    .reduce((rest, words) => rest.replaceAll(words, ' '), squeeze(lines.join(' ')));
  return overlapOf(kept.join('\n'), found);
}
