/**
 * Makes sentences that cut their tokens only when asked, since most sentences of a report's revisions are
 * unchanged and never looked into. Tokens take twenty times the memory of their text, so that a long chain of
 * revisions keeps none and cuts them anew at each reading.
 */
import type { CharSpan, SegmentedDocument, Sentence, Token } from '../model/document.js';
import { recallTokens } from './recent-tokens.js';

/** The sentence of `text` at `charSpan`; it keeps its tokens once they have been cut. */
export class LazySentence implements Sentence {
  readonly charSpan: CharSpan;
  readonly #text: string;
  #tokens: readonly Token[] | undefined;

  constructor(text: string, charSpan: CharSpan) {
    this.#text = text;
    this.charSpan = charSpan;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= cutTokens(this.#text, this.charSpan);
    return this.#tokens;
  }

  /** Returns a plain record with tokens: what is written of a sentence holds them. */
  toJSON(): Sentence {
    return { charSpan: this.charSpan, tokens: this.tokens };
  }
}

/**
 * Copies `document` with sentences that keep no tokens; every reading of `tokens` tokenizes the sentence again.
 */
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
    return cutTokens(this.#text, this.charSpan);
  }

  toJSON(): Sentence {
    return { charSpan: this.charSpan, tokens: this.tokens };
  }
}

/** Returns the tokens of a sentence of `text` for their norms alone: where a sentence keeps none, their spans count from its start. */
export function ownTokens(text: string, sentence: Sentence): readonly Token[] {
  return sentence instanceof LightSentence ? recallTokens(text.slice(...sentence.charSpan)) : sentence.tokens;
}

function cutTokens(text: string, [start, end]: CharSpan): readonly Token[] {
  const tokens = recallTokens(text.slice(start, end));
  if (start === 0) return tokens;
  return tokens.map(
    ({ charSpan: [from, to], norm }): Token => ({ charSpan: [from + start, to + start], norm }),
  );
}
