/**
 * Finds who said what: for each paragraph the speaker that the text itself names, the quotations that are this
 * speaker's, and who that is where the text says only "he" or "the Russian president". The rules are for English;
 * `text/words/speech-languages.ts` has tables for other languages, and where there is none nobody is named.
 */
import type { Block } from '../../model/document.js';
import type { RoleBearers } from './antecedents.js';
import { carrySpeaker } from './carry-speaker.js';
import { readOwnSpeech, type SpeechMemory, shiftSpeech, silence } from './own-speech.js';
import { Pronouns } from './pronouns.js';
import { resolveSpeakers } from './resolve-speakers.js';
import type { OwnSpeech, Speech } from './speech-model.js';

/** Lists the speech of each block that has any, in order. `memory` may be shared between revisions. */
export function findSpeech(
  text: string,
  blocks: readonly Block[],
  memory: SpeechMemory = new Map(),
): Speech[] {
  const reader = new SpeechReader(text, blocks, memory);
  return blocks.flatMap((_, index) => reader.at(index) ?? []);
}

/** Reads the speech of single blocks on demand: most blocks of a revision are never looked at. */
export class SpeechReader {
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #memory: SpeechMemory;
  readonly #bearers: RoleBearers = new Map();
  readonly #pronouns: Pronouns;
  readonly #known: (Speech | null)[] = [];

  /** `memory` may be shared between revisions. */
  constructor(text: string, blocks: readonly Block[], memory: SpeechMemory) {
    this.#text = text;
    this.#blocks = blocks;
    this.#memory = memory;
    this.#pronouns = new Pronouns(text, blocks);
  }

  /** Reads the speech of the block at an index; null where nobody speaks in it. */
  at(index: number): Speech | null {
    // What is said may hang on the paragraph before, and that on the one before it, as far back as somebody speaks.
    let first = index;
    while (first > 0 && this.#known[first - 1] === undefined && this.#own(first - 1) !== silence) first--;
    for (let at = first; at <= index; at++)
      if (this.#known[at] === undefined) this.#known[at] = this.#read(at);
    return this.#known[index]!;
  }

  #own(index: number): OwnSpeech {
    return readOwnSpeech(this.#text, this.#blocks[index]!, this.#memory);
  }

  /** Reads one block; the block before it is known, or nobody speaks in it. */
  #read(index: number): Speech | null {
    const own = this.#own(index);
    if (own === silence) return null;
    const [text, blocks, block] = [this.#text, this.#blocks, this.#blocks[index]!];
    const previous = this.#known[index - 1] ?? null;
    const around = { text, blocks, index, bearers: this.#bearers, pronouns: this.#pronouns };
    const resolved = resolveSpeakers(shiftSpeech(own, block.charSpan[0]), previous, around);
    return {
      ...(carrySpeaker(resolved, previous, around) ?? { ...resolved, isCarried: false }),
      block: index,
    };
  }
}
