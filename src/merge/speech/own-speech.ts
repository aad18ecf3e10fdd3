/**
 * Reads the speech of one paragraph from that paragraph alone: its quotations, who governs each, and its main speaker.
 * Revisions repeat most of their paragraphs in the same words, so that each wording is read once.
 */
import type { Block, CharSpan } from '../../model/document.js';
import { findQuotations } from '../../text/quotations.js';
import { speakingPronouns } from '../../text/words/speech-words.js';
import { canMean } from './antecedents.js';
import { type Attribution, findAttributions, governQuotations, mayAttribute } from './attributions.js';
import { readOutside } from './outside.js';
import type { Named, OwnSpeech, Speaker } from './speech-model.js';

/** Speech that was read, by the text of its paragraph. May be shared by all revisions of a report. */
export type SpeechMemory = Map<string, OwnSpeech>;

/** Stands for every paragraph in which nobody speaks and nothing is quoted. */
export const silence: OwnSpeech = { quotations: [], spoken: [], speaker: null, voices: [] };

/** Reads what `block` tells of its speech, or looks it up; spans count from its start. */
export function readOwnSpeech(text: string, block: Block, memory: SpeechMemory): OwnSpeech {
  const words = text.slice(...block.charSpan);
  const known = memory.get(words);
  if (known !== undefined) return known;
  const quotations = findQuotations(words, block.charSpan[0]);
  const hasVoice = mayAttribute(block, quotations.length > 0);
  const own =
    quotations.length === 0 && !hasVoice
      ? silence
      : shiftSpeech(
          hasVoice ? attributeSpeech(text, block, quotations) : { ...silence, quotations },
          -block.charSpan[0],
        );
  const isSilent = own.quotations.length === 0 && own.voices.length === 0;
  memory.set(words, isSilent ? silence : own);
  return isSilent ? silence : own;
}

/** Finds who is quoted most, or speaks first where nothing is quoted: the paragraph's speaker. */
function attributeSpeech(text: string, block: Block, quotations: readonly CharSpan[]): OwnSpeech {
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

/** Names the subject of each attribution; "he" is the one speaker that the paragraph names before him, if any. */
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

/** Tells "he" and "she" from all other subjects. */
export function toPerson(words: string): 'he' | 'she' | null {
  const norm = words.toLowerCase();
  // "it" and "they" may be an agency, a ministry, a crowd: no guess is better than a wrong one.
  return norm === 'he' || norm === 'she' ? norm : null;
}

/** Moves all spans by a number of characters. */
export function shiftSpeech({ quotations, spoken, speaker, voices }: OwnSpeech, by: number): OwnSpeech {
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
