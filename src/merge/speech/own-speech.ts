/**
 * Reads the speech of one paragraph from that paragraph alone: its quotations, who governs each, and its main speaker.
 * Revisions repeat most of their paragraphs in the same words, so that each wording is read once.
 */
import type { Block, CharSpan } from '../../model/document.js';
import { classifyQuotation, findQuotations } from '../../text/quotations.js';
import { speechTableOf } from '../../text/words/speech-languages.js';
import { personOf, speakingPronouns } from '../../text/words/speech-words.js';
import { canMean } from './antecedents.js';
import { findAttributions, mayAttribute } from './attributions.js';
import { type Governed, governQuotations } from './govern-quotations.js';
import { readOutside } from './outside.js';
import { type Attribution, type Named, nameOf, type OwnSpeech, type Speaker } from './speech-model.js';
import { findTabledAttributions, mayAttributeByTable } from './tabled-attributions.js';

/** Speech that was read, by the text of its paragraph. May be shared by all revisions of a report. */
export type SpeechMemory = Map<string, OwnSpeech>;

/** Stands for every paragraph in which nobody speaks and nothing is quoted. */
export const silence: OwnSpeech = { utterances: [], speaker: null, voices: [] };

/** Reads what `block` tells of its speech, or looks it up; spans count from its start. */
export function readOwnSpeech(text: string, block: Block, memory: SpeechMemory): OwnSpeech {
  const words = text.slice(...block.charSpan);
  const known = memory.get(words);
  if (known !== undefined) return known;
  const quotations = findQuotations(words, block.charSpan[0]);
  const table = speechTableOf(words);
  const isVoiced =
    table === null ? mayAttribute(text, block, quotations.length > 0) : mayAttributeByTable(block, table);
  const own = isVoiced
    ? attributeSpeech(text, block, quotations)
    : { ...silence, utterances: quotations.map((charSpan) => unspoken(text, charSpan)) };
  const isSilent = own.utterances.length === 0 && own.voices.length === 0;
  const read = isSilent ? silence : shiftSpeech(own, -block.charSpan[0]);
  memory.set(words, read);
  return read;
}

function unspoken(text: string, charSpan: CharSpan): OwnSpeech['utterances'][number] {
  return { charSpan, kind: classifyQuotation(text, charSpan), speaker: null, isCarried: false };
}

/** Finds who is quoted most, or speaks first where nothing is quoted: the paragraph's speaker. */
function attributeSpeech(text: string, block: Block, quotations: readonly CharSpan[]): OwnSpeech {
  const outside = readOutside(text, block, quotations);
  const table = speechTableOf(text.slice(...block.charSpan));
  const attributions =
    table === null ? findAttributions(outside) : findTabledAttributions(outside, block, table);
  const governed = governQuotations(outside, attributions, { isTabled: table !== null });
  const speakers = nameSpeakers(text, attributions);
  const main =
    mostQuoted(governed, quotations, speakers) ??
    attributions.find(({ isSpeech, isSubordinate }) => isSpeech && !isSubordinate);
  const isQuoted = (attribution: Attribution) => governed.some(({ by }) => by === attribution);
  return {
    utterances: quotations.map((charSpan, index) => {
      const { kind, by } = governed[index]!;
      return { charSpan, kind, speaker: by === null ? null : speakers.get(by)!, isCarried: false };
    }),
    speaker: main === undefined ? null : speakers.get(main)!,
    voices: attributions
      .filter((attribution) => attribution.isSpeech || isQuoted(attribution))
      .map((attribution) => ({
        speaker: speakers.get(attribution)!,
        charSpan: attribution.span,
        isAside: attribution.isSubordinate || attribution.isAccording,
      })),
  };
}

/** Finds the first attribution of whoever has most characters between quotation marks. */
function mostQuoted(
  governed: readonly Governed[],
  quotations: readonly CharSpan[],
  speakers: ReadonlyMap<Attribution, Speaker>,
): Attribution | undefined {
  // The same speaker may be named twice, or once and then by a pronoun.
  const quoted = new Map<string, { readonly first: Attribution; length: number }>();
  for (const [index, { by }] of governed.entries()) {
    if (by === null) continue;
    const [start, end] = quotations[index]!;
    const key = nameOf(speakers.get(by)!).toLowerCase();
    const entry = quoted.get(key) ?? { first: by, length: 0 };
    entry.length += end - start;
    quoted.set(key, entry);
  }
  return [...quoted.values()].sort((left, right) => right.length - left.length)[0]?.first;
}

/** Names the subject of each attribution; "he" is the one speaker that the paragraph names before him, if any. */
function nameSpeakers(text: string, attributions: readonly Attribution[]): ReadonlyMap<Attribution, Speaker> {
  const speakers = new Map<Attribution, Speaker>();
  const named: Named[] = [];
  const surname = ({ text: name }: Named) => name.split(/\s+/).at(-1);
  for (const attribution of attributions) {
    const charSpan = attribution.subject;
    const words = text.slice(...charSpan);
    const isPronoun =
      speakingPronouns.has(words.toLowerCase()) ||
      personOf(words) !== null ||
      /^the (?:latter|former)$/i.test(words);
    const speaker = { text: words, charSpan, isPronoun };
    const pronoun = personOf(words);
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

/** Moves all spans by a number of characters. */
export function shiftSpeech({ utterances, speaker, voices }: OwnSpeech, by: number): OwnSpeech {
  const shift = ([start, end]: CharSpan): CharSpan => [start + by, end + by];
  const shiftSpeaker = (own: Speaker): Speaker => ({
    ...own,
    charSpan: shift(own.charSpan),
    ...(own.antecedent === undefined
      ? {}
      : { antecedent: { ...own.antecedent, charSpan: shift(own.antecedent.charSpan) } }),
  });
  const shiftAny = (own: Speaker | null) => (own === null ? null : shiftSpeaker(own));
  return {
    utterances: utterances.map((utterance) => ({
      ...utterance,
      charSpan: shift(utterance.charSpan),
      speaker: shiftAny(utterance.speaker),
    })),
    speaker: shiftAny(speaker),
    voices: voices.map((voice) => ({
      ...voice,
      speaker: shiftSpeaker(voice.speaker),
      charSpan: shift(voice.charSpan),
    })),
  };
}
