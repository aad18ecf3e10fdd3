/**
 * Carries a speaker on to a paragraph that opens with a quotation and names nobody for it: the paragraph is a
 * quotation as a whole, or the one before was left open (no closing mark), or what follows goes on with the same speaker.
 */
import type { Block } from '../../model/document.js';
import { carryLead } from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import type { Pronouns } from './pronouns.js';
import { nameOf, type OwnSpeech, type Speaker, type Speech, type Utterance } from './speech-model.js';

/** Where a quotation stands that may go on from the paragraph before. */
interface Place {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly index: number;
  readonly pronouns: Pronouns;
}

/** Hands the speaker of the paragraph before on; null where the paragraph needs none, or may be another's. */
export function carrySpeaker(
  own: OwnSpeech,
  previous: Speech | null,
  place: Place,
): Omit<Speech, 'block'> | null {
  const opens = own.utterances[0];
  const block = place.blocks[place.index]!;
  if (opens === undefined || opens.speaker !== null || opens.kind !== 'speech') return null;
  if (!carryLead.test(place.text.slice(block.charSpan[0], opens.charSpan[0]))) return null;
  const speaker =
    lastSpeaker(previous, place) ?? (isWhole(own, block) ? personBefore(previous, place) : null);
  if (
    speaker === null ||
    !isGoingOn(own, { block, speaker, isOpen: previous !== null && isLeftOpen(previous, place) })
  )
    return null;
  const carried = (utterance: Utterance) =>
    utterance.speaker === null && utterance.kind === 'speech'
      ? { ...utterance, speaker, isCarried: true }
      : utterance;
  return {
    ...own,
    utterances: own.utterances.map(carried),
    speaker: own.speaker ?? speaker,
    isCarried: own.speaker === null,
  };
}

/** Finds whose words the paragraph before ended with. */
function lastSpeaker(previous: Speech | null, { text, blocks }: Place): Speaker | null {
  if (previous === null) return null;
  const last = previous.utterances.findLast(({ kind }) => kind === 'speech');
  if (last?.speaker == null) return null;
  const rest = text.slice(last.charSpan[1], blocks[previous.block]!.charSpan[1]);
  // Somebody else who spoke after it may go on.
  const isOver = previous.voices.some(
    ({ speaker, charSpan, isAside }) =>
      !isAside && charSpan[0] >= last.charSpan[1] && !isSame(speaker, last.speaker!),
  );
  return isOver || rest.length > speechLimits.maxRestLength ? null : last.speaker;
}

/** Tells whether the last quotation of a paragraph has no closing mark. */
function isLeftOpen(previous: Speech, { text, blocks }: Place): boolean {
  const last = previous.utterances.at(-1);
  if (last === undefined) return false;
  const end = blocks[previous.block]!.charSpan[1];
  return last.charSpan[1] === end && !/["”“»›」』]\s*$/u.test(text.slice(last.charSpan[0] + 1, end));
}

/** Tells whether a paragraph's first words are the same speaker's still. */
function isGoingOn(
  { utterances, speaker: own, voices }: OwnSpeech,
  { block, speaker, isOpen }: { readonly block: Block; readonly speaker: Speaker; readonly isOpen: boolean },
): boolean {
  if (isOpen) return true;
  if (own === null && voices.length === 0) return isWhole({ utterances }, block);
  return voices[0] !== undefined && isSame(voices[0].speaker, speaker);
}

/** Tells whether a paragraph is a quotation as a whole. */
function isWhole({ utterances }: Pick<OwnSpeech, 'utterances'>, { charSpan: [start, end] }: Block): boolean {
  const quoted = utterances.reduce((sum, { charSpan }) => sum + charSpan[1] - charSpan[0], 0);
  return quoted >= speechLimits.carriedShare * (end - start);
}

/** Finds who alone speaks in the paragraph before without being quoted, or whom it is about. */
function personBefore(previous: Speech | null, { text, blocks, index, pronouns }: Place): Speaker | null {
  // "She said Ford responded:" leads to Ford, whom no rule has read.
  if (index > 0 && /:\s*$/.test(text.slice(...blocks[index - 1]!.charSpan))) return null;
  if (index === 0 || previous?.utterances.some(({ kind }) => kind === 'speech') === true) return null;
  const voices = (previous?.voices ?? []).filter(({ isAside }) => !isAside);
  const [first] = voices;
  if (first !== undefined)
    return voices.every(({ speaker }) => isSame(speaker, first.speaker)) ? first.speaker : null;
  const focus = pronouns.focusOf(index - 1);
  return focus === null ? null : { text: focus.text, charSpan: focus.charSpan, isPronoun: false };
}

function isSame(left: Speaker, right: Speaker): boolean {
  const surname = (speaker: Speaker) => nameOf(speaker).split(/\s+/).at(-1)!.toLowerCase();
  return surname(left) === surname(right);
}
