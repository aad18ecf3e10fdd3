/** Names who is quoted in a paragraph, where the paragraph itself does: a pronoun has no one to mean here. */
import { findSpeech } from '../merge/speech/speech.js';
import { LazySentence } from '../text/light-sentences.js';
import { findSentences } from '../text/sentences.js';

/** The speaker by the first of the readings that names one; null where none does. */
export function nameSpeaker(readings: readonly string[]): string | null {
  for (const text of readings) {
    const sentences = findSentences(text, 0).map((span) => new LazySentence(text, span));
    const block = { kind: 'body' as const, charSpan: [0, text.length] as const, repeats: [], sentences };
    for (const { speaker } of findSpeech(text, [block]))
      if (speaker !== null && (!speaker.isPronoun || speaker.antecedent !== undefined))
        return speaker.antecedent?.text ?? speaker.text;
  }
  return null;
}
