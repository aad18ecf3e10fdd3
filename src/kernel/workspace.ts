/**
 * Lays out the caller's part of the kernel's memory for texts of a given size: where the bytes are read to, and
 * where each step of the kernel leaves its result for the next.
 *
 * names · chunk · text · tokens · spans · lows · highs · values · keys
 */
import type { Kernel } from './kernel.js';
import { heapAt } from './layout.js';

// Steps of the kernel read and write a few lanes past the end of their buffers.
const slackBytes = 128;
const namesBytes = 4096;

/** The buffers of one kernel, as byte offsets. */
export class Workspace {
  readonly kernel: Kernel;
  #chunkBytes = 0;
  #textBytes = 0;
  #values = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.fit(1 << 16, 1 << 16, 256);
  }

  /**
   * Makes room for a chunk, a text of `textBytes` and a signature of `values` values. Contents are lost when it
   * grows.
   */
  fit(chunkBytes: number, textBytes: number, values: number): void {
    if (chunkBytes <= this.#chunkBytes && textBytes <= this.#textBytes && values <= this.#values) return;
    const enlarge = (now: number, asked: number) => (asked <= now ? now : align(asked + asked / 8));
    this.#chunkBytes = enlarge(this.#chunkBytes, chunkBytes);
    this.#textBytes = enlarge(this.#textBytes, textBytes);
    this.#values = enlarge(this.#values, values);
    this.kernel.reserve(this.keys + 4 * this.#keyRoom + slackBytes - heapAt);
  }

  /** How many keys may come: a kept hash is a key, and a text of n bytes has at most n / 2 + 1 tokens. */
  get #keyRoom(): number {
    return Math.max(this.#values, this.#textBytes / 2) + slackBytes;
  }

  /** Small tables that one call reads. */
  readonly names = heapAt;
  readonly chunk = heapAt + namesBytes;
  get text(): number {
    return this.chunk + this.#chunkBytes + slackBytes;
  }
  get tokens(): number {
    return this.text + this.#textBytes + slackBytes;
  }
  get spans(): number {
    return this.tokens + 2 * this.#textBytes + slackBytes;
  }
  get lows(): number {
    return this.spans + 4 * this.#textBytes + slackBytes;
  }
  get highs(): number {
    return this.lows + 2 * this.#textBytes + slackBytes;
  }
  get values(): number {
    return this.highs + 2 * this.#textBytes + slackBytes;
  }
  get keys(): number {
    return this.values + 4 * this.#keyRoom;
  }
}

/** Rounds up to the next multiple of 64. */
function align(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
