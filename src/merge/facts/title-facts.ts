/**
 * Finds the facts that changed between headlines which stand in the records of revisions and not in their texts, as
 * those of a headline in the text are found: sites keep the headline beside the text.
 */
import type { Alignment } from '../../model/alignment.js';
import type { SegmentedDocument } from '../../model/document.js';
import type { Fact } from '../../model/edition.js';
import { CommonWords } from '../../text/number-values.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { onOneLine } from '../../text/title.js';
import { findCause, newNotices } from './change-causes.js';
import { compareFacts, type Reading } from './facts.js';
import { hasWord, squash } from './plain-words.js';

/** Lists the changes from one revision's headline to the next one's, up to the `newest` that is whole, most severe first. */
export function findTitleFacts({ revisions }: Alignment, newest: number): readonly Fact[] {
  const found: Fact[] = [];
  for (let index = 1; index <= newest; index++) {
    const [first, second] = [revisions[index - 1]!, revisions[index]!];
    const [before, after] = withoutSite(titleOf(first), titleOf(second));
    if (before === null || after === null || before === after) continue;
    const changes = compareFacts(readTitle(first, before), readTitle(second, after));
    const told = { notices: () => newNotices(first, second), sentence: after };
    for (const { isPlan: _, ...change } of changes)
      found.push({ ...change, between: [first.id, second.id], ...findCause(change, changes, told) });
  }
  return found.sort((left, right) => right.severity - left.severity);
}

const siteName = /\s[|–—-]\s[^|]*$/u;

/** Strips the name of the site, which both headlines end in. */
function withoutSite(before: string | null, after: string | null): readonly [string | null, string | null] {
  const [left, right] = [before?.match(siteName)?.[0], after?.match(siteName)?.[0]];
  if (left === undefined || left !== right) return [before, after];
  return [before!.slice(0, -left.length), after!.slice(0, -left.length)];
}

/** Returns the headline of a record; null where the text has one of its own. */
function titleOf({ title, blocks }: SegmentedDocument): string | null {
  return blocks.some(({ kind }) => kind === 'headline') ? null : onOneLine(title);
}

function readTitle({ text }: SegmentedDocument, title: string): Reading {
  let words: CommonWords | undefined;
  let letters: string | undefined;
  return {
    text: title,
    paragraph: title,
    speakers: [],
    list: '',
    vocabulary: {
      guessLanguage: (more) => {
        words ??= new CommonWords(recallTokens(text));
        return words.guessLanguage(more);
      },
    },
    writesSmall: (word) => hasWord(text, word),
    holds: (part) => {
      letters ??= squash(`${title} ${text}`);
      return letters.includes(part);
    },
  };
}
