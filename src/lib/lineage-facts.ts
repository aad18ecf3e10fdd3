/** An alignment in, the facts that differ along it out, each under the paragraph that it now belongs to. */
import type { Fact } from '../edition.js';
import type { Alignment, SentencePlace } from '../model.js';
import { readBody } from './body.js';
import { compareFacts, type Reading } from './facts.js';
import { blockKey, type Lineages } from './lineages.js';
import type { SpeechOfRevision } from './speech-notes.js';

/**
 * Facts that differ along every edge, under the home that the edge leads to, most severe first. Revisions
 * after the base are damaged or withdrawn: what they lack changes no fact.
 */
export function findFacts(
  { revisions, base, edges }: Alignment,
  lineages: Lineages,
  speech: readonly SpeechOfRevision[],
): ReadonlyMap<string, readonly Fact[]> {
  const facts = new Map<string, Fact[]>();
  const vocabularies = revisions.map(
    (revision) => new Set(readBody(revision).tokens.map(({ norm }) => norm)),
  );
  const seen = new Set<string>();
  for (const { from, to, type, part } of edges) {
    if (type === 'same' || type === 'move' || part !== undefined || from.revision > base) continue;
    if (revisions[from.revision]!.blocks[from.block]!.kind !== 'body') continue;
    const [older, newer] = from.revision < to.revision ? [from, to] : [to, from];
    // Speakers belong to paragraphs: they are compared once, at the first of its sentences.
    const isFirst = !seen.has(`${blockKey(older)} ${blockKey(newer)}`);
    seen.add(`${blockKey(older)} ${blockKey(newer)}`);
    const read = ({ revision, block, sentence }: SentencePlace): Reading => ({
      text: revisions[revision]!.text.slice(
        ...revisions[revision]!.blocks[block]!.sentences[sentence]!.charSpan,
      ),
      speaker: isFirst ? speech[revision]!.speakerOf(block) : null,
      vocabulary: vocabularies[revision]!,
    });
    const between = [revisions[older.revision]!.id, revisions[newer.revision]!.id] as const;
    const found = compareFacts(read(older), read(newer)).map((change) => ({ ...change, between }));
    const home = lineages.homeOf(from);
    facts.set(
      home,
      [...(facts.get(home) ?? []), ...found].sort((left, right) => right.severity - left.severity),
    );
  }
  return facts;
}
