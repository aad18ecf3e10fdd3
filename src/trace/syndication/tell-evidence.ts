/**
 * Puts into words why a carrier is told to have its text from another: each part of the cost against the same part of the
 * next likely parent, in natural logarithms. Without another parent it is held against nothing.
 */
import type { SyndicationCue, SyndicationEvidence } from '../../model/syndication.js';
import { treeLimits } from './limits.js';
import { type WeighedGroup, type WeighedStep, writtenAgency } from './weigh-group.js';
import type { NamedText, StepCost } from './weigh-step.js';

/** The parts of the step that is told and of the one that is next. */
export interface ComparedSteps {
  readonly cost: StepCost;
  readonly time: number;
}

// What weighs less either way is nothing to tell.
const leastWeight = 0.25;

/** The evidence for the step that was `told`, of known texts, against `next`; of null for a lost source. */
export function tellEvidence(
  told: WeighedStep | null,
  compared: readonly [own: ComparedSteps, next: ComparedSteps | null],
  { child, group }: { readonly child: number; readonly group: WeighedGroup },
): readonly SyndicationEvidence[] {
  const to = group.texts[child]![0]!;
  const from = told === null ? null : group.texts[told.parent]![told.revision]!;
  const innovation = from === null ? null : nameInnovation(from, to, group);
  const words = describe(from, to, group);
  const [own, next] = compared;
  const weigh = (part: keyof StepCost) => (next === null ? 0 : next.cost[part] - own.cost[part]);
  const all: readonly (readonly [SyndicationCue, string, number])[] = [
    ['text', words.text, weigh('text')],
    ['lacks', words.lacks, weigh('lacks')],
    [innovation === null ? 'wording' : 'innovations', innovation ?? words.wording, weigh('wording')],
    ['headline', words.headline, weigh('headline')],
    ['paragraphing', 'paragraphs end where they end there', weigh('paragraphing')],
    ['style', 'spelling, figures and quotation marks are those of the house', weigh('style')],
    ['credit', words.credit, weigh('credit')],
    ['time', words.time, next === null ? 0 : next.time - own.time],
  ];
  return all.flatMap(([cue, detail, difference]) => {
    const weight = Math.round((100 * difference) / treeLimits.temperature) / 100;
    const isTold = next === null ? cue === 'text' || cue === 'lacks' : Math.abs(weight) >= leastWeight;
    return isTold ? [{ cue, detail, weight }] : [];
  });
}

type Described = Record<'text' | 'lacks' | 'wording' | 'headline' | 'credit' | 'time', string>;

function describe(from: NamedText | null, to: NamedText, group: WeighedGroup): Described {
  const { counts } = group;
  const agency = writtenAgency(group);
  if (from === null)
    return {
      text: 'kept of what the lost source must have had',
      lacks: 'none of the others has all that it has',
      wording: 'its words are those that most have',
      headline: 'its headline',
      credit: agency === null ? 'its credits' : `credits ${agency}, as others do`,
      time: 'published before those that might have been its source',
    };
  const kept = [...to.places.keys()].filter((unit) => from.places.has(unit));
  const lacking = [...to.places.keys()].filter((unit) => !from.places.has(unit));
  const found = lacking.filter((unit) => counts.unitHolders.get(unit)! > 1).length;
  const edited = kept.filter(
    (unit) => from.readings[from.places.get(unit)!] !== to.readings[to.places.get(unit)!],
  ).length;
  return {
    text: `${kept.length} of ${from.places.size} sentences kept`,
    lacks:
      found === 0
        ? 'has no sentence of others that is lacking there'
        : `has ${found} sentences of others that are lacking there`,
    wording: edited === 0 ? 'no sentence is worded otherwise' : `${edited} sentences are worded otherwise`,
    headline: from.headline === to.headline ? 'the same headline' : 'another headline',
    credit: describeCredit(from, to),
    time: describeTime(from, to),
  };
}

function describeCredit(from: NamedText, to: NamedText): string {
  const own = from.source.outlet;
  if ([...to.credited].some((name) => from.names.has(name) && !from.credited.has(name)))
    return `its credits name ${own ?? 'it'}`;
  const strange = [...to.credited].filter((name) => !from.names.has(name));
  if (strange.length > 0) return `its credits name ${strange.sort().join(', ')}, whom that does not name`;
  const same = to.lines.filter((line) => from.lines.includes(line)).length;
  return same > 0 ? `${same} equal lines of credit` : 'no line of credit in common';
}

function describeTime(from: NamedText, to: NamedText): string {
  if (from.time === null || to.time === null) return 'one of the two has no date';
  const minutes = Math.round((to.time[0] - from.time[0]) / 60_000);
  if (minutes === 0) return 'published at the same time';
  const size = Math.abs(minutes);
  const words =
    size < 120 ? `${size} min` : size < 2880 ? `${Math.round(size / 60)} h` : `${Math.round(size / 1440)} d`;
  return minutes > 0 ? `published ${words} later` : `dated ${words} earlier`;
}

/**
 * Names a wording that both have and few others, as it differs from what most have: an error or edit that went on. Null where
 * there is none.
 */
function nameInnovation(from: NamedText, to: NamedText, { texts, counts }: WeighedGroup): string | null {
  let first: string | null = null;
  let more = 0;
  for (const [unit, at] of to.places) {
    const reading = to.readings[at]!;
    if (from.readings[from.places.get(unit) ?? -1] !== reading) continue;
    const held = new Map<number, number>();
    for (const own of texts) {
      const place = own[0]!.places.get(unit);
      if (place === undefined) continue;
      const other = own[0]!.readings[place]!;
      held.set(other, (held.get(other) ?? 0) + 1);
    }
    const [usual, count] = [...held].reduce((best, other) => (other[1] > best[1] ? other : best));
    if (usual === reading || 2 * held.get(reading)! > count) continue;
    if (first === null) {
      const { words } = counts.collation;
      const [change] = counts.changes.between(usual, reading);
      first = `both have “${words[reading]!.slice(...change!.y).join(' ')}” for “${words[usual]!.slice(...change!.x).join(' ')}”`;
    } else more++;
  }
  return first === null || more === 0 ? first : `${first}, and ${more} more such wordings`;
}
