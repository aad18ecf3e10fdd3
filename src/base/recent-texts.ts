/**
 * Remembers what was found out about texts that are likely to come again soon, and forgets the rest. Of paragraphs as
 * news has them it keeps at least the last `size`, and never more than twice as many; of longer ones fewer, and the
 * longest not at all, so that no input makes it fill the memory.
 */

const longest = 4096;
const mostLetters = 1 << 21;

export class RecentTexts<Value> {
  readonly #size: number;
  #young = new Map<string, Value>();
  // Of those that are young.
  #letters = 0;
  #old = new Map<string, Value>();

  constructor(size: number) {
    this.#size = size;
  }

  get(text: string): Value | undefined {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    // What is asked for is kept for longer.
    if (old !== undefined) this.set(text, old);
    return old;
  }

  set(text: string, value: Value): void {
    if (text.length > longest) return;
    if (this.#young.size >= this.#size || this.#letters >= mostLetters) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#letters = 0;
    }
    this.#young.set(detach(text), value);
    this.#letters += text.length;
  }
}

/** Copies a slice: it holds on to the whole text that it was cut from, and the copy to nothing. */
function detach(slice: string): string {
  return ` ${slice}`.slice(1);
}
