/** Finds the facts that changed along every lineage of an alignment, and lists them under the root of the lineage. */

import type { Alignment, SentencePlace } from '../../model/alignment.js';
import type { SegmentedDocument, Token } from '../../model/document.js';
import type { Fact } from '../../model/edition.js';
import { ownTokens } from '../../text/light-sentences.js';
import { CommonWords, listCommon } from '../../text/number-values.js';
import type { BlockKey, Lineages } from '../edition/lineages.js';
import type { Speaker } from '../speech/speech-model.js';
import type { SpeechOfRevision } from '../speech/speech-notes.js';
import { findCause, newNotices } from './change-causes.js';
import { gatherSteps } from './compared-steps.js';
import type { FactChange } from './fact-changes.js';
import { compareFacts, type Reading } from './facts.js';
import { listContext } from './list-context.js';
import { hasWord, openLetters } from './plain-words.js';
import type { Voice } from './speaker-facts.js';

interface FactInput {
  readonly lineages: Lineages;
  readonly speechOf: (revision: number) => SpeechOfRevision;
  /** Index of the newest revision that is whole. */
  readonly newest: number;
}

/** Compares both sides of every step, and lists the changes by the root that it leads to, most severe first. */
export function findFacts(
  alignment: Alignment,
  { lineages, speechOf, newest }: FactInput,
): ReadonlyMap<BlockKey, readonly Fact[]> {
  const { revisions } = alignment;
  const facts = new Map<BlockKey, Fact[]>();
  // A chain is walked revision by revision: the words of a few are enough to keep.
  const commonWords = new Map<string, readonly Token[]>();
  const vocabularyOf = rememberLast((revision) => gatherVocabulary(revisions[revision]!, commonWords));
  const lettersOf = rememberLast((revision) => openLetters(revisions[revision]!.text));
  const spanOf = ({ revision, block, sentence }: SentencePlace) =>
    revisions[revision]!.blocks[block]!.sentences[sentence]!.charSpan;
  const textOf = (places: readonly SentencePlace[]) =>
    places.map((place) => revisions[place.revision]!.text.slice(...spanOf(place))).join(' ');
  const paragraphOf = (places: readonly SentencePlace[]) =>
    [...new Set(places.map(({ revision, block }) => revisions[revision]!.blocks[block]!))]
      .map(({ charSpan }) => revisions[places[0]!.revision]!.text.slice(...charSpan))
      .join(' ');
  const read = (places: readonly SentencePlace[], text: string): Reading => ({
    text,
    paragraph: paragraphOf(places),
    speakers: places
      .flatMap((place) => speechOf(place.revision).speakersIn(place.block, spanOf(place)))
      .map(toVoice),
    // Gathered on first use: most revisions are asked for neither.
    vocabulary: { guessLanguage: (more) => vocabularyOf(places[0]!.revision).guessLanguage(more) },
    holds: (letters) => lettersOf(places[0]!.revision)(letters),
    list: listContext(revisions[places[0]!.revision]!, places[0]!.block),
    writesSmall: (word) => hasWord(revisions[places[0]!.revision]!.text, word),
  });
  const tellPlanOnce = openPlans();
  for (const { edge, older, newer } of gatherSteps(alignment, newest)) {
    const [before, after] = [textOf(older), textOf(newer)];
    if (before === after) continue;
    const [first, second] = [revisions[older[0]!.revision]!, revisions[newer[0]!.revision]!];
    const changes = tellPlanOnce(
      compareFacts(read(older, before), read(newer, after)),
      `${first.id} ${second.id} ${first.blocks[older[0]!.block]!.kind}`,
    );
    const notices = () => newNotices(first, second);
    const found = changes.map(({ isPlan: _, ...change }) => ({
      ...change,
      between: [first.id, second.id] as const,
      ...findCause(change, changes, { notices, sentence: after }),
    }));
    if (found.length === 0) continue;
    const root = lineages.rootOf(edge.from);
    facts.set(
      root,
      [...(facts.get(root) ?? []), ...found].sort((left, right) => right.severity - left.severity),
    );
  }
  return facts;
}

/** Keeps the first change of a revision from what will be to what was: each of its verbs says the same. */
function openPlans(): (changes: readonly FactChange[], step: string) => readonly FactChange[] {
  const told = new Set<string>();
  return (changes, step) =>
    changes.filter(({ isPlan }) => {
      if (isPlan === undefined) return true;
      const isFirst = !told.has(step);
      told.add(step);
      return isFirst;
    });
}

function toVoice({ text, isPronoun, antecedent }: Speaker): Voice {
  return { name: antecedent?.text ?? text, isUnknown: isPronoun && antecedent === undefined };
}

// Spares memory and decides nothing.
const rememberedRevisions = 8;

/** Makes a value for an index on first use, and keeps the last few. */
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

/** Gathers the common words of the body, those of a paragraph once for all revisions: `memory` has them by its text. */
function gatherVocabulary(
  { text, blocks }: SegmentedDocument,
  memory: Map<string, readonly Token[]>,
): CommonWords {
  const common: Token[] = [];
  for (const { kind, charSpan, sentences } of blocks) {
    if (kind !== 'body') continue;
    const own = text.slice(...charSpan);
    const known = memory.get(own) ?? sentences.flatMap((one) => listCommon(ownTokens(text, one)));
    memory.set(own, known);
    for (const token of known) common.push(token);
  }
  return new CommonWords(common);
}
