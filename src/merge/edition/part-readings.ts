/**
 * Lists the readings that went on in more paragraphs than one. A sentence has one root; each further paragraph that
 * took words of it has it as a reading, too, and so have the older readings of that sentence which hold those words.
 */
import type { Alignment, SentenceEdge, SentencePlace } from '../../model/alignment.js';
import type { BlockKind, CharSpan } from '../../model/document.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { alignLimits } from '../limits.js';
import { type BlockKey, type Lineages, listOutwards } from './lineages.js';

/** A reading of a paragraph that its sentence is not the root of. */
export interface PartReading {
  /** The paragraph that took the words. */
  readonly root: BlockKey;
  readonly revision: number;
  readonly charSpan: CharSpan;
  /** What the block is that the words stand in. */
  readonly kind: BlockKind;
  readonly edge: SentenceEdge;
}

/** Words of a sentence that a further paragraph took. */
interface Taken {
  readonly root: BlockKey;
  readonly norms: readonly string[];
  readonly edge: SentenceEdge;
}

/** Lists the readings of `alignment` that are parts, the revisions next to the base first. */
export function listPartReadings({ revisions, base }: Alignment, lineages: Lineages): readonly PartReading[] {
  const takenFrom = new Map<string, readonly Taken[]>();
  const readings: PartReading[] = [];
  const keyOf = ({ revision, block, sentence }: SentencePlace) => `${revision} ${block} ${sentence}`;
  const read = ({ revision, block, sentence }: SentencePlace, part?: CharSpan) => {
    const { text, blocks } = revisions[revision]!;
    const [start, end] = part ?? blocks[block]!.sentences[sentence]!.charSpan;
    return recallTokens(text.slice(start, end)).map(({ norm }) => norm);
  };
  for (const revision of listOutwards(revisions.length, base)) {
    for (const [block, { kind, sentences }] of revisions[revision]!.blocks.entries()) {
      for (const [sentence, { charSpan }] of sentences.entries()) {
        const place = { revision, block, sentence };
        const further = lineages.furtherEdgesFrom(place);
        const edge = lineages.edgeFrom(place);
        const next = edge === undefined ? further : [edge, ...further];
        const passedOn = distinctRoots(next.flatMap(({ to }) => takenFrom.get(keyOf(to)) ?? []));
        if (passedOn.length === 0 && further.length === 0) continue;
        const own = further.map((edge): Taken => {
          const norms = read(place, edge.part);
          const ofHeir = new Set(read(edge.to));
          return { root: lineages.rootOf(edge.to), norms: norms.filter((norm) => ofHeir.has(norm)), edge };
        });
        const roots = new Set([lineages.rootOf(place), ...own.map(({ root }) => root)]);
        const older = passedOn.filter((taken) => !roots.has(taken.root) && holdsMost(read(place), taken));
        if (own.length + older.length > 0) takenFrom.set(keyOf(place), [...own, ...older]);
        for (const { root, edge } of own)
          readings.push({ root, revision, charSpan: edge.part ?? charSpan, kind, edge });
        for (const { root, edge } of older) readings.push({ root, revision, charSpan, kind, edge });
      }
    }
  }
  return readings;
}

function distinctRoots(taken: readonly Taken[]): readonly Taken[] {
  return [...new Map(taken.map((one) => [one.root, one])).values()];
}

/** Tells whether an older reading has most of the words that were taken later. */
function holdsMost(norms: readonly string[], { norms: taken }: Taken): boolean {
  const held = new Set(norms);
  const shared = taken.filter((norm) => held.has(norm)).length;
  return taken.length > 0 && shared >= alignLimits.memberShare * taken.length;
}
