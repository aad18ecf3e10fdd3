/**
 * Finds facts that a carrier changed from one of its revisions to the next, and what all others have of them in the end: the
 * new words, the old ones, or neither. A fact is a figure, a name or a denial: other edits of the same sentence are none.
 */
import type { SyndicatedFact, SyndicationCorrection } from '../../model/syndication.js';
import { tokenize } from '../../text/tokens.js';
import { negations } from '../../text/words/cues.js';
import { nameChange, type ReadingChange } from './reading-changes.js';
import type { WeighedGroup } from './weigh-group.js';
import type { NamedText } from './weigh-step.js';

interface FoundChange {
  readonly unit: number;
  readonly old: number;
  readonly now: number;
  readonly change: ReadingChange;
  /** The key of the change back. */
  readonly reverse: string;
  readonly correction: Omit<SyndicationCorrection, 'reached' | 'notReached' | 'otherwise' | 'without'>;
}

/** Lists changed facts, those of carriers near the root first. `depths` are the steps of each carrier from the root. */
export function findCorrections(
  group: WeighedGroup,
  depths: readonly number[],
): readonly SyndicationCorrection[] {
  const order = [...depths.keys()].sort((one, other) => depths[one]! - depths[other]! || one - other);
  const found = new Map<string, FoundChange>();
  for (const carrier of order)
    for (const change of changesOf(carrier, group)) {
      // Whoever changed the same thing later was reached by it; the reverse is the same, of revisions in another order.
      const { unit, change: made, reverse } = change;
      if (!found.has(`${unit} ${made.key}`) && !found.has(`${unit} ${reverse}`))
        found.set(`${unit} ${made.key}`, change);
    }
  return [...found.values()].map((change) => ({ ...change.correction, ...sortCarriers(change, group) }));
}

function changesOf(carrier: number, group: WeighedGroup): readonly FoundChange[] {
  const own = group.texts[carrier]!;
  return own.slice(1).flatMap((later, at) => {
    const earlier = own[at]!;
    if (!isOrderKnown(earlier, later)) return [];
    return [...later.places].flatMap(([unit, place]): readonly FoundChange[] => {
      const before = earlier.places.get(unit);
      if (before === undefined) return [];
      const [old, now] = [earlier.readings[before]!, later.readings[place]!];
      if (old === now) return [];
      return group.counts.changes.between(old, now).flatMap((change) => {
        const words = wordsOf(change, [old, now], group);
        const fact = nameFact(words, [earlier.sentences[before]!.text, later.sentences[place]!.text]);
        if (fact === null) return [];
        const correction = {
          carrier,
          fact,
          isAnnounced: later.isCorrected && !earlier.isCorrected,
          from: words[0].join(' '),
          to: words[1].join(' '),
          before: { document: earlier.source.id, span: earlier.sentences[before]!.span },
          after: { document: later.source.id, span: later.sentences[place]!.span },
        };
        return [{ unit, old, now, change, reverse: nameChange(words[1], words[0]), correction }];
      });
    });
  });
}

/** Which of two revisions is the later is known, or a notice of what was put right tells it. */
function isOrderKnown(earlier: NamedText, later: NamedText): boolean {
  return later.source.isOrdered || (later.isCorrected && !earlier.isCorrected);
}

type Words = readonly [struck: readonly string[], added: readonly string[]];

function wordsOf(
  { x, y }: ReadingChange,
  [old, now]: readonly [number, number],
  { counts }: WeighedGroup,
): Words {
  const { words } = counts.collation;
  return [words[old]!.slice(...x), words[now]!.slice(...y)];
}

/** What kind of fact a change is; null for none. */
function nameFact([struck, added]: Words, texts: readonly [string, string]): SyndicatedFact | null {
  const hasFigure = (words: readonly string[]) => words.some((word) => /\p{N}/u.test(word));
  if (hasFigure(struck) && hasFigure(added)) return 'figure';
  const denials = (words: readonly string[]) => words.filter((word) => negations.has(word)).length;
  if (denials(struck) !== denials(added)) return 'denial';
  const isName = (words: readonly string[], text: string) =>
    words.length > 0 && words.every((word) => hasCapital(word, text));
  return isName(struck, texts[0]) && isName(added, texts[1]) ? 'name' : null;
}

/** Whether a word stands in `text` with a capital, elsewhere than at its beginning. */
function hasCapital(word: string, text: string): boolean {
  return tokenize(text).some(
    ({ norm, charSpan }) => norm === word && charSpan[0] > 1 && /^\p{Lu}/u.test(text.slice(...charSpan)),
  );
}

/** Sorts all other carriers by what their latest revision has. */
function sortCarriers(
  { unit, old, now, change, correction }: FoundChange,
  { texts, counts }: WeighedGroup,
): Pick<SyndicationCorrection, 'reached' | 'notReached' | 'otherwise' | 'without'> {
  const sides = { reached: [], notReached: [], otherwise: [], without: [] } as Record<
    'reached' | 'notReached' | 'otherwise' | 'without',
    number[]
  >;
  for (const [carrier, own] of texts.entries()) {
    if (carrier === correction.carrier) continue;
    const latest: NamedText = own.at(-1)!;
    const place = latest.places.get(unit);
    const reading = place === undefined ? null : latest.readings[place]!;
    if (reading === null) sides.without.push(carrier);
    else {
      const hasOld = keeps(old, change.x, reading, counts.changes);
      const hasNew = keeps(now, change.y, reading, counts.changes);
      const side = hasNew && !hasOld ? 'reached' : hasOld && !hasNew ? 'notReached' : 'otherwise';
      sides[side].push(carrier);
    }
  }
  return sides;
}

/** Whether `reading` has the words `[start, end)` of `model`, where they stand there; of no words, what stands on either side. */
function keeps(
  model: number,
  [start, end]: readonly [number, number],
  reading: number,
  changes: WeighedGroup['counts']['changes'],
): boolean {
  if (model === reading) return true;
  return changes
    .between(model, reading)
    .every(({ x }) => (start === end ? x[1] < start || x[0] > start : x[1] <= start || x[0] >= end));
}
