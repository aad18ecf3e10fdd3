/**
 * Prepares what merging looks up again and again: lineages, origins of words, readings, facts, speech and byte offsets
 * of one alignment. Everything that builds a part of the edition gets this one context.
 */
import { groupBy } from '../../base/group-by.js';
import type { Alignment } from '../../model/alignment.js';
import type { SegmentedDocument } from '../../model/document.js';
import type { Fact, Witness } from '../../model/edition.js';
import { ByteOffsets } from '../../text/byte-offsets.js';
import { findFacts } from '../facts/lineage-facts.js';
import type { Base } from '../order/choose-base.js';
import type { SpeechMemory } from '../speech/own-speech.js';
import { readSpeech, type SpeechOfRevision } from '../speech/speech-notes.js';
import { type Absorber, openAbsorber } from './absorbing.js';
import {
  type BlockKey,
  type BlockPlace,
  blockKey,
  type Lineages,
  parseBlockKey,
  traceLineages,
} from './lineages.js';
import { type Origins, traceOrigins } from './origins.js';
import { gatherWitnesses } from './witnesses.js';

/** Holds all that is looked up while an edition is put together. */
export interface MergeContext {
  readonly alignment: Alignment;
  readonly lineages: Lineages;
  readonly origins: Origins;
  /** Of each revision, in order. */
  readonly offsets: readonly ByteOffsets[];
  readonly speechOf: (revision: number) => SpeechOfRevision;
  /** By the root of the lineage. */
  readonly witnesses: ReadonlyMap<BlockKey, readonly Witness[]>;
  readonly facts: ReadonlyMap<BlockKey, readonly Fact[]>;
  readonly absorber: Absorber;
  /** By the block whose sentences they are hints at. */
  readonly hints: ReadonlyMap<BlockKey, Alignment['hints']>;
  readonly isWithdrawn: boolean;
  /** Index of the newest revision that is neither withdrawn nor damaged; the base, or a later one. */
  readonly newest: number;
}

/** Traces and reads all that merging needs of `alignment`. */
export function prepareMerge(
  alignment: Alignment,
  { isWithdrawn, newest = 0 }: Pick<Base, 'isWithdrawn' | 'newest'>,
): MergeContext {
  const upTo = Math.max(alignment.base, newest);
  const lineages = traceLineages(alignment);
  const offsets = alignment.revisions.map(({ text }) => new ByteOffsets(text));
  const speechOf = rememberSpeech(alignment.revisions, offsets);
  return {
    alignment,
    lineages,
    offsets,
    speechOf,
    origins: traceOrigins(alignment),
    witnesses: gatherWitnesses(alignment, lineages, offsets),
    facts: findFacts(alignment, { lineages, speechOf, newest: upTo }),
    absorber: openAbsorber(alignment.revisions[alignment.base]!),
    hints: groupBy(alignment.hints, ({ from }) => blockKey(from)),
    isWithdrawn,
    newest: upTo,
  };
}

/** Reads the speech of a revision on first use: of a long chain most revisions are never looked at. */
function rememberSpeech(
  revisions: Alignment['revisions'],
  offsets: readonly ByteOffsets[],
): (revision: number) => SpeechOfRevision {
  const known: SpeechOfRevision[] = [];
  const memory: SpeechMemory = new Map();
  return (revision) => {
    known[revision] ??= readSpeech(revisions[revision]!, offsets[revision]!, memory);
    return known[revision];
  };
}

/** Looks up a block of a revision. */
export function blockAt(
  { alignment }: MergeContext,
  { revision, block }: BlockPlace,
): SegmentedDocument['blocks'][number] {
  return alignment.revisions[revision]!.blocks[block]!;
}

/** Tells whether a block is a paragraph of the report's text. */
export function isBody(context: MergeContext, root: BlockKey): boolean {
  return blockAt(context, parseBlockKey(root)).kind === 'body';
}
