/**
 * Builds the paragraphs and blocks of an edition, one for each lineage: the text of its root, where that stands, its
 * state, and all that is known of it.
 */
import type { DocumentId } from '../../model/document.js';
import type { EditionBlock, EditionParagraph, State, Witness } from '../../model/edition.js';
import { tokensOf } from '../../text/body.js';
import { joinSeries } from '../facts/series.js';
import { type BlockKey, type BlockPlace, blockKey, parseBlockKey } from './lineages.js';
import { blockAt, type MergeContext } from './merge-context.js';
import { findOriginRuns } from './origin-runs.js';
import { lineageRootText } from './witnesses.js';

type Names = ReadonlyMap<BlockKey, string>;

/** Builds the paragraph whose lineage ends in `root`. */
export function buildParagraph(context: MergeContext, root: BlockKey, names: Names): EditionParagraph {
  const place = parseBlockKey(root);
  const witnesses = context.witnesses.get(root)!;
  const whole = witnesses.filter(({ isPart }) => isPart === undefined);
  const absorbing = place.revision === context.alignment.base ? [] : findAbsorbing(context, place);
  const state = absorbing.length > 0 ? 'absorbed' : stateOf(context, place);
  const leansOn = state === 'current' ? undefined : context.speechOf(place.revision).leansOn(place.block);
  return {
    id: names.get(root)!,
    state,
    text: lineageRootText(context.alignment.revisions, root),
    source: sourceOf(context, place),
    witnesses,
    firstSeen: firstSeen(context, place, witnesses),
    lastSeen: whole.at(-1)!.revision,
    origins: findOriginRuns(context, place),
    facts: context.facts.get(root) ?? [],
    ...seriesOf(context, root),
    speech: context.speechOf(place.revision).noteOf(place.block),
    ...(leansOn === undefined ? {} : { leansOn }),
    ...(absorbing.length > 0 ? { absorbedBy: absorbing.map((other) => names.get(other)!) } : {}),
    ...(state === 'dropped' ? findHints(context, root, names) : {}),
  };
}

/**
 * Finds the revision that a paragraph was first in: that of its oldest reading, or the one that most of its words were
 * there by, where they came out of another paragraph.
 */
function firstSeen(context: MergeContext, place: BlockPlace, witnesses: readonly Witness[]): DocumentId {
  const oldest = witnesses.find(({ isPart }) => isPart === undefined)!;
  if (witnesses[0] === oldest) return oldest.revision;
  const { revisions } = context.alignment;
  const words = countOrigins(context, place);
  const total = words.reduce((sum, count) => sum + count, 0);
  const readIn = new Set(witnesses.map(({ revision }) => revision));
  let older = 0;
  for (const [revision, { id }] of revisions.entries()) {
    if (id === oldest.revision) break;
    older += words[revision]!;
    if (older * 2 > total && readIn.has(id)) return id;
  }
  return oldest.revision;
}

/** Counts the words of a block by the revision that brought them in. */
function countOrigins({ alignment, origins }: MergeContext, { revision, block }: BlockPlace): number[] {
  const counts = alignment.revisions.map(() => 0);
  for (const [sentence, { tokens }] of alignment.revisions[revision]!.blocks[block]!.sentences.entries()) {
    const found = origins.of({ revision, block, sentence });
    if (typeof found === 'number') counts[found]! += tokens.length;
    else for (const origin of found) counts[origin]!++;
  }
  return counts;
}

/** Finds the paragraphs that may tell in other words what the sentences of a dropped one told. */
function findHints(context: MergeContext, root: BlockKey, names: Names): Pick<EditionParagraph, 'hints'> {
  const likeliest = new Map<string, number>();
  for (const { to, similarity } of context.hints.get(root) ?? []) {
    const paragraph = names.get(context.lineages.rootOf(to))!;
    if (paragraph === names.get(root)) continue;
    likeliest.set(paragraph, Math.max(similarity, likeliest.get(paragraph) ?? 0));
  }
  if (likeliest.size === 0) return {};
  const hints = [...likeliest].map(([paragraph, similarity]) => ({
    paragraph,
    similarity: Math.round(similarity * 100) / 100,
  }));
  return { hints: hints.sort((left, right) => right.similarity - left.similarity) };
}

/** Builds the headline, caption or other block whose lineage ends in `root`. */
export function buildBlock(context: MergeContext, root: BlockKey, names: Names): EditionBlock {
  const place = parseBlockKey(root);
  const { kind, repeats } = blockAt(context, place);
  return {
    id: names.get(root)!,
    // Roots of body blocks become paragraphs, and furniture has no lineage.
    kind: kind as EditionBlock['kind'],
    state: stateOf(context, place),
    text: lineageRootText(context.alignment.revisions, root),
    source: sourceOf(context, place),
    repeats: repeats.map((span) => context.offsets[place.revision]!.toSpan(span)),
    witnesses: context.witnesses.get(root)!,
    ...(context.facts.has(root) ? { facts: context.facts.get(root)! } : {}),
    ...seriesOf(context, root),
  };
}

function seriesOf({ facts, alignment }: MergeContext, root: BlockKey): Pick<EditionParagraph, 'series'> {
  const own = facts.get(root) ?? [];
  if (own.length < 2) return {};
  const positions = new Map(alignment.revisions.map(({ id }, index) => [id, index]));
  const series = joinSeries(own, (revision) => positions.get(revision)!);
  return series.length === 0 ? {} : { series };
}

function stateOf(context: MergeContext, place: BlockPlace): State {
  const { alignment, isWithdrawn, newest } = context;
  const isNotice = blockAt(context, place).kind === 'notice';
  // The notice that takes a report back is its last state, though the revision that has it is no base.
  if (isWithdrawn && isNotice && place.revision > alignment.base && isSeenAfter(newest, context, place))
    return 'current';
  if (place.revision !== alignment.base) return 'dropped';
  return isWithdrawn && !isNotice ? 'withdrawn' : 'current';
}

function isSeenAfter(revision: number, { alignment, witnesses }: MergeContext, root: BlockPlace): boolean {
  const later = new Set(alignment.revisions.slice(revision + 1).map(({ id }) => id));
  return witnesses.get(blockKey(root))!.some((witness) => later.has(witness.revision));
}

function sourceOf(context: MergeContext, place: BlockPlace): EditionBlock['source'] {
  return {
    revision: context.alignment.revisions[place.revision]!.id,
    span: context.offsets[place.revision]!.toSpan(blockAt(context, place).charSpan),
  };
}

/** Finds the base paragraphs that hold a dropped one's words, where they hold nearly all of them. */
function findAbsorbing(context: MergeContext, place: BlockPlace): BlockKey[] {
  const { base } = context.alignment;
  const holding = context.absorber(tokensOf(blockAt(context, place)).map(({ norm }) => norm));
  return holding.map((block) => blockKey({ revision: base, block }));
}
