/**
 * Tells why a fact changed, where the newer revision itself says so: a correction where a new notice holds what was
 * changed, an update where the date moved on with the number.
 */
import type { SegmentedDocument } from '../../model/document.js';
import type { Fact } from '../../model/edition.js';
import { correctionShape, functionWords } from '../../text/words/cues.js';
import type { FactChange } from './fact-changes.js';
import { cutFactTokens } from './fact-tokens.js';
import { plainWord } from './plain-words.js';

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
  notices: () => readonly string[],
): Pick<Fact, 'cause'> {
  if (change.severity < 2) return {};
  const [before, after] = [wordsOf(change.from ?? ''), wordsOf(change.to ?? '')];
  const gone = before.filter((word) => !after.includes(word));
  const come = after.filter((word) => !before.includes(word));
  const isNamed = notices().some((notice) => {
    const words = new Set(wordsOf(notice));
    return [gone, come].some((side) => side.length > 0 && side.every((word) => words.has(word)));
  });
  if (isNamed) return { cause: 'correction' };
  const isLater = change.kind === 'number-changed' && all.some(({ kind }) => kind === 'date-changed');
  return isLater ? { cause: 'update' } : {};
}

/** Lists the words and signs that a change is known by. */
function wordsOf(text: string): string[] {
  return cutFactTokens(text)
    .filter(({ norm }) => !functionWords.has(norm))
    .map(({ norm }) => plainWord(norm));
}
