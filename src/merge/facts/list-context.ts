/**
 * Finds what a list's head and its items say to each other: "you may not:" denies each of its items, so that a denial
 * which goes from the head to the items, or back, denies nothing new.
 */
import type { Block, SegmentedDocument } from '../../model/document.js';
import { negations } from '../../text/words/cues.js';
import { cutFactTokens } from './fact-tokens.js';
import { factLimits } from './limits.js';

const headEnd = /:[\s*_]*$/;
const itemStart = /^\s*(?:[-–—*•·◦▪]|[([]?(?:\p{N}{1,3}|\p{L}|[ivx]{1,5})[.)\]])\s|^\s*\p{Ll}/u;

/** Returns the items below a block that is a head, or the head above one that is an item; empty where it is neither. */
export function listContext({ text, blocks }: SegmentedDocument, at: number): string {
  const textOf = ({ charSpan }: Block) => text.slice(...charSpan);
  const isItem = (index: number) => itemStart.test(textOf(blocks[index]!));
  if (headEnd.test(textOf(blocks[at]!))) {
    let end = at + 1;
    while (end < blocks.length && (end === at + 1 || isItem(end)) && end - at <= factLimits.maxListItems)
      end++;
    return blocks
      .slice(at + 1, end)
      .map(textOf)
      .join('\n');
  }
  for (let head = at - 1; head >= 0 && at - head <= factLimits.maxListItems; head--) {
    const above = textOf(blocks[head]!);
    if (headEnd.test(above)) return head === at - 1 || isItem(at) ? above : '';
    if (!isItem(head) && head !== at - 1) return '';
  }
  return '';
}

/** A reading, and what stands around it in its list. */
interface Listed {
  readonly text: string;
  readonly list: string;
}

/** Tells whether a denial that `own` alone has stands with `other` in the head or the items of its list. */
export function isDeniedInList(own: Listed, other: Listed): boolean {
  const leadOf = ({ text }: Listed) => text.slice(0, text.indexOf(':') + 1);
  return (denies(other.list) && !denies(own.list)) || (denies(leadOf(other)) && !denies(leadOf(own)));
}

function denies(text: string): boolean {
  return cutFactTokens(text).some(({ norm }) => negations.has(norm) || norm.endsWith("n't"));
}
