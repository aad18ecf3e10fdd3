/** Hashes the words of the language tables as the kernel hashes tokens, so that a token is looked up by its hash. */
import type { Workspace } from '../../kernel/workspace.js';
import { functionWords, months, weekdays } from '../../text/words/cues.js';
import { weekdayNames } from '../../text/words/weekday-names.js';

/** What the tables say of a word, in bits; a month and a weekday are both of the calendar. */
export const wordKinds = { function: 1, month: 2, calendar: 4 } as const;

/** A hash table by token: every token of every document asks it. */
export class KnownHashes {
  #tokens = new Uint32Array(1 << 10);
  // 0 where free.
  #kinds = new Uint8Array(1 << 10);
  #size = 0;

  add(token: number, kind: number): void {
    if (4 * this.#size >= this.#tokens.length) this.#grow();
    const slot = this.#slotOf(token);
    if (this.#kinds[slot] === 0) this.#size++;
    this.#tokens[slot] = token;
    this.#kinds[slot]! |= kind;
  }

  /** Of `wordKinds`; 0 for other words. */
  kindsOf(token: number): number {
    return this.#kinds[this.#slotOf(token)]!;
  }

  #slotOf(token: number): number {
    const mask = this.#tokens.length - 1;
    let slot = token & mask;
    while (this.#kinds[slot] !== 0 && this.#tokens[slot] !== token) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [tokens, kinds] = [this.#tokens, this.#kinds];
    this.#tokens = new Uint32Array(2 * tokens.length);
    this.#kinds = new Uint8Array(2 * tokens.length);
    this.#size = 0;
    for (const [slot, kind] of kinds.entries()) if (kind !== 0) this.add(tokens[slot]!, kind);
  }
}

let hashesOf: { readonly work: Workspace; readonly known: KnownHashes } | undefined;

/** Hashes the words once a workspace. */
export function knownHashes(work: Workspace): KnownHashes {
  if (hashesOf?.work !== work) {
    const known = new KnownHashes();
    hashWords(functionWords, work, known, wordKinds.function);
    hashWords(months.keys(), work, known, wordKinds.month | wordKinds.calendar);
    hashWords([...weekdays, ...weekdayNames], work, known, wordKinds.calendar);
    hashesOf = { work, known };
  }
  return hashesOf.known;
}

function hashWords(words: Iterable<string>, work: Workspace, known: KnownHashes, kind: number): void {
  const bytes = new TextEncoder().encode([...words].join('\n'));
  work.fit(0, bytes.length, 0);
  work.kernel.bytes().set(bytes, work.text);
  const count = work.kernel.tokenize(work.text, work.text + bytes.length, work.tokens, 0, 1);
  const tokens = work.kernel.words().slice(work.tokens >> 2, (work.tokens >> 2) + count);
  for (const token of tokens) known.add(token, kind);
}
