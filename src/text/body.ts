/** A segmented document in, its running text out as one sequence of tokens, with the paragraph of each. */
import type { Block, SegmentedDocument, Sentence, Token } from '../model/document.js';

export interface Body {
  readonly tokens: readonly Token[];
  /** `paragraphs[i]` is the index among body blocks of the paragraph that holds token i. Ascending. */
  readonly paragraphs: readonly number[];
  readonly blocks: readonly Block[];
}

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

export function tokensOf(block: { readonly sentences: readonly Sentence[] }): readonly Token[] {
  return block.sentences.length === 1
    ? block.sentences[0]!.tokens
    : block.sentences.flatMap((sentence) => sentence.tokens);
}
