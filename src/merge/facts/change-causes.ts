/**
 * Tells why a fact changed, where the newer revision itself says so: a correction where a new notice holds what was
 * changed, an update where the date moved on with the number.
 */
import type { SegmentedDocument } from '../../model/document.js';
import type { Fact } from '../../model/edition.js';
import { noticeWords } from '../../text/words/claim-words.js';
import { correctionShape, functionWords } from '../../text/words/cues.js';
import type { FactChange } from './fact-changes.js';
import { cutFactTokens } from './fact-tokens.js';
import { factLimits } from './limits.js';
import { plainWord } from './plain-words.js';

/** Lists the texts of the correction notices that the newer revision has and the older one lacks. */
export function newNotices(older: SegmentedDocument, newer: SegmentedDocument): string[] {
  const noticesOf = ({ text, blocks }: SegmentedDocument) =>
    blocks.filter(({ kind }) => kind === 'notice').map(({ charSpan }) => text.slice(...charSpan));
  const known = new Set(noticesOf(older));
  return noticesOf(newer).filter((notice) => !known.has(notice) && correctionShape.test(notice));
}

/** What tells why a sentence changed. */
export interface Told {
  /** Read only for changes that one could explain. */
  readonly notices: () => readonly string[];
  readonly sentence: string;
}

/**
 * Finds the cause of one of `all` changes of a sentence; nothing where no notice and no date tells. A notice speaks of a
 * change whose old or new value it holds, or, where it tells no value, whose sentence has half of its words.
 */
export function findCause(
  change: FactChange,
  all: readonly FactChange[],
  { notices, sentence }: Told,
): Pick<Fact, 'cause'> {
  if (change.severity < 2) return {};
  const said = new Set(wordsOf(sentence));
  const isNamed = notices().some((notice) => {
    const words = new Set(wordsOf(notice));
    const subject = [...words].filter((word) => !noticeWords.has(word));
    const shared = subject.filter((word) => said.has(word)).length;
    if (all.some((one) => holdsValue(words, one)))
      // A notice may hold a "three" of its own: a number alone names nothing.
      return (
        holdsValue(words, change) && (change.kind !== 'number-changed' || shared >= factLimits.minNoticeWords)
      );
    return shared >= factLimits.minNoticeWords && 2 * shared >= subject.length;
  });
  if (isNamed) return { cause: 'correction' };
  const isLater = change.kind === 'number-changed' && all.some(({ kind }) => kind === 'date-changed');
  return isLater ? { cause: 'update' } : {};
}

/** Tells whether a notice holds what a change put away, or what it put there. */
function holdsValue(notice: ReadonlySet<string>, { from, to }: FactChange): boolean {
  const [before, after] = [wordsOf(from ?? ''), wordsOf(to ?? '')];
  const gone = before.filter((word) => !after.includes(word));
  const come = after.filter((word) => !before.includes(word));
  return [gone, come].some((side) => side.length > 0 && side.every((word) => notice.has(word)));
}

/** Lists the words and signs that a text is known by. */
function wordsOf(text: string): string[] {
  return cutFactTokens(text)
    .filter(({ norm }) => !functionWords.has(norm))
    .map(({ norm }) => plainWord(norm));
}
