/**
 * A span of a text in, a sentence out whose tokens are cut when they are first asked for: most sentences of a
 * report's revisions are the same as in the revision before, and nobody asks. Kept tokens take twenty times
 * the memory of their text: of a long chain of revisions none are kept, and each reading cuts them again.
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

  /** A plain record: what is written of a sentence holds its tokens. */
  toJSON(): Sentence {
    return { charSpan: this.charSpan, tokens: this.tokens };
  }
}

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
    return cutTokens(this.#text, this.charSpan);
  }

  toJSON(): Sentence {
    return { charSpan: this.charSpan, tokens: this.tokens };
  }
}

function cutTokens(text: string, [start, end]: CharSpan): readonly Token[] {
  const tokens = recallTokens(text.slice(start, end));
  if (start === 0) return tokens;
  return tokens.map(
    ({ charSpan: [from, to], norm }): Token => ({ charSpan: [from + start, to + start], norm }),
  );
}
