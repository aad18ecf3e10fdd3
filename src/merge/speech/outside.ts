/** Reads a paragraph outside its quotations, since attributions stand there. */
import type { Block, CharSpan, Token } from '../../model/document.js';

/** The tokens of a paragraph that stand outside its quotations, and where its sentences begin there. */
export interface Outside {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quotations: readonly CharSpan[];
  /** Starts of sentences that no quotation holds. Ascending. */
  readonly starts: readonly number[];
  readonly end: number;
}

/** Leaves out the tokens, and the starts of sentences, that lie within `quotations`. */
export function readOutside(text: string, block: Block, quotations: readonly CharSpan[]): Outside {
  const isWithin = (at: number) => quotations.some(([start, end]) => at > start && at < end);
  const tokens = block.sentences.flatMap((sentence) => sentence.tokens);
  return {
    text,
    tokens: quotations.length === 0 ? tokens : tokens.filter(({ charSpan }) => !isWithin(charSpan[0])),
    quotations,
    starts: block.sentences.map(({ charSpan }) => charSpan[0]).filter((start) => !isWithin(start)),
    end: block.charSpan[1],
  };
}
