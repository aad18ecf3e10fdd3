/**
 * Makes a sequence that the evidence gave keep what a person decided about pairs of it. The rest stays as the evidence
 * has it. Where text alone gave the sequence, it tells neighbours better than direction: if turning the whole around is
 * enough, it is turned around.
 */
import type { RevisionOrder } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import { orderLimits } from '../limits.js';

/** Pairs of which the first is older, as a person decided. */
export type Before<Id = DocumentId> = readonly (readonly [earlier: Id, later: Id])[];

/**
 * Reorders `sequence` as little as it takes to keep `before`; `mayTurn` allows to turn the whole around. Throws
 * RangeError where `before` goes round in a circle.
 */
export function keepDecided<Id>(sequence: readonly Id[], before: Before<Id>, mayTurn = false): readonly Id[] {
  if (listBroken(sequence, before).length === 0) return sequence;
  const turned = sequence.toReversed();
  if (mayTurn && listBroken(turned, before).length === 0) return turned;
  const left = new Set(sequence);
  const kept: Id[] = [];
  while (left.size > 0) {
    const next = [...left].find(
      (id) => !before.some(([earlier, later]) => later === id && left.has(earlier)),
    );
    if (next === undefined) throw new RangeError('Cannot order: the decisions go round in a circle');
    left.delete(next);
    kept.push(next);
  }
  return kept;
}

/** Lists the pairs of `before` that `sequence` has the other way round. */
export function listBroken<Id>(sequence: readonly Id[], before: Before<Id>): Before<Id> {
  const place = new Map(sequence.map((id, at) => [id, at]));
  return before.filter(
    ([earlier, later]) => (place.get(earlier) ?? -1) > (place.get(later) ?? sequence.length),
  );
}

/** Finds ids of `before` that come before themselves, the first one named again at the end; null where none do. */
export function findCircle<Id>(before: Before<Id>): readonly Id[] | null {
  const after = new Map<Id, Id[]>();
  for (const [earlier, later] of before) after.set(earlier, [...(after.get(earlier) ?? []), later]);
  const done = new Set<Id>();
  const walk = (id: Id, path: readonly Id[]): readonly Id[] | null => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return null;
    for (const next of after.get(id) ?? []) {
      const circle = walk(next, [...path, id]);
      if (circle !== null) return circle;
    }
    done.add(id);
    return null;
  };
  for (const id of after.keys()) {
    const circle = walk(id, []);
    if (circle !== null) return circle;
  }
  return null;
}

/** Puts the decisions first among the evidence of `found`; `byEvidence` is the order that there was without them. */
export function addDecisions(found: RevisionOrder, byEvidence: RevisionOrder, before: Before): RevisionOrder {
  const overruled = byEvidence.basis === 'unknown' ? [] : listBroken(byEvidence.revisions, before);
  const said = before.map((pair) => ({
    cue: 'decision',
    detail: `${pair[0]} before ${pair[1]}${overruled.includes(pair) ? ', against the other evidence' : ''}`,
    weight: orderLimits.decidedWeight,
  }));
  return {
    revisions: found.revisions,
    basis: 'decided',
    confidence: orderLimits.decidedConfidence,
    evidence: [...said, ...found.evidence],
    ...(overruled.length > 0 ? { overruled } : {}),
  };
}
