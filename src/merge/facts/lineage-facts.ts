/** An alignment in, the facts that differ along it out, each under the paragraph that it now belongs to. */

import { groupBy } from '../../base/group-by.js';
import { UnionFind } from '../../base/union-find.js';
import type { Alignment, SentenceEdge, SentencePlace } from '../../model/alignment.js';
import type { SegmentedDocument } from '../../model/document.js';
import type { Fact } from '../../model/edition.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { tokenize } from '../../text/tokens.js';
import { correctionShape, functionWords } from '../../text/words/cues.js';
import type { BlockKey, Lineages } from '../edition/lineages.js';
import type { Speaker } from '../speech/speech-model.js';
import type { SpeechOfRevision } from '../speech/speech-notes.js';
import { compareFacts, type FactChange, type Reading, type Voice } from './facts.js';

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

/** Norms of every word of the body. */
function gatherVocabulary({ text, blocks }: SegmentedDocument): ReadonlySet<string> {
  const norms = new Set<string>();
  for (const { kind, sentences } of blocks) {
    if (kind !== 'body') continue;
    for (const { charSpan } of sentences)
      for (const { norm } of recallTokens(text.slice(...charSpan))) norms.add(norm);
  }
  return norms;
}

/** Sentences of one step that were cut, joined or edited into each other. */
interface Step {
  readonly edge: SentenceEdge;
  /** In the order of their text. */
  readonly older: readonly SentencePlace[];
  readonly newer: readonly SentencePlace[];
}

/**
 * What a sentence was cut into is compared with it as a whole: a denial that stands in the second part now is
 * not lost. Revisions after the base are damaged or withdrawn: what they lack changes no fact.
 */
function gatherSteps({ revisions, base, edges }: Alignment): Step[] {
  const compared = edges.filter(
    ({ from, type, part }) =>
      type !== 'same' &&
      type !== 'move' &&
      part === undefined &&
      from.revision <= base &&
      revisions[from.revision]!.blocks[from.block]!.kind === 'body',
  );
  const keyOf = (side: string, { revision, block, sentence }: SentencePlace, step: number) =>
    `${side} ${revision} ${block} ${sentence} ${step}`;
  const numbers = new Map<string, number>();
  const ends = compared.map(({ from, to }) => {
    const [older, newer] = from.revision < to.revision ? [from, to] : [to, from];
    const keys = [keyOf('older', older, newer.revision), keyOf('newer', newer, older.revision)];
    for (const key of keys) if (!numbers.has(key)) numbers.set(key, numbers.size);
    return { older, newer, keys };
  });
  const groups = new UnionFind(numbers.size);
  for (const { keys } of ends) groups.union(numbers.get(keys[0]!)!, numbers.get(keys[1]!)!);
  const steps = groupBy([...compared.keys()], (index) => groups.find(numbers.get(ends[index]!.keys[0]!)!));
  return [...steps.values()].map((indexes) => ({
    edge: compared[indexes[0]!]!,
    older: distinctPlaces(indexes.map((index) => ends[index]!.older)),
    newer: distinctPlaces(indexes.map((index) => ends[index]!.newer)),
  }));
}

function distinctPlaces(places: readonly SentencePlace[]): SentencePlace[] {
  const distinct = new Map(places.map((place) => [`${place.block} ${place.sentence}`, place]));
  return [...distinct.values()].sort(
    (left, right) => left.block - right.block || left.sentence - right.sentence,
  );
}

/** Facts that differ along every step, under the home that it leads to, most severe first. */
export function findFacts(
  alignment: Alignment,
  lineages: Lineages,
  speechOf: (revision: number) => SpeechOfRevision,
): ReadonlyMap<BlockKey, readonly Fact[]> {
  const { revisions } = alignment;
  const facts = new Map<BlockKey, Fact[]>();
  // A chain is walked revision by revision: the words of a few are enough to keep.
  const vocabularyOf = rememberLast((revision) => gatherVocabulary(revisions[revision]!));
  const spanOf = ({ revision, block, sentence }: SentencePlace) =>
    revisions[revision]!.blocks[block]!.sentences[sentence]!.charSpan;
  const textOf = (places: readonly SentencePlace[]) =>
    places.map((place) => revisions[place.revision]!.text.slice(...spanOf(place))).join(' ');
  const read = (places: readonly SentencePlace[], text: string): Reading => ({
    text,
    speakers: places
      .flatMap((place) => speechOf(place.revision).speakersIn(place.block, spanOf(place)))
      .map(toVoice),
    // Made when it is asked for: only names that are missing ask.
    vocabulary: { has: (norm) => vocabularyOf(places[0]!.revision).has(norm) },
  });
  for (const { edge, older, newer } of gatherSteps(alignment)) {
    const [before, after] = [textOf(older), textOf(newer)];
    if (before === after) continue;
    const [first, second] = [revisions[older[0]!.revision]!, revisions[newer[0]!.revision]!];
    const changes = compareFacts(read(older, before), read(newer, after));
    const notices = () => newNotices(first, second);
    const found = changes.map((change) => ({
      ...change,
      between: [first.id, second.id] as const,
      ...findCause(change, changes, { notices, sentence: after }),
    }));
    const root = lineages.rootOf(edge.from);
    facts.set(
      root,
      [...(facts.get(root) ?? []), ...found].sort((left, right) => right.severity - left.severity),
    );
  }
  return facts;
}

function toVoice({ text, isPronoun, antecedent }: Speaker): Voice {
  return { name: antecedent?.text ?? text, isUnknown: isPronoun && antecedent === undefined };
}
