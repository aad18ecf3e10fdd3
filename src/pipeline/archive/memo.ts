/**
 * Remembers what was worked out, by a hash of all that it was worked out from: what has the same key is the same, whatever
 * run made it. So a run that goes on from an earlier one gives what a run from nothing gives.
 */
import { createHash, type Hash } from 'node:crypto';

/** What may be remembered; each kind has keys of its own. */
export type MemoKind = 'learn' | 'head' | 'filter' | 'component' | 'order' | 'report' | 'row' | 'words';

export class Memo {
  readonly #before: ReadonlyMap<string, unknown>;
  readonly #now = new Map<string, unknown>();

  constructor(before: ReadonlyMap<string, unknown> = new Map()) {
    this.#before = before;
  }

  /** Forgets where an attempt that failed has written: its output is gone. */
  begin(): void {
    for (const key of this.#now.keys()) if (/^(?:report|row|words):/.test(key)) this.#now.delete(key);
  }

  /** What stands under the key; undefined where nothing does. Whoever asks knows what the kind holds. */
  recall<T>(key: string): T | undefined {
    const known = this.#now.get(key) ?? this.#before.get(key);
    if (known !== undefined) this.#now.set(key, known);
    return known as T | undefined;
  }

  keep(key: string, value: unknown): void {
    this.#now.set(key, value);
  }

  /** What this run has asked for or made: nothing else can be of use to the next. */
  get entries(): ReadonlyMap<string, unknown> {
    return this.#now;
  }
}

const keyLength = 20;

/** Makes a key of all that is put in, in its order; parts are told apart by their lengths. */
export class MemoKey {
  readonly #kind: MemoKind;
  readonly #hash: Hash = createHash('sha256');

  constructor(kind: MemoKind) {
    this.#kind = kind;
  }

  bytes(part: Uint8Array): this {
    this.#hash.update(`${part.byteLength}:`).update(part);
    return this;
  }

  numbers(...part: readonly number[]): this {
    this.#hash.update(`${part.join(' ')};`);
    return this;
  }

  /** Plain data. */
  data(part: unknown): this {
    const text = JSON.stringify(part) ?? '';
    this.#hash.update(`${text.length}:${text}`);
    return this;
  }

  finish(): string {
    return `${this.#kind}:${this.#hash.digest('base64url').slice(0, keyLength)}`;
  }
}
