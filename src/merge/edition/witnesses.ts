/**
 * Gathers the readings of each lineage: which stretches of which revisions belong to its root, with the step that leads
 * from each towards the source. Together the readings that are no mere parts hold every sentence once.
 */

import type { Alignment, SentenceEdge } from '../../model/alignment.js';
import type { Block, BlockKind, CharSpan, SegmentedDocument } from '../../model/document.js';
import type { Witness } from '../../model/edition.js';
import type { ByteOffsets } from '../../text/byte-offsets.js';
import { type BlockKey, type BlockPlace, blockKey, type Lineages, parseBlockKey } from './lineages.js';
import { listPartReadings } from './part-readings.js';

/** Lists the readings by the root of their lineage, oldest first. */
export function gatherWitnesses(
  alignment: Alignment,
  lineages: Lineages,
  offsets: readonly ByteOffsets[],
): ReadonlyMap<BlockKey, readonly Witness[]> {
  const { revisions } = alignment;
  const gathered = new GatheredWitnesses(revisions, offsets);
  for (const [revision, document] of revisions.entries())
    for (let block = 0; block < document.blocks.length; block++)
      addReadings(gathered, { revision, block }, lineages);
  for (const { root, revision, charSpan, kind, edge } of listPartReadings(alignment, lineages)) {
    const { similarity, rule, runnerUp } = edge;
    const figures = { similarity: round(similarity), rule, runnerUp: round(runnerUp) };
    gathered.add(root, { revision, charSpan, kind }, { edge: 'split', ...figures, isPart: true });
  }
  return gathered.sorted();
}

/** Tells what a witness says beside what it reads and where. */
type Step = Omit<Witness, 'revision' | 'span' | 'text' | 'kind'>;

const sourceStep: Step = { edge: null, similarity: 1, rule: null, runnerUp: 0 };

/** A stretch of a revision, and what the block is that it stands in. */
interface Stretch {
  readonly revision: number;
  readonly charSpan: CharSpan;
  readonly kind: BlockKind;
}

interface Gathered {
  readonly witness: Witness;
  readonly revision: number;
  readonly charSpan: CharSpan;
}

class GatheredWitnesses {
  readonly revisions: Alignment['revisions'];
  readonly offsets: readonly ByteOffsets[];
  readonly #byRoot = new Map<
    BlockKey,
    { readonly kind: BlockKind; readonly text: string; readonly items: Gathered[] }
  >();

  constructor(revisions: Alignment['revisions'], offsets: readonly ByteOffsets[]) {
    this.revisions = revisions;
    this.offsets = offsets;
  }

  add(root: BlockKey, { revision, charSpan, kind }: Stretch, step: Step): void {
    const document = this.revisions[revision]!;
    const text = document.text.slice(charSpan[0], charSpan[1]);
    const printed = this.#open(root);
    const witness = {
      revision: document.id,
      span: this.offsets[revision]!.toSpan(charSpan),
      ...step,
      ...(text === printed.text ? {} : { text }),
      ...(kind === printed.kind ? {} : { kind }),
    };
    printed.items.push({ witness, revision, charSpan });
  }

  #open(root: BlockKey) {
    let known = this.#byRoot.get(root);
    if (known === undefined) {
      const { kind } = rootBlock(this.revisions, root);
      known = { kind, text: lineageRootText(this.revisions, root), items: [] };
      this.#byRoot.set(root, known);
    }
    return known;
  }

  sorted(): ReadonlyMap<BlockKey, readonly Witness[]> {
    return new Map(
      [...this.#byRoot].map(([root, { items }]) => [root, items.sort(byPlace).map(({ witness }) => witness)]),
    );
  }
}

/** Adds the readings that one block gives, each under the root of its sentences. */
function addReadings(gathered: GatheredWitnesses, place: BlockPlace, lineages: Lineages): void {
  const { revision, block } = place;
  const document = gathered.revisions[revision]!;
  const { kind, repeats } = document.blocks[block]!;
  for (const group of groupByRoot(document, place, lineages)) {
    const isSource = group.root === blockKey(place);
    const step = isSource
      ? sourceStep
      : describeStep(group, document, place, lineages, gathered.offsets[revision]!);
    gathered.add(group.root, { revision, charSpan: group.charSpan, kind }, step);
    // What a revision says twice over it has twice; the source's own repeats stand with its block.
    if (isSource) continue;
    for (const charSpan of repeats) gathered.add(group.root, { revision, charSpan, kind }, step);
  }
}

/** Returns the text that an edition prints for a lineage: that of its root. */
export function lineageRootText(revisions: readonly SegmentedDocument[], root: BlockKey): string {
  return revisions[parseBlockKey(root).revision]!.text.slice(...rootBlock(revisions, root).charSpan);
}

function rootBlock(revisions: readonly SegmentedDocument[], root: BlockKey): Block {
  const { revision, block } = parseBlockKey(root);
  return revisions[revision]!.blocks[block]!;
}

/** Sentences `first` to `last` of a block. */
interface Group {
  readonly root: BlockKey;
  readonly charSpan: CharSpan;
  readonly first: number;
  readonly last: number;
}

/** Joins neighbouring sentences of one block that have the same root; the whole block where all have. */
function groupByRoot(document: SegmentedDocument, place: BlockPlace, lineages: Lineages): Group[] {
  const { kind, charSpan, sentences } = document.blocks[place.block]!;
  if (kind === 'furniture' || sentences.length === 0) return [];
  const rootOf = (sentence: number) => lineages.rootOf({ ...place, sentence });
  const groups: Group[] = [];
  for (let first = 0, next = 0; first < sentences.length; first = next) {
    const root = rootOf(first);
    do next++;
    while (next < sentences.length && rootOf(next) === root);
    const last = next - 1;
    const isWhole = first === 0 && next === sentences.length;
    const span: CharSpan = [sentences[first]!.charSpan[0], sentences[last]!.charSpan[1]];
    groups.push({ root, charSpan: isWhole ? charSpan : span, first, last });
  }
  return groups;
}

/** Describes how a reading that is not the source's own goes on towards it: by the edge of its longest sentence. */
function describeStep(
  { first, last }: Group,
  { blocks }: SegmentedDocument,
  place: BlockPlace,
  lineages: Lineages,
  offsets: ByteOffsets,
): Step {
  let best: SentenceEdge | undefined;
  let bestLength = -1;
  const dropped: CharSpan[] = [];
  for (let sentence = first; sentence <= last; sentence++) {
    const { charSpan } = blocks[place.block]!.sentences[sentence]!;
    const edge = lineages.edgeFrom({ ...place, sentence });
    if (edge === undefined) dropped.push(charSpan);
    else if (charSpan[1] - charSpan[0] > bestLength) [best, bestLength] = [edge, charSpan[1] - charSpan[0]];
  }
  return {
    edge: nameStep(best, dropped.length),
    similarity: round(best?.similarity ?? 0),
    rule: best?.rule ?? null,
    runnerUp: round(best?.runnerUp ?? 0),
    ...(dropped.length > 0 ? { dropped: dropped.map((span) => offsets.toSpan(span)) } : {}),
  };
}

/** Names the step; a paragraph that lost a sentence was edited, even where the longest of its sentences stayed. */
function nameStep(edge: SentenceEdge | undefined, dropped: number): Witness['edge'] {
  if (edge === undefined) return null;
  if (dropped > 0 && edge.type === 'same') return 'edit';
  if (dropped > 0 && edge.type === 'move') return 'move-edit';
  return edge.type;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function byPlace(left: Gathered, right: Gathered): number {
  return (
    left.revision - right.revision ||
    left.charSpan[0] - right.charSpan[0] ||
    left.charSpan[1] - right.charSpan[1]
  );
}
