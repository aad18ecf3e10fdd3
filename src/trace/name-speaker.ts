/** Names who is quoted in a paragraph, where the paragraph itself does: a pronoun has no one to mean here. */
import { findSpeech } from '../merge/speech/speech.js';
import { nameOf } from '../merge/speech/speech-model.js';
import { LazySentence } from '../text/light-sentences.js';
import { findSentences } from '../text/sentences.js';

/** The speaker by the first of the readings that names one; null where none does. */
export function nameSpeaker(readings: readonly string[]): string | null {
  for (const text of readings) {
    const sentences = findSentences(text, 0).map((span) => new LazySentence(text, span));
    const block = { kind: 'body' as const, charSpan: [0, text.length] as const, repeats: [], sentences };
    for (const { speaker } of findSpeech(text, [block]))
      if (speaker !== null && isName(nameOf(speaker))) return nameOf(speaker);
  }
  return null;
}

/** Tells a name from "he" and "The report": a capital begins a word that is not the first. One word alone is a name but for a pronoun. */
function isName(words: string): boolean {
  return /\s\p{Lu}/u.test(words) || (/^\p{Lu}\S+$/u.test(words) && !pronouns.test(words));
}

const pronouns = /^(?:he|she|they|it|we|you|who|this|that|these|those)$/i;
