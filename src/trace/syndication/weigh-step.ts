/**
 * Weighs what would have happened to a text on its way from one carrier to another, as the length of its description: what
 * was cut, edited, added, in headline, credits and paragraphs. Who lacks a sentence cannot have passed it on, so that the
 * child would have to have found it again, or have it from a second source (contamination). An innovation that two share
 * costs nothing between them and something between either and the rest: that is what joins them (Lachmann).
 */
import type { CollatedText, Collation } from './collate.js';
import { stepCosts } from './limits.js';
import type { ReadingChanges } from './reading-changes.js';

/** The parts of a cost, in natural logarithms. */
export interface StepCost {
  /** What was cut or dropped. */
  readonly text: number;
  /** What the child has and the parent lacks. */
  readonly lacks: number;
  readonly wording: number;
  readonly headline: number;
  readonly paragraphing: number;
  /** The house's: quotation marks, spelling, figures. */
  readonly style: number;
  readonly credit: number;
}

/** What a text is copied from: a text, or one that is made up from several. */
export interface StepSource
  extends Pick<CollatedText, 'units' | 'readings' | 'places' | 'headline' | 'lines' | 'style' | 'time'> {
  /** Its sentences' paragraphs. */
  readonly sentences: readonly { readonly paragraph: number }[];
  /** The outlet's own names, and those that it credits. */
  readonly names: ReadonlySet<string>;
  /** Whose carriers are the same: a unit that these alone have is nobody else's. */
  readonly carrier: number;
}

export interface NamedText extends CollatedText, Omit<StepSource, 'sentences'> {
  /** Names that its credits hold, but for its own. */
  readonly credited: ReadonlySet<string>;
}

/** What all carriers have, counted. */
export interface GroupCounts {
  readonly collation: Collation;
  readonly changes: ReadingChanges;
  /** How many carriers have a unit, a reading, a headline, a line. */
  readonly unitHolders: ReadonlyMap<number, number>;
  readonly readingHolders: ReadonlyMap<number, number>;
  readonly headlineHolders: ReadonlyMap<string, number>;
  readonly lineHolders: ReadonlyMap<string, number>;
}

/** What the step from `from` to `to` costs. Takes time that is linear in both. */
export function weighStep(from: StepSource, to: NamedText, counts: GroupCounts): StepCost {
  const kept = to.units.flatMap((unit, at) => {
    const place = to.places.get(unit) === at ? from.places.get(unit) : undefined;
    return place === undefined ? [] : [[place, at] as const];
  });
  return {
    text: weighDrops(from, to),
    lacks: weighAdded(from, to, counts),
    wording: weighWording(from, to, { kept, counts }),
    headline: weighHeadline(from, to, counts),
    paragraphing: weighBreaks(from, to, kept),
    style: weighStyle(from, to),
    credit: weighLines(from, to, counts) + weighNames(from, to),
  };
}

/** Adds up the parts of a cost. */
export function sumCost(cost: StepCost): number {
  return Object.values(cost).reduce((sum: number, part: number) => sum + part, 0);
}

/** How many of the last units of `from` the other lacks; all but the last one of a whole text that is another. */
export function countCut(from: Pick<StepSource, 'units'>, to: Pick<CollatedText, 'places'>): number {
  let end = from.units.length;
  while (end > 0 && !to.places.has(from.units[end - 1]!)) end--;
  return from.units.length - end;
}

/** Whether the child begins with a sentence of its own in place of the parent's first. */
export function isLeadRewritten(
  from: Pick<StepSource, 'units' | 'places'>,
  to: Pick<CollatedText, 'units' | 'places'>,
): boolean {
  const [lead, own] = [from.units[0], to.units[0]];
  return lead !== undefined && own !== undefined && !to.places.has(lead) && !from.places.has(own);
}

function weighDrops(from: StepSource, to: NamedText): number {
  const cut = countCut(from, to);
  const isNew = isLeadRewritten(from, to);
  const { dropped, total } = countDrops(from, to, [isNew ? 1 : 0, from.units.length - cut]);
  const ofCut = cut === 0 ? stepCosts.uncut : stepCosts.cut + Math.log(from.units.length);
  const ofLead = isNew ? stepCosts.lead : stepCosts.noLead;
  return ofCut + ofLead + weighPattern(dropped, total, stepCosts.dropped);
}

/** Counts what was dropped between two places of the parent: paragraphs as a whole, and sentences of those that are kept. */
function countDrops(
  from: StepSource,
  to: NamedText,
  [start, end]: readonly [number, number],
): { readonly dropped: number; readonly total: number } {
  let [dropped, total] = [0, 0];
  for (let at = start; at < end; ) {
    const first = at;
    let lacking = 0;
    const { paragraph } = from.sentences[at]!;
    for (; at < end && from.sentences[at]!.paragraph === paragraph; at++)
      if (!to.places.has(from.units[at]!)) lacking++;
    if (lacking === at - first) dropped++;
    else dropped += lacking;
    total += lacking === at - first ? 1 : at - first;
  }
  return { dropped, total };
}

function weighAdded(from: StepSource, to: NamedText, { unitHolders }: GroupCounts): number {
  let [own, others] = [0, 0];
  for (const unit of to.places.keys()) {
    if (from.places.has(unit)) continue;
    if (unitHolders.get(unit)! > 1) others++;
    else own++;
  }
  const { sentence, added, found } = stepCosts;
  return own * (sentence + added) + others * (sentence + found);
}

interface Kept {
  readonly kept: readonly (readonly [x: number, y: number])[];
  readonly counts: GroupCounts;
}

function weighWording(
  from: StepSource,
  to: NamedText,
  { kept, counts: { changes, readingHolders } }: Kept,
): number {
  let [edited, coincident, cost] = [0, 0, 0];
  const met = new Set<string>();
  for (const [x, y] of kept) {
    const [old, now] = [from.readings[x]!, to.readings[y]!];
    if (old === now) continue;
    let isOwn = false;
    let ofSentence = 0;
    for (const change of changes.between(old, now)) {
      const isHabit = changes.isHabit(change);
      if (met.has(change.key)) ofSentence += stepCosts.habitAgain;
      else if (isHabit) ofSentence += stepCosts.habit;
      else {
        const words = Math.max(1, change.y[1] - change.y[0]);
        ofSentence += Math.min(stepCosts.mostChange, stepCosts.change + stepCosts.word * words);
        isOwn = true;
      }
      met.add(change.key);
    }
    // Whoever changes more has written it anew.
    cost += Math.min(ofSentence, stepCosts.sentence + stepCosts.added);
    if (isOwn) edited++;
    if (readingHolders.get(now)! > 1 && changes.between(old, now).some(({ isMistake }) => isMistake))
      coincident++;
  }
  // Two desks hardly make one mistake: who has it with a third has it from there. The first counts most, since what else they
  // have in common often came with it.
  const { first, further } = stepCosts.coincidence;
  // A lost source may have had revisions, of which each of several heirs has what it changed.
  const ofThird = coincident === 0 || from.carrier < 0 ? 0 : first + further * (coincident - 1);
  return cost + ofThird + weighPattern(edited, kept.length, stepCosts.edited);
}

function weighHeadline(from: StepSource, to: NamedText, { headlineHolders }: GroupCounts): number {
  if (from.headline === null || to.headline === null) return 0;
  const { same, edited, other, elsewhere } = stepCosts.headline;
  if (from.headline === to.headline) return same;
  if (headlineHolders.get(to.headline)! > 1) return elsewhere;
  return shareWords(from.headline, to.headline) >= 0.5 ? edited : other;
}

function shareWords(one: string, other: string): number {
  const [ofOne, ofOther] = [new Set(one.split(' ')), new Set(other.split(' '))];
  const shared = [...ofOne].filter((word) => ofOther.has(word)).length;
  return shared / Math.max(1, Math.min(ofOne.size, ofOther.size));
}

/** Counts the neighbours that both have between which one breaks a paragraph and the other does not. */
function weighBreaks(from: StepSource, to: NamedText, kept: Kept['kept']): number {
  let [pairs, other] = [0, 0];
  for (let at = 1; at < kept.length; at++) {
    const [[x, y], [nextX, nextY]] = [kept[at - 1]!, kept[at]!];
    if (nextX !== x + 1 || nextY !== y + 1) continue;
    pairs++;
    const breaks = (text: StepSource, place: number) =>
      text.sentences[place]!.paragraph !== text.sentences[place + 1]!.paragraph;
    if (breaks(from, x) !== breaks(to, y)) other++;
  }
  return weighPattern(other, pairs, stepCosts.rebroken);
}

function weighStyle(from: StepSource, to: NamedText): number {
  let cost = 0;
  for (const [kind, form] of to.style) {
    const before = from.style.get(kind);
    if (before !== undefined) cost += before === form ? stepCosts.style.kept : stepCosts.style.changed;
  }
  return cost;
}

function weighLines(from: StepSource, to: NamedText, { lineHolders }: GroupCounts): number {
  const { kept, dropped, own, elsewhere } = stepCosts.line;
  const added = to.lines.reduce((sum, line) => {
    if (from.lines.includes(line)) return sum + kept;
    return sum + (lineHolders.get(line)! > 1 ? elsewhere : own);
  }, 0);
  return added + dropped * from.lines.filter((line) => !to.lines.includes(line)).length;
}

/** Names that the child credits come from its parent: the parent's own, or one that the parent credits. */
function weighNames(from: StepSource, to: NamedText): number {
  return stepCosts.name * [...to.credited].filter((name) => !from.names.has(name)).length;
}

/**
 * What it costs to say which `count` of `total` were touched, where nobody knows how often it happens: the integral over
 * all shares, with a beta distribution before (Krichevsky and Trofimov 1981).
 */
function weighPattern(count: number, total: number, [touched, left]: readonly [number, number]): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum -= Math.log(touched + at);
  for (let at = 0; at < total - count; at++) sum -= Math.log(left + at);
  for (let at = 0; at < total; at++) sum += Math.log(touched + left + at);
  return sum;
}
