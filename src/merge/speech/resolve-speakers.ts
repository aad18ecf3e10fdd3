/**
 * Resolves speakers that their paragraph does not name: "he" is whom the paragraph before names, "the Turkish
 * president" whom the same source calls so. Only where nobody else can be meant: no guess is better than a wrong one.
 */
import type { CharSpan } from '../../model/document.js';
import { isName } from '../facts/name-facts.js';
import { canMean, findBearer, type Surroundings } from './antecedents.js';
import { toPerson } from './own-speech.js';
import type { OwnSpeech, Speaker, Speech } from './speech-model.js';

/** Resolves every speaker of a paragraph; `previous` is the speech of the paragraph before it. */
export function resolveSpeakers(own: OwnSpeech, previous: Speech | null, around: Surroundings): OwnSpeech {
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

/** Tells whether a paragraph names somebody before `at`, as a speaker or in an earlier sentence: who may be meant. */
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
 * Tells whether a paragraph has one voice only, which says something itself: of several, none is sure to be meant by
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
