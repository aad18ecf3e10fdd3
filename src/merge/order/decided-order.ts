/**
 * A sequence that the evidence gave and a person's word on pairs of it in, the sequence that keeps that word
 * out. The rest of it stays as the evidence has it. Where text alone gave the sequence, it tells neighbours
 * better than direction: if turning the whole around is enough, it is turned around.
 */
import type { RevisionOrder } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';

/** Pairs of which the first is older, by a person's word. */
export type Before<Id = DocumentId> = readonly (readonly [earlier: Id, later: Id])[];

// As sure as an agency's own count of its revisions.
const decidedConfidence = 0.99;
const decidedWeight = 5;

/** `sequence` as it is where it keeps `before`. Throws RangeError where `before` goes round in a circle. */
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

/** The pairs of `before` that `sequence` has the other way round. */
export function listBroken<Id>(sequence: readonly Id[], before: Before<Id>): Before<Id> {
  const place = new Map(sequence.map((id, at) => [id, at]));
  return before.filter(
    ([earlier, later]) => (place.get(earlier) ?? -1) > (place.get(later) ?? sequence.length),
  );
}

/** Ids of `before` that come before themselves, the first one named again at the end; null where none do. */
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

/** `found` with a person's word first among its evidence; `byEvidence` is the sequence without it. */
export function sayDecided(found: RevisionOrder, byEvidence: RevisionOrder, before: Before): RevisionOrder {
  const overruled = byEvidence.basis === 'unknown' ? [] : listBroken(byEvidence.revisions, before);
  const said = before.map((pair) => ({
    cue: 'decision',
    detail: `${pair[0]} before ${pair[1]}${overruled.includes(pair) ? ', against the other evidence' : ''}`,
    weight: decidedWeight,
  }));
  return {
    revisions: found.revisions,
    basis: 'decided',
    confidence: decidedConfidence,
    evidence: [...said, ...found.evidence],
    ...(overruled.length > 0 ? { overruled } : {}),
  };
}
