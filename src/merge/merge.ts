/**
 * One report's alignment in, its edition out: the base's text leads, every older reading is a witness under
 * what became of it, and what no later revision has is kept in its place and marked. Merging selects and
 * never writes: no sentence is put together from two revisions.
 */

import type { Alignment } from '../model/alignment.js';
import type { ReportDecisions, RevisionOrder } from '../model/cluster.js';
import type { ClusterId, SegmentedDocument } from '../model/document.js';
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  Fact,
  Origin,
  State,
  Witness,
} from '../model/edition.js';
import { tokensOf } from '../text/body.js';
import { ByteOffsets } from '../text/byte-offsets.js';
import { recallTokens } from '../text/recent-tokens.js';
import { chooseTitle } from '../text/title.js';
import { type Absorber, openAbsorber } from './edition/absorbing.js';
import { type Copied, describeRevisions } from './edition/describe-revisions.js';
import {
  type BlockKey,
  type BlockPlace,
  blockKey,
  type Lineages,
  parseBlockKey,
  traceLineages,
} from './edition/lineages.js';
import { poolRevisions } from './edition/manifest.js';
import { type Origins, traceOrigins } from './edition/origins.js';
import { type Dropped, placeDropped } from './edition/placement.js';
import { gatherWitnesses, textOfHome } from './edition/witnesses.js';
import { findFacts } from './facts/lineage-facts.js';
import type { Base } from './order/choose-base.js';
import type { SpeechMemory } from './speech/speech.js';
import { readSpeech, type SpeechOfRevision } from './speech/speech-notes.js';

export interface MergeInput extends Copied {
  readonly id: ClusterId;
  readonly alignment: Alignment;
  readonly order: RevisionOrder;
  readonly base: Base;
  readonly decided?: ReportDecisions;
}

/** All that is looked up while an edition is put together. */
interface Desk {
  readonly alignment: Alignment;
  readonly lineages: Lineages;
  readonly origins: Origins;
  readonly offsets: readonly ByteOffsets[];
  readonly speechOf: (revision: number) => SpeechOfRevision;
  readonly witnesses: ReadonlyMap<BlockKey, readonly Witness[]>;
  readonly facts: ReadonlyMap<BlockKey, readonly Fact[]>;
  /** The base's body, and the runs that it shares with other words. */
  readonly absorber: Absorber;
  readonly isWithdrawn: boolean;
}

/** The edition of one report. Leaves its input alone. */
export function merge({ id, alignment, order, base, decided, ...copied }: MergeInput): Edition {
  const desk = openDesk(alignment, base);
  const { revisions } = alignment;
  const published = publishedHomes(desk);
  const homes = placeHomes(desk, published);
  const names = nameHomes(desk, homes);
  const paragraphs = homes.filter((home) => isBody(desk, home)).map((home) => toParagraph(desk, home, names));
  const blocks = homes.filter((home) => !isBody(desk, home)).map((home) => toBlock(desk, home, names));
  return {
    format: 'variorum-edition-2',
    id,
    title: chooseTitle(alignment),
    status: base.isWithdrawn ? 'withdrawn' : 'published',
    warnings: gatherWarnings(order, base),
    base: revisions[alignment.base]!.id,
    order: { basis: order.basis, confidence: order.confidence, evidence: order.evidence },
    ...(decided === undefined ? {} : { decided }),
    revisions: describeRevisions(revisions, copied),
    blocks,
    paragraphs,
    views: {
      asPublished: published.map((home) => names.get(home)!),
      fullRecord: homes.map((home) => names.get(home)!),
    },
    furniture: revisions.flatMap((revision, index) =>
      revision.blocks
        .filter(({ kind }) => kind === 'furniture')
        .flatMap(({ charSpan, repeats }) => [charSpan, ...repeats])
        .map((span) => ({ revision: revision.id, span: desk.offsets[index]!.toSpan(span) })),
    ),
    restore: poolRevisions(revisions),
  };
}

function openDesk(alignment: Alignment, base: Base): Desk {
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
    facts: findFacts(alignment, lineages, speechOf),
    absorber: openAbsorber(alignment.revisions[alignment.base]!),
    isWithdrawn: base.isWithdrawn,
  };
}

/** Speech is read of a revision when it is first asked for: most of a long chain is never asked. */
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

function publishedHomes({ alignment: { revisions, base } }: Desk): BlockKey[] {
  return [...revisions[base]!.blocks.entries()]
    .filter(([, { kind }]) => kind !== 'furniture')
    .map(([block]) => blockKey({ revision: base, block }));
}

/** All homes in the order of the full record. */
function placeHomes(desk: Desk, published: readonly BlockKey[]): readonly BlockKey[] {
  const { base } = desk.alignment;
  const dropped = [...desk.witnesses.keys()]
    .map((home) => ({ home, place: parseBlockKey(home) }))
    .filter(({ place }) => place.revision !== base)
    .map(({ home, place }): Dropped<BlockKey> => ({ id: home, ...place, ...findNeighbours(desk, place) }));
  // Asked only of paragraphs that a dropped one would stand before.
  const leaning = {
    has: (home: BlockKey) => isBody(desk, home) && desk.speechOf(base).isLeaning(parseBlockKey(home).block),
  };
  return placeDropped(published, dropped, leaning);
}

function findNeighbours(
  { alignment, lineages }: Desk,
  { revision, block }: BlockPlace,
): Pick<Dropped<BlockKey>, 'before' | 'after'> {
  const { blocks } = alignment.revisions[revision]!;
  const findSurvivor = (step: 1 | -1) => {
    for (let index = block + step; index >= 0 && index < blocks.length; index += step) {
      if (blocks[index]!.kind === 'furniture') continue;
      const home = lineages.mainHomeOf({ revision, block: index });
      if (parseBlockKey(home).revision === alignment.base) return home;
    }
    return null;
  };
  return { before: findSurvivor(-1), after: findSurvivor(1) };
}

function nameHomes(desk: Desk, homes: readonly BlockKey[]): ReadonlyMap<BlockKey, string> {
  let paragraphs = 0;
  let blocks = 0;
  return new Map(homes.map((home) => [home, isBody(desk, home) ? `p${++paragraphs}` : `b${++blocks}`]));
}

function blockAt({ alignment }: Desk, { revision, block }: BlockPlace): SegmentedDocument['blocks'][number] {
  return alignment.revisions[revision]!.blocks[block]!;
}

function isBody(desk: Desk, home: BlockKey): boolean {
  return blockAt(desk, parseBlockKey(home)).kind === 'body';
}

function toParagraph(desk: Desk, home: BlockKey, names: ReadonlyMap<BlockKey, string>): EditionParagraph {
  const place = parseBlockKey(home);
  const witnesses = desk.witnesses.get(home)!;
  const whole = witnesses.filter(({ isPart }) => isPart === undefined);
  const absorbing = place.revision === desk.alignment.base ? [] : findAbsorbing(desk, place);
  const state = absorbing.length > 0 ? 'absorbed' : stateOf(desk, place);
  const leansOn = state === 'current' ? undefined : desk.speechOf(place.revision).leansOn(place.block);
  return {
    id: names.get(home)!,
    state,
    text: textOfHome(desk.alignment.revisions, home),
    source: sourceOf(desk, place),
    witnesses,
    firstSeen: whole[0]!.revision,
    lastSeen: whole.at(-1)!.revision,
    origins: toOrigins(desk, place),
    facts: desk.facts.get(home) ?? [],
    speech: desk.speechOf(place.revision).noteOf(place.block),
    ...(leansOn === undefined ? {} : { leansOn }),
    ...(absorbing.length > 0 ? { absorbedBy: absorbing.map((other) => names.get(other)!) } : {}),
  };
}

function toBlock(desk: Desk, home: BlockKey, names: ReadonlyMap<BlockKey, string>): EditionBlock {
  const place = parseBlockKey(home);
  const { kind, repeats } = blockAt(desk, place);
  return {
    id: names.get(home)!,
    // Homes of body blocks become paragraphs, and furniture has no home.
    kind: kind as EditionBlock['kind'],
    state: stateOf(desk, place),
    text: textOfHome(desk.alignment.revisions, home),
    source: sourceOf(desk, place),
    repeats: repeats.map((span) => desk.offsets[place.revision]!.toSpan(span)),
    witnesses: desk.witnesses.get(home)!,
  };
}

function stateOf(desk: Desk, place: BlockPlace): State {
  const { alignment, isWithdrawn } = desk;
  const isNotice = blockAt(desk, place).kind === 'notice';
  // The notice that takes a report back is its last state, though the revision that has it is no base.
  if (isWithdrawn && isNotice && place.revision > alignment.base) return 'current';
  if (place.revision !== alignment.base) return 'dropped';
  return isWithdrawn && !isNotice ? 'withdrawn' : 'current';
}

function sourceOf(desk: Desk, place: BlockPlace): EditionBlock['source'] {
  return {
    revision: desk.alignment.revisions[place.revision]!.id,
    span: desk.offsets[place.revision]!.toSpan(blockAt(desk, place).charSpan),
  };
}

/** Base paragraphs that hold a dropped one's words, where they hold nearly all of them. */
function findAbsorbing(desk: Desk, place: BlockPlace): BlockKey[] {
  const { revisions, base } = desk.alignment;
  const holding = desk.absorber(tokensOf(blockAt(desk, place)).map(({ norm }) => norm));
  return [...revisions[base]!.blocks.entries()]
    .filter(([, block]) => holding.has(block))
    .map(([block]) => blockKey({ revision: base, block }));
}

/** Runs of words by the revision that brought them in. */
function toOrigins(desk: Desk, { revision, block }: BlockPlace): Origin[] {
  const runs: { origin: number; start: number; end: number }[] = [];
  const extend = (origin: number, start: number, end: number) => {
    const last = runs.at(-1);
    if (last?.origin === origin) last.end = end;
    else runs.push({ origin, start, end });
  };
  const { text } = desk.alignment.revisions[revision]!;
  for (const [sentence, { charSpan }] of blockAt(desk, { revision, block }).sentences.entries()) {
    const tokens = recallTokens(text.slice(charSpan[0], charSpan[1]));
    const origins = desk.origins.of({ revision, block, sentence });
    if (tokens.length === 0) continue;
    if (typeof origins === 'number') {
      extend(origins, charSpan[0] + tokens[0]!.charSpan[0], charSpan[0] + tokens.at(-1)!.charSpan[1]);
      continue;
    }
    for (const [index, token] of tokens.entries())
      extend(origins[index]!, charSpan[0] + token.charSpan[0], charSpan[0] + token.charSpan[1]);
  }
  return runs.map(({ origin, start, end }) => ({
    revision: desk.alignment.revisions[origin]!.id,
    span: desk.offsets[revision]!.toSpan([start, end]),
  }));
}

function gatherWarnings(order: RevisionOrder, base: Base): string[] {
  const unknown = 'The order of the revisions is not known: nothing in them tells which came first';
  const overruled = (order.overruled ?? []).map(
    ([earlier, later]) =>
      `A person decided that ${earlier} came before ${later}; the evidence says the reverse`,
  );
  return [...base.warnings, ...overruled, ...(order.basis === 'unknown' ? [unknown] : [])];
}
