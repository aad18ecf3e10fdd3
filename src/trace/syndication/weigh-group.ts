/**
 * Weighs every step between the carriers of a group, and what it would cost each to be where the text comes from. Of many
 * carriers each is compared with the earliest ones and with those that share rare wordings with it, so that the cost grows
 * with the carriers and not with their square.
 */
import { collate } from './collate.js';
import { type GatheredCarrier, isAgency } from './gather-carriers.js';
import { priorCosts, stepCosts, treeLimits } from './limits.js';
import { ReadingChanges } from './reading-changes.js';
import {
  type GroupCounts,
  type NamedText,
  type StepCost,
  type StepSource,
  sumCost,
  weighStep,
} from './weigh-step.js';
import { weighTime } from './weigh-time.js';

/** A step that may have been taken: from which revision of the parent, and what it costs. */
export interface WeighedStep {
  readonly parent: number;
  readonly child: number;
  /** Which of the parent's texts. */
  readonly revision: number;
  readonly cost: StepCost;
  readonly time: number;
  readonly total: number;
}

export interface WeighedGroup {
  readonly carriers: readonly GatheredCarrier[];
  /** Of each carrier, its texts. */
  readonly texts: readonly (readonly NamedText[])[];
  readonly counts: GroupCounts;
  readonly steps: readonly WeighedStep[];
  /** What it costs each carrier to be the root. */
  readonly roots: readonly number[];
  /** The name that most carriers credit; empty where none is named. */
  readonly agency: string;
}

/** Weighs all that may have happened among `carriers`. */
export function weighGroup(carriers: readonly GatheredCarrier[]): WeighedGroup {
  const collation = collate(carriers.flatMap(({ texts }) => texts));
  let at = 0;
  const texts = carriers.map((carrier, number) =>
    carrier.texts.map((_, revision): NamedText => {
      const credited = carrier.credited[revision]!;
      const names = new Set(carrier.name === '' ? credited : [carrier.name, ...credited]);
      return { ...collation.texts[at++]!, carrier: number, credited, names };
    }),
  );
  const counts: GroupCounts = { collation, changes: new ReadingChanges(collation), ...countHolders(texts) };
  const agency = findAgency(carriers);
  const steps: WeighedStep[] = [];
  for (const [child, parents] of listParents(texts).entries())
    for (const parent of parents) steps.push(weighBest({ parent, child, texts, counts }));
  return { carriers, texts, counts, steps, roots: weighRoots(carriers, texts, agency), agency };
}

/** The agency as it writes itself, or as those that credit it write it. */
export function writtenAgency({ agency, carriers }: WeighedGroup): string | null {
  if (agency === '') return null;
  const own = carriers.find(({ name }) => name === agency)?.outlet;
  return own ?? carriers.find(({ written }) => written.has(agency))?.written.get(agency) ?? agency;
}

/** The cost of a step from a lost source to each carrier. */
export function weighLost(source: StepSource, { texts, counts }: WeighedGroup): readonly StepCost[] {
  return texts.map((own) => weighStep(source, own[0]!, counts));
}

/** What it costs that a source is lost which has so many sentences. */
export function weighLostRoot(sentences: number, { carriers, agency }: WeighedGroup): number {
  const isPresent = agency !== '' && carriers.some(({ name }) => name === agency);
  const { named, unnamed, present } = priorCosts.lost;
  const crediting = carriers.filter(({ credited }) => credited.some((names) => names.has(agency))).length;
  const ofName = isPresent ? present : crediting > 1 ? named : unnamed;
  return stepCosts.sentence * sentences + ofName;
}

/** The cheapest way from any revision of the parent to the first text of the child. */
function weighBest({
  parent,
  child,
  texts,
  counts,
}: Pick<WeighedStep, 'parent' | 'child'> & Pick<WeighedGroup, 'texts' | 'counts'>): WeighedStep {
  const to = texts[child]![0]!;
  const ways = texts[parent]!.map((from, revision): WeighedStep => {
    const cost = weighStep(from, to, counts);
    const time = weighTime(from.time, to.time);
    return { parent, child, revision, cost, time, total: sumCost(cost) + time };
  });
  return ways.reduce((best, way) => (way.total < best.total ? way : best));
}

function weighRoots(
  carriers: readonly GatheredCarrier[],
  texts: WeighedGroup['texts'],
  agency: string,
): readonly number[] {
  const isPresent = agency !== '' && carriers.some(({ name }) => name === agency);
  return carriers.map(({ name }, number) => {
    const [first] = texts[number]!;
    const ofCredits = first!.credited.size > 0 ? priorCosts.creditingRoot : 0;
    const ofAgency = isPresent && name !== agency ? priorCosts.otherRoot : 0;
    return stepCosts.sentence * first!.places.size + ofCredits + ofAgency;
  });
}

/**
 * The agency that most carriers credit, but for themselves, or that is one of them; where none is, the outlet that most do;
 * the first of equals.
 */
function findAgency(carriers: readonly GatheredCarrier[]): string {
  const counts = new Map<string, number>();
  const add = (name: string, weight: number) => counts.set(name, (counts.get(name) ?? 0) + weight);
  for (const { name, credited } of carriers) {
    // An agency that nobody names stands above an outlet that somebody names.
    for (const other of new Set(credited.flatMap((names) => [...names])))
      add(other, isAgency(other) ? carriers.length : 1);
    if (isAgency(name)) add(name, carriers.length / 2);
  }
  const sorted = [...counts].sort(
    ([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one < other ? -1 : 1),
  );
  return sorted[0]?.[0] ?? '';
}

function countHolders(texts: WeighedGroup['texts']): Omit<GroupCounts, 'collation' | 'changes'> {
  const [unitHolders, headlineHolders] = [new Map<number, number>(), new Map<string, number>()];
  const [lineHolders, readingHolders] = [new Map<string, number>(), new Map<number, number>()];
  const count = <Key>(holders: Map<Key, number>, keys: Iterable<Key>) => {
    for (const key of new Set(keys)) holders.set(key, (holders.get(key) ?? 0) + 1);
  };
  for (const own of texts) {
    count(
      unitHolders,
      own.flatMap(({ units }) => units),
    );
    count(
      readingHolders,
      own.flatMap(({ readings }) => readings),
    );
    count(
      headlineHolders,
      own.flatMap(({ headline }) => (headline === null ? [] : [headline])),
    );
    count(
      lineHolders,
      own.flatMap(({ lines }) => lines),
    );
  }
  return { unitHolders, readingHolders, headlineHolders, lineHolders };
}

/** For each carrier, those that it may have its text from, ascending. */
function listParents(texts: WeighedGroup['texts']): readonly (readonly number[])[] {
  const { length } = texts;
  const all = Array.from({ length }, (_, at) => at);
  if (length <= treeLimits.allPairs) return all.map((child) => all.filter((parent) => parent !== child));
  const holders = new Map<number, number[]>();
  for (const [number, own] of texts.entries())
    for (const reading of new Set(own.flatMap(({ readings }) => readings))) {
      const list = holders.get(reading);
      if (list === undefined) holders.set(reading, [number]);
      else list.push(number);
    }
  return all.map((child) => {
    const shares = new Map<number, number>();
    for (const reading of texts[child]![0]!.readings) {
      const list = holders.get(reading)!;
      if (list.length > treeLimits.allPairs) continue;
      for (const other of list) shares.set(other, (shares.get(other) ?? 0) + 1 / list.length);
    }
    const near = [...shares].sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || one - other);
    const chosen = new Set(near.slice(0, treeLimits.nearest).map(([number]) => number));
    for (const number of all.slice(0, treeLimits.earliest)) chosen.add(number);
    chosen.delete(child);
    return [...chosen].sort((one, other) => one - other);
  });
}
