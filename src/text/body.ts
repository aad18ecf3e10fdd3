/**
 * Collects the tokens of a document's body into one sequence, with the paragraph of each, since shingles and
 * shared passages run on across paragraphs.
 */
import type { Block, SegmentedDocument, Sentence, Token } from '../model/document.js';

/** The running text of a document. */
export interface Body {
  readonly tokens: readonly Token[];
  /** `paragraphs[i]` is the index among body blocks of the paragraph that holds token i. Ascending. */
  readonly paragraphs: readonly number[];
  readonly blocks: readonly Block[];
}

/** Collects the body of `document`; blocks of every other kind are left out. */
export function readBody(document: Pick<SegmentedDocument, 'blocks'>): Body {
  const blocks = document.blocks.filter((block) => block.kind === 'body');
  const tokens: Token[] = [];
  const paragraphs: number[] = [];
  for (const [index, block] of blocks.entries()) {
    for (const token of tokensOf(block)) {
      tokens.push(token);
      paragraphs.push(index);
    }
  }
  return { tokens, paragraphs, blocks };
}

/** Returns the tokens of all sentences of a block. */
export function tokensOf(block: { readonly sentences: readonly Sentence[] }): readonly Token[] {
  return block.sentences.length === 1
    ? block.sentences[0]!.tokens
    : block.sentences.flatMap((sentence) => sentence.tokens);
}
