/**
 * Counts what two texts have in common as the article extraction benchmark of Scrapinghub does: by shingles of four
 * words, each as often as it stands there. Words are told by letters, digits and marks, and their case counts.
 */

const size = 4;

/** Cuts a text into its words. */
export function wordsOf(text) {
  return text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
}

/** Counts the shingles that `found` has rightly (tp), has too many (fp) and lacks (fn). */
export function overlapOf(truth, found) {
  const [wanted, had] = [countShingles(truth), countShingles(found)];
  let [tp, fp, fn] = [0, 0, 0];
  for (const key of new Set([...wanted.keys(), ...had.keys()])) {
    const [left, right] = [wanted.get(key) ?? 0, had.get(key) ?? 0];
    tp += Math.min(left, right);
    fp += Math.max(0, right - left);
    fn += Math.max(0, left - right);
  }
  return { tp, fp, fn };
}

/** Averages precision and recall over pages, and makes F1 of the two means. */
export function averageOf(overlaps) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const precision = mean(overlaps.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)));
  const recall = mean(overlaps.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function countShingles(text) {
  const words = wordsOf(text);
  const counts = new Map();
  // A text of fewer words is one shingle; the benchmark counts an empty one, too, which would make two empty texts equal.
  for (let start = 0; start < Math.max(Math.min(1, words.length), words.length - size + 1); start++) {
    const key = words.slice(start, start + size).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
