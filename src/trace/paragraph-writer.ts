/** Writes paragraphs into columns that double when they are full. */
import { doubled } from '../base/doubled.js';
import type { Span } from '../model/document.js';
import type { ParagraphColumns, ParagraphHead } from '../model/paragraph-columns.js';

interface ReadParagraph {
  readonly kind: number;
  readonly span: Span;
  readonly text: string;
  /** Which of the document's tokens are its own. */
  readonly tokens: readonly [start: number, end: number];
}

/** The tokens of one document. */
interface ReadTokens {
  readonly tokens: Uint32Array;
  readonly flags: Uint8Array;
}

// UTF-8 has at most three bytes a code unit.
const bytesAUnit = 3;

export class ParagraphWriter {
  readonly #heads: ParagraphHead[] = [];
  readonly #encoder = new TextEncoder();
  #documents: Uint32Array = new Uint32Array(512);
  #spans: Uint32Array = new Uint32Array(2 * 512);
  #kinds: Uint8Array = new Uint8Array(512);
  #tokenStarts = new Uint32Array(513);
  #tokens: Uint32Array = new Uint32Array(1 << 14);
  #flags: Uint8Array = new Uint8Array(1 << 14);
  #textStarts = new Uint32Array(513);
  #texts: Uint8Array = new Uint8Array(1 << 17);
  #size = 0;

  /** Adds a document and its paragraphs, those without a token left out. */
  add(head: ParagraphHead, paragraphs: readonly ReadParagraph[], { tokens, flags }: ReadTokens): void {
    const document = this.#heads.length;
    this.#heads.push(head);
    for (const { kind, span, text, tokens: range } of paragraphs) {
      if (range[0] === range[1]) continue;
      if (this.#size === this.#documents.length) this.#grow();
      const at = this.#size++;
      this.#documents[at] = document;
      this.#spans.set(span, 2 * at);
      this.#kinds[at] = kind;
      const start = this.#tokenStarts[at]!;
      const end = start + range[1] - range[0];
      while (end > this.#tokens.length) {
        this.#tokens = doubled(this.#tokens);
        this.#flags = doubled(this.#flags);
      }
      this.#tokens.set(tokens.subarray(...range), start);
      this.#flags.set(flags.subarray(...range), start);
      this.#tokenStarts[at + 1] = end;
      const textStart = this.#textStarts[at]!;
      while (textStart + bytesAUnit * text.length > this.#texts.length) this.#texts = doubled(this.#texts);
      const { written } = this.#encoder.encodeInto(text, this.#texts.subarray(textStart));
      this.#textStarts[at + 1] = textStart + written;
    }
  }

  #grow(): void {
    this.#documents = doubled(this.#documents);
    this.#spans = doubled(this.#spans);
    this.#kinds = doubled(this.#kinds);
    this.#tokenStarts = withRoom(this.#tokenStarts);
    this.#textStarts = withRoom(this.#textStarts);
  }

  finish(): ParagraphColumns {
    const size = this.#size;
    return {
      heads: this.#heads,
      documents: this.#documents.slice(0, size),
      spans: this.#spans.slice(0, 2 * size),
      kinds: this.#kinds.slice(0, size),
      tokenStarts: this.#tokenStarts.slice(0, size + 1),
      tokens: this.#tokens.slice(0, this.#tokenStarts[size]),
      flags: this.#flags.slice(0, this.#tokenStarts[size]),
      textStarts: this.#textStarts.slice(0, size + 1),
      texts: this.#texts.slice(0, this.#textStarts[size]),
    };
  }
}

/** Columns of starts have one entry more than there are rows. */
function withRoom(starts: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * (starts.length - 1) + 1);
  larger.set(starts);
  return larger;
}
