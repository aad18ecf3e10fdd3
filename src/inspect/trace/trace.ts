/**
 * Looks up the threads that have a sentence or a part of it, or a paragraph of an edition, and tells the best one in full.
 * Lists of words propose readings; what these say decides: how much of what is asked for they hold, in order.
 */
import { diffWords } from '../../text/word-diff.js';
import { wordsOf } from '../../write/threads/layout.js';
import type { StoredThread } from '../../write/threads/stored-thread.js';
import type { ThreadIndex } from '../../write/threads/thread-index.js';
import { readAsked } from './asked-words.js';
import { findCandidates } from './find-candidates.js';
import { HeldShare } from './held-share.js';
import type { Asked, MatchedThread, TracedCarrier, TracedReading, TracedThread, Tracing } from './tracing.js';

// What holds less of what is asked for is something else.
const leastShare = 0.4;
// Others are told that hold nearly as much.
const shareOfBest = 0.7;
// Words of readings that are looked at, in some ten milliseconds by a process that has just begun: of usual paragraphs all
// candidates have fewer.
const mostWords = 6000;
// Letters of readings that are compared with the one before, for the same reason.
const mostCompared = 50_000;
// Who asks for so much of a reading asks for all of it.
const wholeFrom = 0.9;
// Threads that are ranked: a paragraph that joins many is a reading of all of them.
const mostMatches = 200;

/** A reading that matches. */
interface MatchedReading {
  readonly reading: number;
  readonly share: number;
  /** Whether next to all of it was asked for, and not a part. */
  readonly isWhole: boolean;
}

/** A thread that matches, before anything is read of its carriers. */
interface Match extends Omit<MatchedReading, 'share'> {
  readonly number: number;
  readonly thread: StoredThread;
  readonly share: number | null;
}

/** Returns null where nothing matches. `limit` is the most of readings, carriers and other threads that are listed. */
export function trace(asked: Asked, index: ThreadIndex, limit: number): Tracing | null {
  const [best, ...others] = 'id' in asked ? findById(asked.id, index) : findByText(asked.text, index);
  if (best === undefined) return null;
  return {
    asked,
    thread: tellInFull(best, index, limit),
    others: others.slice(0, limit).map((match) => tell(match, index)),
  };
}

function findById(id: string, index: ThreadIndex): Match[] {
  return index.threadsOf(id).map((number) => {
    const thread = index.thread(number);
    return { number, thread, share: null, reading: thread.readings[0]!, isWhole: true };
  });
}

function findByText(text: string, index: ThreadIndex): Match[] {
  const readings = findReadings(text, index);
  const least = (readings[0]?.share ?? 0) * shareOfBest;
  const matches = new Map<number, Match>();
  for (const matched of readings) {
    if (matched.share < least || matches.size >= mostMatches) break;
    for (const number of index.owners(matched.reading))
      if (!matches.has(number)) matches.set(number, { ...matched, number, thread: index.thread(number) });
  }
  return [...matches.values()].sort(byRank);
}

/** The readings that hold enough of `text`, those first that hold most, and of equals the one that appeared first. */
function findReadings(text: string, index: ThreadIndex): MatchedReading[] {
  const asked = readAsked(text, index);
  if (asked.length === 0) return [];
  const held = new HeldShare(asked);
  const found: MatchedReading[] = [];
  let looked = 0;
  for (const reading of findCandidates(asked, index)) {
    const words = wordsOf(index.reading(reading));
    const share = held.of(words);
    if (share >= leastShare)
      found.push({ reading, share, isWhole: asked.length >= wholeFrom * words.length });
    looked += words.length;
    if (looked > mostWords) break;
  }
  return found.sort((left, right) => right.share - left.share || left.reading - right.reading);
}

/** What holds more comes first; then what began with it; then what says nothing else; then what more reports carry; then the older one. */
function byRank(left: Match, right: Match): number {
  const began = ({ thread, reading }: Match) => (thread.readings[0] === reading ? 1 : 0);
  return (
    right.share! - left.share! ||
    began(right) - began(left) ||
    Number(right.isWhole) - Number(left.isWhole) ||
    right.thread.reports - left.thread.reports ||
    left.number - right.number
  );
}

function tell({ thread, share, reading }: Match, index: ThreadIndex): MatchedThread {
  const { id, role, speaker, outlet, carriers, reports, isDated } = thread;
  return {
    id,
    role,
    ...(speaker === undefined ? {} : { speaker }),
    ...(outlet === undefined ? {} : { outlet }),
    share,
    carriers,
    reports,
    text: index.reading(reading),
    first: listCarriers(thread, index, 1)[0]!,
    isDated,
  };
}

function tellInFull(match: Match, index: ThreadIndex, limit: number): TracedThread {
  const { readings } = match.thread;
  const texts = readings.slice(0, limit).map((reading) => index.reading(reading));
  return {
    ...tell(match, index),
    wordings: readings.length,
    readings: compareReadings(texts),
    listed: listCarriers(match.thread, index, limit),
  };
}

/** Each with its differences from the one before; of very long ones the first few. */
function compareReadings(texts: readonly string[]): TracedReading[] {
  let compared = 0;
  return texts.map((text, at) => {
    compared += text.length;
    const isCompared = at > 0 && compared <= mostCompared;
    return { text, changes: isCompared ? diffWords(texts[at - 1]!, text) : null };
  });
}

function listCarriers(thread: StoredThread, index: ThreadIndex, most: number): TracedCarrier[] {
  return index.carriers(thread, most).map(({ document, span, reading, as }) => ({
    document: index.document(document),
    span,
    reading: reading + 1,
    as,
  }));
}
