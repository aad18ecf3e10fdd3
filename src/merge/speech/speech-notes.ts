/**
 * Tells who speaks in each paragraph of a revision, in the terms of an edition, and which paragraphs lean on the one
 * before them, so that nothing may come between.
 */

import type { Block, CharSpan, SegmentedDocument } from '../../model/document.js';
import type { SpeakerNote, SpeechNote } from '../../model/edition.js';
import type { ByteOffsets } from '../../text/byte-offsets.js';
import type { SpeechMemory } from './own-speech.js';
import { SpeechReader } from './speech.js';
import type { Speaker, Speech } from './speech-model.js';

/** Looks up the speech of one revision, block by block. */
export interface SpeechOfRevision {
  /** Describes the speech of the block at an index; null where nobody speaks. */
  noteOf(block: number): SpeechNote | null;
  /** Lists who speaks in a stretch of a block, resolved as far as its source tells. */
  speakersIn(block: number, charSpan: CharSpan): readonly Speaker[];
  /** Tells whether the block opens with a pronoun, or goes on with a quotation. */
  isLeaning(block: number): boolean;
  /** Quotes the paragraph before, where the block opens with a pronoun that no antecedent explains. */
  leansOn(block: number): string | undefined;
}

const openingPronoun = /^(?:he|she|they|it|his|her|their|its)$/;
const contextLength = 80;

/** Prepares the look-ups for one revision; `memory` may be shared by the revisions of a report. */
export function readSpeech(
  document: SegmentedDocument,
  offsets: ByteOffsets,
  memory: SpeechMemory = new Map(),
): SpeechOfRevision {
  const bodies = [...document.blocks.entries()].filter(([, block]) => block.kind === 'body');
  const numbers = new Map(bodies.map(([index], number) => [index, number]));
  const reader = new SpeechReader(
    document.text,
    bodies.map(([, block]) => block),
    memory,
  );
  const speechIn = (block: number) => {
    const number = numbers.get(block);
    return number === undefined ? null : reader.at(number);
  };
  return {
    noteOf: (block) => toNote(speechIn(block), offsets),
    speakersIn: (block, [start, end]) =>
      (speechIn(block)?.voices ?? [])
        .filter(({ charSpan }) => charSpan[0] >= start && charSpan[1] <= end)
        .map(({ speaker }) => speaker),
    isLeaning: (block) => isLeaning(speechIn(block), document.blocks[block]!),
    leansOn: (block) => {
      const { speaker } = speechIn(block) ?? {};
      const isOpen = opensWithPronoun(document.blocks[block]!) || speaker?.isPronoun === true;
      if (!isOpen || speaker?.antecedent !== undefined) return undefined;
      const before = bodies[(numbers.get(block) ?? 0) - 1]?.[1];
      return before === undefined ? undefined : shorten(document.text.slice(...before.charSpan));
    },
  };
}

function opensWithPronoun({ sentences }: Block): boolean {
  return openingPronoun.test(sentences[0]?.tokens[0]?.norm ?? '');
}

function isLeaning(speech: Speech | null, block: Block): boolean {
  const speaker = speech?.speaker ?? null;
  return (
    speech?.isCarried === true ||
    (speaker?.isPronoun === true && !isWithin(speaker.antecedent?.charSpan, block)) ||
    opensWithPronoun(block)
  );
}

function isWithin(span: CharSpan | undefined, { charSpan }: Block): boolean {
  return span !== undefined && span[0] >= charSpan[0] && span[1] <= charSpan[1];
}

function toNote(speech: Speech | null, offsets: ByteOffsets): SpeechNote | null {
  if (speech === null || speech.speaker === null) return null;
  return {
    ...toSpeakerNote(speech.speaker, speech.isCarried, offsets),
    quotations: speech.utterances.flatMap(({ charSpan, speaker, isCarried }) =>
      speaker === null
        ? []
        : [{ span: offsets.toSpan(charSpan), ...toSpeakerNote(speaker, isCarried, offsets) }],
    ),
  };
}

function toSpeakerNote(
  { text, antecedent, isPronoun }: Speaker,
  isCarried: boolean,
  offsets: ByteOffsets,
): SpeakerNote {
  return {
    speaker: text,
    ...(antecedent === undefined
      ? {}
      : { antecedent: { text: antecedent.text, span: offsets.toSpan(antecedent.charSpan) } }),
    ...(isCarried ? { isCarried: true as const } : {}),
    ...(isPronoun && antecedent === undefined ? { isUnresolved: true as const } : {}),
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= contextLength) return line;
  return line.slice(0, line.lastIndexOf(' ', contextLength) + 1 || contextLength).trimEnd() + ' …';
}
