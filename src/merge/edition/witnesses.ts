/**
 * Lineages in, readings out: which stretches of which revisions belong to each home, with the step that leads
 * from each towards the source. Together the readings that are no mere parts hold every sentence once.
 */

import type { Alignment, SentenceEdge } from '../../model/alignment.js';
import type { CharSpan, SegmentedDocument } from '../../model/document.js';
import type { Witness } from '../../model/edition.js';
import type { ByteOffsets } from '../../text/byte-offsets.js';
import { type BlockKey, type BlockPlace, blockKey, type Lineages, parseBlockKey } from './lineages.js';

interface Gathered {
  readonly witness: Witness;
  readonly revision: number;
  readonly charSpan: CharSpan;
}

/** Readings by home, oldest first. */
export function gatherWitnesses(
  { revisions, edges }: Alignment,
  lineages: Lineages,
  offsets: readonly ByteOffsets[],
): ReadonlyMap<BlockKey, readonly Witness[]> {
  const gathered = new Map<BlockKey, Gathered[]>();
  const add = (home: BlockKey, revision: number, charSpan: CharSpan, step: Step) => {
    const document = revisions[revision]!;
    const text = document.text.slice(charSpan[0], charSpan[1]);
    const witness = {
      revision: document.id,
      span: offsets[revision]!.toSpan(charSpan),
      ...step,
      ...(text === textOfHome(revisions, home) ? {} : { text }),
    };
    const known = gathered.get(home);
    if (known === undefined) gathered.set(home, [{ witness, revision, charSpan }]);
    else known.push({ witness, revision, charSpan });
  };
  for (const [revision, document] of revisions.entries()) {
    for (let block = 0; block < document.blocks.length; block++) {
      for (const group of groupByHome(document, revision, block, lineages)) {
        const isSource = group.home === blockKey({ revision, block });
        const step = isSource
          ? sourceStep
          : describeStep(group, document, { revision, block }, lineages, offsets);
        add(group.home, revision, group.charSpan, step);
        // What a revision says twice over it has twice; the source's own repeats stand with its block.
        if (!isSource)
          for (const repeat of document.blocks[block]!.repeats) add(group.home, revision, repeat, step);
      }
    }
  }
  for (const { from, to, part, similarity, rule, runnerUp } of edges) {
    if (part === undefined) continue;
    const figures = { similarity: round(similarity), rule, runnerUp: round(runnerUp) };
    add(lineages.homeOf(to), from.revision, part, { edge: 'split', ...figures, isPart: true });
  }
  return new Map(
    [...gathered].map(([home, items]) => [home, items.sort(byPlace).map(({ witness }) => witness)]),
  );
}

/** What a witness says beside what it reads and where. */
type Step = Omit<Witness, 'revision' | 'span' | 'text'>;

const sourceStep: Step = { edge: null, similarity: 1, rule: null, runnerUp: 0 };

export function textOfHome(revisions: readonly SegmentedDocument[], home: BlockKey): string {
  const { revision, block } = parseBlockKey(home);
  const document = revisions[revision]!;
  return document.text.slice(...document.blocks[block]!.charSpan);
}

/** Sentences `first` to `last` of a block. */
interface Group {
  readonly home: BlockKey;
  readonly charSpan: CharSpan;
  readonly first: number;
  readonly last: number;
}

/** Neighbouring sentences of one block with one home; the whole block where it is all one. */
function groupByHome(
  document: SegmentedDocument,
  revision: number,
  block: number,
  lineages: Lineages,
): Group[] {
  const { kind, charSpan, sentences } = document.blocks[block]!;
  if (kind === 'furniture' || sentences.length === 0) return [];
  const homeOf = (sentence: number) => lineages.homeOf({ revision, block, sentence });
  const groups: Group[] = [];
  for (let first = 0, next = 0; first < sentences.length; first = next) {
    const home = homeOf(first);
    do next++;
    while (next < sentences.length && homeOf(next) === home);
    const last = next - 1;
    const isWhole = first === 0 && next === sentences.length;
    const span: CharSpan = [sentences[first]!.charSpan[0], sentences[last]!.charSpan[1]];
    groups.push({ home, charSpan: isWhole ? charSpan : span, first, last });
  }
  return groups;
}

/** How a reading that is not the source's own goes on towards it. */
function describeStep(
  { first, last }: Group,
  { blocks }: SegmentedDocument,
  place: BlockPlace,
  lineages: Lineages,
  offsets: readonly ByteOffsets[],
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
    ...(dropped.length > 0 ? { dropped: dropped.map((span) => offsets[place.revision]!.toSpan(span)) } : {}),
  };
}

/** A paragraph that lost a sentence was edited, even where the longest of its sentences stayed the same. */
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
