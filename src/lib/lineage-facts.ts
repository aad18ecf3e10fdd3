/** An alignment in, the facts that differ along it out, each under the paragraph that it now belongs to. */
import type { Fact } from '../edition.js';
import type { Alignment, SegmentedDocument, SentencePlace } from '../model.js';
import { readBody } from './body.js';
import { correctionShape, functionWords } from './cues.js';
import { compareFacts, type FactChange, type Reading } from './facts.js';
import { type BlockKey, blockKey, type Lineages } from './lineages.js';
import type { SpeechOfRevision } from './speech-notes.js';
import { tokenize } from './tokens.js';

/** Texts of the correction notices that the newer revision has and the older one has not. */
function newNotices(older: SegmentedDocument, newer: SegmentedDocument): string[] {
  const noticesOf = ({ text, blocks }: SegmentedDocument) =>
    blocks.filter(({ kind }) => kind === 'notice').map(({ charSpan }) => text.slice(...charSpan));
  const known = new Set(noticesOf(older));
  return noticesOf(newer).filter((notice) => !known.has(notice) && correctionShape.test(notice));
}

/** A correction where a new notice says the former or the new words; an update where the date moved on too. */
function findCause(
  change: FactChange,
  all: readonly FactChange[],
  { notices, sentence }: { readonly notices: () => readonly string[]; readonly sentence: string },
): Pick<Fact, 'cause'> {
  if (change.severity < 2 || change.from === null || change.to === null) return {};
  const figures = (words: string) =>
    tokenize(words)
      .filter(({ norm }) => !functionWords.has(norm))
      .map(({ norm }) => norm);
  const [before, after] = [figures(change.from), figures(change.to)];
  const changed = [
    ...before.filter((norm) => !after.includes(norm)),
    ...after.filter((norm) => !before.includes(norm)),
  ];
  const isNamed = notices().some((notice) => {
    const words = new Set(tokenize(notice).map(({ norm }) => norm));
    // Many notices say what was wrong and not how: "misstated the cost of the repairs of 2004".
    const shared = new Set(figures(sentence).filter((norm) => words.has(norm)));
    return changed.some((norm) => words.has(norm)) || shared.size >= noticeWords;
  });
  if (isNamed) return { cause: 'correction' };
  const isLater = change.kind === 'number-changed' && all.some(({ kind }) => kind === 'date-changed');
  return isLater ? { cause: 'update' } : {};
}

// A notice that shares this many content words with a sentence speaks of it.
const noticeWords = 2;
const rememberedRevisions = 8;

/** Makes a value for a number, and keeps the last few. */
function rememberLast<T>(make: (index: number) => T): (index: number) => T {
  const known = new Map<number, T>();
  return (index) => {
    const value = known.get(index) ?? make(index);
    known.delete(index);
    known.set(index, value);
    if (known.size > rememberedRevisions) known.delete(known.keys().next().value!);
    return value;
  };
}

/**
 * Facts that differ along every edge, under the home that the edge leads to, most severe first. Revisions
 * after the base are damaged or withdrawn: what they lack changes no fact.
 */
export function findFacts(
  { revisions, base, edges }: Alignment,
  lineages: Lineages,
  speechOf: (revision: number) => SpeechOfRevision,
): ReadonlyMap<BlockKey, readonly Fact[]> {
  const facts = new Map<BlockKey, Fact[]>();
  // A chain is walked revision by revision: the words of a few are enough to keep.
  const vocabularyOf = rememberLast(
    (revision) => new Set(readBody(revisions[revision]!).tokens.map(({ norm }) => norm)),
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
      speaker: isFirst ? speechOf(revision).speakerOf(block) : null,
      // Made when it is asked for: only names that are missing ask.
      vocabulary: { has: (norm) => vocabularyOf(revision).has(norm) },
    });
    const between = [revisions[older.revision]!.id, revisions[newer.revision]!.id] as const;
    const notices = () => newNotices(revisions[older.revision]!, revisions[newer.revision]!);
    const changes = compareFacts(read(older), read(newer));
    const found = changes.map((change) => ({
      ...change,
      between,
      ...findCause(change, changes, { notices, sentence: read(newer).text }),
    }));
    const home = lineages.homeOf(from);
    facts.set(
      home,
      [...(facts.get(home) ?? []), ...found].sort((left, right) => right.severity - left.severity),
    );
  }
  return facts;
}
