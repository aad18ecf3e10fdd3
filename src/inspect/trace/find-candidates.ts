/**
 * Finds the readings that may have what is asked for, by lists alone: those of rare words, and of common words with
 * their neighbours, the shortest lists first and no more than a command has time for.
 */

import { fewReadings, isPaired } from '../../write/threads/layout.js';
import type { ReadingList } from '../../write/threads/reading-lists.js';
import type { ThreadIndex } from '../../write/threads/thread-index.js';
import { type AskedWord, type MeantWord, weigh } from './asked-words.js';

// Read in two milliseconds by a process that has just begun. A rare word may be a wrong one: it never decides alone.
const mostEntries = 40_000;
const fewestLists = 2;
const mostCandidates = fewReadings;
// Lists overlook what is misspelt in two places and the order of words, and little else: what has less than this share of
// what the best one has is not read.
const leastOfBest = 0.5;
// Of the words that one may mean, so many are tried beside their neighbours.
const triedBeside = 2;

interface WeighedList {
  readonly list: ReadingList;
  readonly weight: number;
}

/** The numbers of readings, those first that have most of what is asked for. */
export function findCandidates(asked: readonly AskedWord[], index: ThreadIndex): number[] {
  const lists = [...wordLists(asked, index), ...pairLists(asked, index)];
  const whole = lists.filter(({ list }) => list.kept === list.size);
  // What is in every other thread is all that there is to go by.
  const used = (whole.length > 0 ? whole : lists).sort(
    (left, right) => left.list.kept - right.list.kept || right.weight - left.weight,
  );
  const scores = new Float32Array(index.about.readings);
  const touched: Uint32Array[] = [];
  let entries = 0;
  let greatest = 0;
  for (const { list, weight } of used) {
    entries += list.kept;
    if (entries > mostEntries && touched.length >= fewestLists) break;
    const readings = list.readings();
    touched.push(readings);
    for (let at = 0; at < readings.length; at++) {
      const reading = readings[at]!;
      const score = scores[reading]! + weight;
      scores[reading] = score;
      if (score > greatest) greatest = score;
    }
  }
  return takeBest(touched, scores, leastOfBest * greatest);
}

function wordLists(asked: readonly AskedWord[], index: ThreadIndex): WeighedList[] {
  const words = new Map<string, MeantWord>();
  for (const { meant } of asked) {
    for (const each of meant) {
      const known = words.get(each.word);
      if (known === undefined || known.likeness < each.likeness) words.set(each.word, each);
    }
  }
  return [...words.values()].map(({ list, likeness }) => ({
    list,
    weight: weigh(list, index.about.readings) * likeness,
  }));
}

function pairLists(asked: readonly AskedWord[], index: ThreadIndex): WeighedList[] {
  const { readings, commonAbove } = index.about;
  const pairs = new Map<string, WeighedList>();
  for (const [at, { meant }] of asked.entries()) {
    const befores = at === 0 ? [] : asked[at - 1]!.meant.slice(0, triedBeside);
    for (const before of befores) {
      for (const after of meant.slice(0, triedBeside)) {
        if (!isPaired(before.list.size, after.list.size, commonAbove)) continue;
        const name = `${before.word} ${after.word}`;
        const list = pairs.has(name) ? null : index.pair(before.word, after.word);
        if (list === null) continue;
        pairs.set(name, { list, weight: weigh(list, readings) * before.likeness * after.likeness });
      }
    }
  }
  return [...pairs.values()];
}

/** The readings of the greatest scores, none below `least`: the greatest first, of equals the one that appeared first. */
function takeBest(touched: readonly Uint32Array[], scores: Float32Array, least: number): number[] {
  const best = new Set<number>();
  for (const readings of touched)
    for (let at = 0; at < readings.length; at++) if (scores[readings[at]!]! >= least) best.add(readings[at]!);
  return [...best]
    .sort((left, right) => scores[right]! - scores[left]! || left - right)
    .slice(0, mostCandidates);
}
