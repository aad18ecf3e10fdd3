/**
 * Tells a text that asks for consent, sells a subscription or states terms from one that reports. Counts words of the
 * tables: many in few words are a pitch; one or two in a long paragraph are a report about the matter.
 */

import { consentShape, offerShape, surePitchShape, termsShape } from '../../text/words/consent-words.js';
import { countWords } from './page-tree.js';

const fewWords = 16;
// Two words of a pitch need company; four speak for themselves in a longer paragraph.
const wordsForEach = 22;
const someKinds = 3;
const wordsForSome = 34;

/** How much a text speaks as a pitch: a short line with one such word does so only in company. */
export type Pitch = 'none' | 'weak' | 'strong';

/** Judges `text`, a paragraph or a line. */
export function judgePitch(text: string): Pitch {
  const words = countWords(text);
  const lower = text.toLowerCase();
  const found = [consentShape, offerShape, termsShape].map((shape) => new Set(lower.match(shape)).size);
  const most = Math.max(...found);
  const all = found.reduce((sum, size) => sum + size, 0);
  if (all >= someKinds && all * wordsForSome >= words) return 'strong';
  if (most === 2 && most * wordsForEach >= words) return 'strong';
  if (words > fewWords || most === 0) return 'none';
  return surePitchShape.test(text) ? 'strong' : 'weak';
}
