/**
 * A document's blocks in, who said what out: for each paragraph the speaker that the text itself names, the
 * quotations that are this speaker's, and who that is where the text says only "he" or "the Russian
 * president". English by rule; in other languages quotations are found and speakers are left unnamed.
 */
import type { Block, CharSpan } from '../../model/document.js';
import { findQuotations } from '../../text/quotations.js';
import { speakingPronouns } from '../../text/words/speech-words.js';
import { isName } from '../facts/name-facts.js';
import { canMean, findBearer, type Named, type RoleBearers, type Surroundings } from './antecedents.js';
import { type Attribution, findAttributions, governQuotations, mayAttribute } from './attributions.js';
import { readOutside } from './outside.js';

export interface Speaker extends Named {
  /** As the text has it: "Erdogan", "he", "the Turkish president". */
  readonly text: string;
  readonly isPronoun: boolean;
  /** Who that is, where the text leans on words before it and the same source tells. */
  readonly antecedent?: Named;
}

/** Somebody who speaks in a sentence, quoted or not. */
export interface Voice {
  readonly speaker: Speaker;
  /** Of the verb and its subject. */
  readonly charSpan: CharSpan;
  /** It speaks in a clause that hangs on another one, or is who something was "according to". */
  readonly isAside: boolean;
}

export interface Speech {
  /** Index into the blocks given. */
  readonly block: number;
  /** Between quotation marks, marks included. Empty for indirect speech. */
  readonly quotations: readonly CharSpan[];
  /** Those of them that are the speaker's; of the others nothing tells whose they are, or they are another's. */
  readonly spoken: readonly CharSpan[];
  readonly speaker: Speaker | null;
  /** Every attribution of the paragraph, in order. */
  readonly voices: readonly Voice[];
  /** The paragraph has no tag of its own and goes on from the one before. */
  readonly isCarried: boolean;
}

/** What a block says of its own speech, whatever stands before it; spans count from its start. */
type OwnSpeech = Pick<Speech, 'quotations' | 'spoken' | 'speaker' | 'voices'>;

/** Own speech by the text of its block: revisions say most of their paragraphs in the same words. */
export type SpeechMemory = Map<string, OwnSpeech>;

const silence: OwnSpeech = { quotations: [], spoken: [], speaker: null, voices: [] };

/** Speech in each block that has any, in order. `memory` may be shared between revisions. */
export function findSpeech(
  text: string,
  blocks: readonly Block[],
  memory: SpeechMemory = new Map(),
): Speech[] {
  const reader = new SpeechReader(text, blocks, memory);
  return blocks.flatMap((_, index) => reader.at(index) ?? []);
}

/** Reads the speech of the blocks that are asked for: of a revision, most are said as in the one before. */
export class SpeechReader {
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #memory: SpeechMemory;
  readonly #bearers: RoleBearers = new Map();
  readonly #known: (Speech | null)[] = [];

  /** `memory` may be shared between revisions. */
  constructor(text: string, blocks: readonly Block[], memory: SpeechMemory) {
    this.#text = text;
    this.#blocks = blocks;
    this.#memory = memory;
  }

  /** Null where nobody speaks in the block of that index. */
  at(index: number): Speech | null {
    // What is said may hang on the paragraph before, and that on the one before it, as far back as somebody speaks.
    let first = index;
    while (first > 0 && this.#known[first - 1] === undefined && this.#own(first - 1) !== silence) first--;
    for (let at = first; at <= index; at++)
      if (this.#known[at] === undefined) this.#known[at] = this.#read(at);
    return this.#known[index]!;
  }

  #own(index: number): OwnSpeech {
    return recallSpeech(this.#text, this.#blocks[index]!, this.#memory);
  }

  /** The block before is known, or nobody speaks in it. */
  #read(index: number): Speech | null {
    const own = this.#own(index);
    if (own === silence) return null;
    const [text, blocks, block] = [this.#text, this.#blocks, this.#blocks[index]!];
    const previous = this.#known[index - 1] ?? null;
    const around = { text, blocks, index, bearers: this.#bearers };
    const resolved = resolveAll(shiftSpeech(own, block.charSpan[0]), previous, around);
    return {
      ...(carry(resolved, previous, { text, block }) ?? { ...resolved, isCarried: false }),
      block: index,
    };
  }
}

/** A paragraph that is a quotation as a whole goes on from the one before. */
function carry(
  own: OwnSpeech,
  previous: Speech | null,
  { text, block }: { readonly text: string; readonly block: Block },
): Omit<Speech, 'block'> | null {
  if (own.speaker !== null || previous?.speaker == null || previous.spoken.length === 0) return null;
  const quoted = own.quotations.reduce((sum, [start, end]) => sum + end - start, 0);
  if (quoted === 0 || quoted < 0.95 * text.slice(...block.charSpan).length) return null;
  return { ...own, spoken: own.quotations, speaker: previous.speaker, isCarried: true };
}

function recallSpeech(text: string, block: Block, memory: SpeechMemory): OwnSpeech {
  const words = text.slice(...block.charSpan);
  const known = memory.get(words);
  if (known !== undefined) return known;
  const quotations = findQuotations(words, block.charSpan[0]);
  const hasVoice = mayAttribute(block, quotations.length > 0);
  const own =
    quotations.length === 0 && !hasVoice
      ? silence
      : shiftSpeech(
          hasVoice ? readSpeech(text, block, quotations) : { ...silence, quotations },
          -block.charSpan[0],
        );
  const isSilent = own.quotations.length === 0 && own.voices.length === 0;
  memory.set(words, isSilent ? silence : own);
  return isSilent ? silence : own;
}

function readSpeech(text: string, block: Block, quotations: readonly CharSpan[]): OwnSpeech {
  const outside = readOutside(text, block, quotations);
  const attributions = findAttributions(outside);
  const governed = governQuotations(outside, attributions);
  const speakers = nameSpeakers(text, attributions);
  // The same speaker may be named twice, or once and then by a pronoun.
  const keyOf = (attribution: Attribution) => {
    const speaker = speakers.get(attribution)!;
    return speaker.antecedent?.text ?? speaker.text;
  };
  const quoted = new Map<string, number>();
  for (const [index, attribution] of governed.entries()) {
    if (attribution === null) continue;
    const [start, end] = quotations[index]!;
    quoted.set(keyOf(attribution), (quoted.get(keyOf(attribution)) ?? 0) + end - start);
  }
  const [most] = [...quoted].sort((left, right) => right[1] - left[1]);
  const main =
    most === undefined
      ? attributions.find(({ isSpeech, isSubordinate }) => isSpeech && !isSubordinate)
      : governed.find((attribution) => attribution !== null && keyOf(attribution) === most[0]);
  const speaker = main == null ? null : speakers.get(main)!;
  return {
    quotations,
    spoken: quotations.filter(
      (_, index) => governed[index] !== null && keyOf(governed[index]!) === most?.[0],
    ),
    speaker,
    voices: attributions
      .filter((attribution) => attribution.isSpeech || governed.includes(attribution))
      .map((attribution) => ({
        speaker: speakers.get(attribution)!,
        charSpan: attribution.span,
        isAside: attribution.isSubordinate || attribution.isAccording,
      })),
  };
}

/** "he" is the one speaker that the paragraph names before him, as far as the paragraph alone tells. */
function nameSpeakers(text: string, attributions: readonly Attribution[]): ReadonlyMap<Attribution, Speaker> {
  const speakers = new Map<Attribution, Speaker>();
  const named: Named[] = [];
  const surname = ({ text: name }: Named) => name.split(/\s+/).at(-1);
  for (const attribution of attributions) {
    const charSpan = attribution.subject;
    const words = text.slice(...charSpan);
    const isPronoun = speakingPronouns.has(words.toLowerCase());
    const speaker = { text: words, charSpan, isPronoun };
    const pronoun = toPerson(words);
    const [only, ...others] = named;
    const isTold =
      pronoun !== null && only !== undefined && others.every((other) => surname(other) === surname(only));
    speakers.set(
      attribution,
      isTold && canMean(pronoun, only.text, null) ? { ...speaker, antecedent: only } : speaker,
    );
    if (!isPronoun) named.push({ text: words, charSpan });
  }
  return speakers;
}

function toPerson(words: string): 'he' | 'she' | null {
  const norm = words.toLowerCase();
  // "it" and "they" may be an agency, a ministry, a crowd: no guess is better than a wrong one.
  return norm === 'he' || norm === 'she' ? norm : null;
}

function resolveAll(own: OwnSpeech, previous: Speech | null, around: Surroundings): OwnSpeech {
  const known = new Map<number, Speaker>();
  const resolve = (speaker: Speaker): Speaker => {
    const mayLean = speaker.isPronoun && previous !== null;
    const isFirst = mayLean && !namesBefore(own, speaker.charSpan[0], around);
    const found =
      known.get(speaker.charSpan[0]) ?? resolveSpeaker(speaker, isFirst ? previous : null, around);
    known.set(speaker.charSpan[0], found);
    return found;
  };
  return {
    ...own,
    speaker: own.speaker === null ? null : resolve(own.speaker),
    voices: own.voices.map((voice) => ({ ...voice, speaker: resolve(voice.speaker) })),
  };
}

/** Whether a paragraph names somebody before `at`, as a speaker or in an earlier sentence: that one may be meant. */
function namesBefore(
  { voices, quotations }: OwnSpeech,
  at: number,
  { text, blocks, index }: Surroundings,
): boolean {
  if (voices.some(({ speaker }) => !speaker.isPronoun && speaker.charSpan[0] < at)) return true;
  const { sentences } = blocks[index]!;
  const isQuoted = ([start]: CharSpan) => quotations.some((span) => start >= span[0] && start < span[1]);
  return sentences
    .filter(({ charSpan }) => charSpan[1] <= at)
    .some(({ tokens }) => tokens.some((token) => !isQuoted(token.charSpan) && isName(text, token)));
}

function resolveSpeaker(speaker: Speaker, previous: Speech | null, around: Surroundings): Speaker {
  const { antecedent, ...bare } = speaker;
  if (antecedent !== undefined)
    return canMean(toPerson(speaker.text)!, antecedent.text, around.text) ? speaker : bare;
  if (speaker.isPronoun) {
    // Only the paragraph right before can be meant: further back, somebody else may have come in between.
    const pronoun = toPerson(speaker.text);
    const earlier = previous?.speaker ?? null;
    if (pronoun === null || earlier === null || !isAlone(previous!)) return speaker;
    const { text, charSpan } = earlier.antecedent ?? earlier;
    if (!canMean(pronoun, text, around.text)) return speaker;
    return { ...speaker, antecedent: { text, charSpan } };
  }
  const role = speaker.text.match(/^the ((?:\p{L}+ )?\p{Ll}+)$/u)?.[1];
  const bearer = role === undefined ? null : findBearer(role, around);
  return bearer === null
    ? speaker
    : { ...speaker, antecedent: { text: bearer.text, charSpan: bearer.charSpan } };
}

/**
 * Whether a paragraph has one voice only, which says something itself: of several, none is sure to be meant by
 * what follows, and a paragraph "according to Ford" is about somebody else.
 */
function isAlone({ voices, speaker, isCarried }: Speech): boolean {
  if (isCarried) return true;
  const name = ({ antecedent, text }: Speaker) => antecedent?.text ?? text;
  if (!voices.some((voice) => !voice.isAside && name(voice.speaker) === name(speaker!))) return false;
  return voices.every(
    (voice) => voice.isAside || voice.speaker.isPronoun || name(voice.speaker) === name(speaker!),
  );
}

function shiftSpeech({ quotations, spoken, speaker, voices }: OwnSpeech, by: number): OwnSpeech {
  const shift = ([start, end]: CharSpan): CharSpan => [start + by, end + by];
  const shiftSpeaker = (own: Speaker): Speaker => ({
    ...own,
    charSpan: shift(own.charSpan),
    ...(own.antecedent === undefined
      ? {}
      : { antecedent: { ...own.antecedent, charSpan: shift(own.antecedent.charSpan) } }),
  });
  return {
    quotations: quotations.map(shift),
    spoken: spoken.map(shift),
    speaker: speaker === null ? null : shiftSpeaker(speaker),
    voices: voices.map((voice) => ({
      ...voice,
      speaker: shiftSpeaker(voice.speaker),
      charSpan: shift(voice.charSpan),
    })),
  };
}
