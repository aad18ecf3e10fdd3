/**
 * Resolves speakers that their paragraph does not name: "he" is whom the paragraph before names, "the Turkish
 * president" whom the same source calls so. Only where nobody else can be meant: no guess is better than a wrong one.
 */
import type { CharSpan } from '../../model/document.js';
import { functionWords } from '../../text/words/cues.js';
import { bodyWords, commonVerbs, openers, personOf, subordinators } from '../../text/words/speech-words.js';
import { isName } from '../facts/name-facts.js';
import { canMean, findBearer, type Surroundings } from './antecedents.js';
import { resolveBody } from './bodies.js';
import { isCapital } from './noun-phrases.js';
import { nameOf, type OwnSpeech, type Speaker, type Speech } from './speech-model.js';

/** Resolves every speaker of a paragraph; `previous` is the speech of the paragraph before it. */
export function resolveSpeakers(own: OwnSpeech, previous: Speech | null, around: Surroundings): OwnSpeech {
  const known = new Map<number, Speaker>();
  const resolve = (speaker: Speaker): Speaker => {
    const isFirst = previous !== null && !namesBefore(own, speaker.charSpan[0], around);
    const before = isFirst ? previous : null;
    const found =
      known.get(speaker.charSpan[0]) ??
      (/^(?:it|they)$/i.test(speaker.text)
        ? resolveBody(speaker, own, { previous: loneSpeaker(before), pronouns: around.pronouns })
        : lookBack(resolveSpeaker(withoutRivals(own, speaker, around), before, around), own, around));
    const same = found.antecedent === undefined ? sameAsBefore(found, known, { own, around }) : found;
    known.set(speaker.charSpan[0], same);
    return same;
  };
  // In the order of the text: a second "he" leans on the first.
  const voices = own.voices.map((voice) => ({ ...voice, speaker: resolve(voice.speaker) }));
  return {
    utterances: own.utterances.map((utterance) => ({
      ...utterance,
      speaker: utterance.speaker === null ? null : resolve(utterance.speaker),
    })),
    speaker: own.speaker === null ? null : resolve(own.speaker),
    voices,
  };
}

/** Takes a "he" for whom the "he" before it in the paragraph means, where nobody else is named between the two. */
function sameAsBefore(
  speaker: Speaker,
  known: ReadonlyMap<number, Speaker>,
  { own, around }: { readonly own: OwnSpeech; readonly around: Surroundings },
): Speaker {
  const pronoun = personOf(speaker.text);
  const at = speaker.charSpan[0];
  const before = [...known.values()].findLast(({ charSpan }) => charSpan[0] < at);
  if (pronoun === null || before?.antecedent === undefined || personOf(before.text) !== pronoun)
    return speaker;
  const isNamed = listSubjects(own, at, around).length > listSubjects(own, before.charSpan[0], around).length;
  return isNamed || /^(?:him|her)$/i.test(speaker.text)
    ? speaker
    : { ...speaker, antecedent: before.antecedent };
}

/** Looks further back for whom "he" means, where the paragraph before does not tell. */
function lookBack(speaker: Speaker, own: OwnSpeech, { pronouns, index }: Surroundings): Speaker {
  const pronoun = personOf(speaker.text);
  // "captured him saying": the subjects before are others.
  if (pronoun === null || /^(?:him|her)$/i.test(speaker.text)) return speaker;
  const found = pronouns.find(pronoun, speaker.charSpan[0], index);
  // Somebody who is not named speaks between: "One agent told CNN he".
  const isParted = own.voices.some(
    (voice) =>
      !voice.speaker.isPronoun &&
      // "Koch shared that her nurse asked": the nurse is hers.
      !/^(?:his|her)\s/i.test(voice.speaker.text) &&
      voice.speaker.charSpan[0] < speaker.charSpan[0] &&
      (found === null || voice.speaker.charSpan[0] > found.charSpan[0]) &&
      !voice.speaker.text.includes(found?.text ?? ''),
  );
  const { antecedent, ...bare } = speaker;
  if (antecedent === undefined) return found === null || isParted ? bare : { ...bare, antecedent: found };
  const surname = (name: string) =>
    name
      .split(/[\s-]+/)
      .at(-1)!
      .replace(/['’]s$/, '');
  const isOther =
    found !== null &&
    found.charSpan[0] > antecedent.charSpan[0] &&
    surname(found.text) !== surname(antecedent.text);
  // "Iran" is nobody whom "he" means.
  const isBare = !/\s/.test(antecedent.text) && !pronouns.isPerson(surname(antecedent.text));
  return isOther || isBare || !pronouns.fits(pronoun, surname(antecedent.text)) ? bare : speaker;
}

/** Tells whether a paragraph names somebody before `at`, as a speaker, in an earlier sentence or as a subject. */
function namesBefore(own: OwnSpeech, at: number, around: Surroundings): boolean {
  const { text, blocks, index } = around;
  if (own.voices.some(({ speaker }) => !speaker.isPronoun && speaker.charSpan[0] < at)) return true;
  const { sentences } = blocks[index]!;
  const isNamed = sentences
    .filter(({ charSpan }) => charSpan[1] <= at)
    .some(({ tokens }) => tokens.some((token) => !isQuoted(own, token.charSpan) && isName(text, token)));
  return isNamed || listSubjects(own, at, around).length > 0;
}

function isQuoted({ utterances }: OwnSpeech, [start]: CharSpan): boolean {
  return utterances.some(({ charSpan }) => start >= charSpan[0] && start < charSpan[1]);
}

/** Lists the names before `at` that open a clause and have a verb behind them: "When Balat was brought". */
function listSubjects(own: OwnSpeech, at: number, { text, blocks, index }: Surroundings): string[] {
  return blocks[index]!.sentences.flatMap(({ tokens }) =>
    tokens.flatMap((token, first) => {
      const before = tokens[first - 1]?.norm ?? '';
      const opens = first === 0 || subordinators.has(before) || openers.has(before);
      if (!opens || token.charSpan[0] >= at || isQuoted(own, token.charSpan) || !isCapital(text, token))
        return [];
      let last = first;
      while (last + 1 < tokens.length && isCapital(text, tokens[last + 1]!)) last++;
      const next = tokens[last + 1];
      const isSubject =
        next !== undefined &&
        !functionWords.has(token.norm) &&
        (commonVerbs.has(next.norm) || /ed$|^also$/.test(next.norm));
      return isSubject ? [text.slice(token.charSpan[0], tokens[last]!.charSpan[1])] : [];
    }),
  );
}

/** Drops an antecedent that somebody else who does something in the paragraph makes unsure. */
function withoutRivals(own: OwnSpeech, speaker: Speaker, around: Surroundings): Speaker {
  const { antecedent, ...bare } = speaker;
  if (antecedent === undefined) return speaker;
  const surname = antecedent.text.split(/\s+/).at(-1)!;
  const rivals = listSubjects(own, speaker.charSpan[0], around).filter(
    (name) => !name.includes(surname) && canMean(personOf(speaker.text)!, name, around.text),
  );
  // "captured him saying": whom others speak of is not who spoke last.
  return rivals.length > 0 || /^(?:him|her)$/i.test(speaker.text) ? bare : speaker;
}

function resolveSpeaker(speaker: Speaker, previous: Speech | null, around: Surroundings): Speaker {
  const { antecedent, ...bare } = speaker;
  if (antecedent !== undefined)
    return canMean(personOf(speaker.text)!, antecedent.text, around.text) ? speaker : bare;
  if (speaker.isPronoun) {
    // Only the paragraph right before can be meant: further back, somebody else may have come in between.
    const pronoun = personOf(speaker.text);
    const earlier = loneSpeaker(previous);
    if (pronoun === null || earlier === null) return speaker;
    const { text, charSpan } = earlier.antecedent ?? earlier;
    if (!canMean(pronoun, text, around.text)) return speaker;
    return { ...speaker, antecedent: { text, charSpan } };
  }
  const role = speaker.text.match(/^[Tt]he ((?:\p{L}+ )?\p{Ll}+)$/u)?.[1];
  const isBody = role !== undefined && bodyWords.has(role.split(' ').at(-1)!);
  const bearer = role === undefined || isBody ? null : findBearer(role, around, loneSpeaker(previous));
  return bearer === null
    ? speaker
    : { ...speaker, antecedent: { text: bearer.text, charSpan: bearer.charSpan } };
}

/** Returns who alone speaks in a paragraph. */
function loneSpeaker(previous: Speech | null): Speaker | null {
  return previous !== null && previous.speaker !== null && isAlone(previous) ? previous.speaker : null;
}

/**
 * Tells whether a paragraph has one voice only, which says something itself: of several, none is sure to be meant by
 * what follows, and a paragraph "according to Ford" is about somebody else.
 */
function isAlone({ voices, speaker, isCarried }: Speech): boolean {
  if (isCarried) return true;
  if (!voices.some((voice) => !voice.isAside && nameOf(voice.speaker) === nameOf(speaker!))) return false;
  return voices.every(
    (voice) => voice.isAside || voice.speaker.isPronoun || nameOf(voice.speaker) === nameOf(speaker!),
  );
}
