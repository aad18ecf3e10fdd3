/**
 * Lineages in, readings out: which stretches of which revisions belong to each home, with the step that leads
 * from each towards the source. Together the readings that are no mere parts hold every sentence once.
 */

import type { Witness } from '../edition.js';
import type { Alignment, CharSpan, SegmentedDocument, SentenceEdge } from '../model.js';
import type { ByteOffsets } from './byte-offsets.js';
import { type BlockKey, blockKey, type Lineages, parseBlockKey } from './lineages.js';

/** Readings by home, oldest first. */
export function gatherWitnesses(
  { revisions, edges }: Alignment,
  lineages: Lineages,
  offsets: readonly ByteOffsets[],
): ReadonlyMap<BlockKey, readonly Witness[]> {
  const gathered = new Map<BlockKey, { readonly witness: Witness; readonly order: readonly number[] }[]>();
  const add = (
    home: BlockKey,
    revision: number,
    charSpan: CharSpan,
    rest: Omit<Witness, 'revision' | 'span' | 'text'>,
  ) => {
    const document = revisions[revision]!;
    const text = document.text.slice(...charSpan);
    const differs = text !== textOfHome(revisions, home);
    const witness = {
      revision: document.id,
      span: offsets[revision]!.toSpan(charSpan),
      ...rest,
      ...(differs ? { text } : {}),
    };
    const item = { witness, order: [revision, ...charSpan] };
    const known = gathered.get(home);
    if (known === undefined) gathered.set(home, [item]);
    else known.push(item);
  };
  for (const [revision, document] of revisions.entries()) {
    for (const block of document.blocks.keys()) {
      for (const group of groupByHome(document, revision, block, lineages)) {
        const isSource = group.home === blockKey({ revision, block });
        const description = describeGroup(group, lineages, { revision, block }, offsets);
        add(group.home, revision, group.charSpan, description);
        // What a revision says twice over it has twice; the source's own repeats stand with its block.
        const repeats = isSource ? [] : document.blocks[block]!.repeats;
        for (const repeat of repeats) add(group.home, revision, repeat, description);
      }
    }
  }
  for (const { from, to, part, similarity, rule, runnerUp } of edges) {
    if (part === undefined) continue;
    const figures = { similarity: round(similarity), rule, runnerUp: round(runnerUp) };
    add(lineages.homeOf(to), from.revision, part, { edge: 'split', ...figures, isPart: true });
  }
  return new Map(
    [...gathered].map(([home, items]) => [home, items.sort(byOrder).map(({ witness }) => witness)]),
  );
}

export function textOfHome(revisions: readonly SegmentedDocument[], home: BlockKey): string {
  const { revision, block } = parseBlockKey(home);
  const document = revisions[revision]!;
  return document.text.slice(...document.blocks[block]!.charSpan);
}

interface Group {
  readonly home: BlockKey;
  readonly charSpan: CharSpan;
  readonly first: number;
  readonly last: number;
  readonly spans: readonly CharSpan[];
}

/** Neighbouring sentences of one block with one home; the whole block where it is all one. */
function groupByHome(
  document: SegmentedDocument,
  revision: number,
  block: number,
  lineages: Lineages,
): Group[] {
  const { kind, charSpan, sentences } = document.blocks[block]!;
  if (kind === 'furniture') return [];
  const groups: Group[] = [];
  for (const [sentence, { charSpan: span }] of sentences.entries()) {
    const home = lineages.homeOf({ revision, block, sentence });
    const last = groups.at(-1);
    if (last?.home === home) {
      groups[groups.length - 1] = {
        ...last,
        last: sentence,
        charSpan: [last.charSpan[0], span[1]],
        spans: [...last.spans, span],
      };
    } else groups.push({ home, charSpan: span, first: sentence, last: sentence, spans: [span] });
  }
  return groups.length === 1 ? [{ ...groups[0]!, charSpan }] : groups;
}

function describeGroup(
  group: Group,
  lineages: Lineages,
  place: { readonly revision: number; readonly block: number },
  offsets: readonly ByteOffsets[],
): Omit<Witness, 'revision' | 'span' | 'text'> {
  const isSource = group.home === blockKey(place);
  if (isSource) return { edge: null, similarity: 1, rule: null, runnerUp: 0 };
  let best: SentenceEdge | undefined;
  let bestLength = -1;
  const dropped: CharSpan[] = [];
  for (const [index, span] of group.spans.entries()) {
    const edge = lineages.edgeFrom({ ...place, sentence: group.first + index });
    if (edge === undefined) dropped.push(span);
    else if (span[1] - span[0] > bestLength) [best, bestLength] = [edge, span[1] - span[0]];
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

function byOrder(
  left: { readonly order: readonly number[] },
  right: { readonly order: readonly number[] },
): number {
  for (const [index, value] of left.order.entries()) {
    if (value !== right.order[index]) return value - right.order[index]!;
  }
  return 0;
}
