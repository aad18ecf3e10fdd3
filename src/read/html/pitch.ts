/**
 * Tells a text that asks for consent, sells a subscription or states terms from one that reports. Counts words of the
 * tables: many in few words are a pitch; one or two in a long paragraph are a report about the matter.
 */

import { consentShape, offerShape, termsShape } from '../../text/words/consent-words.js';
import { countWords } from './page-tree.js';

const fewWords = 16;
// Two words of a pitch need company; four speak for themselves in a longer paragraph.
const wordsForEach = 22;
const someKinds = 3;
const wordsForSome = 34;

/** Tells whether `text`, a paragraph or a line, is a pitch. */
export function isPitch(text: string): boolean {
  const words = countWords(text);
  return [consentShape, offerShape, termsShape].some((shape) => {
    const found = new Set(text.toLowerCase().match(shape));
    if (words <= fewWords) return found.size >= 1;
    if (found.size >= someKinds) return found.size * wordsForSome >= words;
    return found.size === 2 && found.size * wordsForEach >= words;
  });
}
