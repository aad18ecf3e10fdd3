/**
 * A segmented document in, the same one out that holds no tokens: they are cut again where they are asked
 * for. Tokens take twenty times the memory of their text, and of a long chain of revisions most are the same
 * as in the revision before and never looked at.
 */
import type { CharSpan, SegmentedDocument, Sentence, Token } from '../model.js';
import { tokenize } from './tokens.js';

/** Says the same as `document`; every reading of `tokens` costs a tokenising of the sentence. */
export function lightenDocument(document: SegmentedDocument): SegmentedDocument {
  const { text } = document;
  return {
    ...document,
    blocks: document.blocks.map((block) => ({
      ...block,
      sentences: block.sentences.map(({ charSpan }) => new LightSentence(text, charSpan)),
    })),
  };
}

class LightSentence implements Sentence {
  readonly charSpan: CharSpan;
  readonly #text: string;

  constructor(text: string, charSpan: CharSpan) {
    this.#text = text;
    this.charSpan = charSpan;
  }

  get tokens(): readonly Token[] {
    return tokenize(this.#text.slice(...this.charSpan), this.charSpan[0]);
  }
}
