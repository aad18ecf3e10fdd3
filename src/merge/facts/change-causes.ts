/**
 * Tells why a fact changed, where the newer revision itself says so: a correction where a new notice speaks of it, an
 * update where the date moved on with the number.
 */
import type { SegmentedDocument } from '../../model/document.js';
import type { Fact } from '../../model/edition.js';
import { tokenize } from '../../text/tokens.js';
import { correctionShape, functionWords } from '../../text/words/cues.js';
import { factLimits } from '../limits.js';
import type { FactChange } from './fact-changes.js';

/** Lists the texts of the correction notices that the newer revision has and the older one lacks. */
export function newNotices(older: SegmentedDocument, newer: SegmentedDocument): string[] {
  const noticesOf = ({ text, blocks }: SegmentedDocument) =>
    blocks.filter(({ kind }) => kind === 'notice').map(({ charSpan }) => text.slice(...charSpan));
  const known = new Set(noticesOf(older));
  return noticesOf(newer).filter((notice) => !known.has(notice) && correctionShape.test(notice));
}

/**
 * Finds the cause of one of `all` changes of a sentence; nothing where no notice and no date tells. `notices` are read
 * only for changes that one could explain.
 */
export function findCause(
  change: FactChange,
  all: readonly FactChange[],
  { notices, sentence }: { readonly notices: () => readonly string[]; readonly sentence: string },
): Pick<Fact, 'cause'> {
  if (change.severity < 2 || change.from === null || change.to === null) return {};
  const contentOf = (words: string) =>
    tokenize(words)
      .filter(({ norm }) => !functionWords.has(norm))
      .map(({ norm }) => norm);
  const [before, after] = [contentOf(change.from), contentOf(change.to)];
  const changed = [
    ...before.filter((norm) => !after.includes(norm)),
    ...after.filter((norm) => !before.includes(norm)),
  ];
  const isNamed = notices().some((notice) => {
    const words = new Set(tokenize(notice).map(({ norm }) => norm));
    // Many notices say what was wrong and not how: "misstated the cost of the repairs of 2004".
    const shared = new Set(contentOf(sentence).filter((norm) => words.has(norm)));
    return changed.some((norm) => words.has(norm)) || shared.size >= factLimits.minNoticeWords;
  });
  if (isNamed) return { cause: 'correction' };
  const isLater = change.kind === 'number-changed' && all.some(({ kind }) => kind === 'date-changed');
  return isLater ? { cause: 'update' } : {};
}
