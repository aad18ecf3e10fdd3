/**
 * An edition's provenance in plain words: for each paragraph who has it, how each older reading differs, what
 * was dropped from it, and which facts changed. Every output for people says it in these words.
 */

import type { Edition, EditionParagraph, Fact, Witness } from '../edition.js';
import type { EdgeType } from '../model.js';

/** Looks up the siglum of a revision. */
export function sigla(edition: Edition): (revision: string) => string {
  const known = new Map<string, string>(edition.revisions.map(({ id, siglum }) => [id, siglum]));
  return (revision) => known.get(revision) ?? revision;
}

const steps: Readonly<Record<EdgeType, string>> = {
  same: 'the same',
  edit: 'edited since',
  split: 'divided since',
  merge: 'joined with other text since',
  regroup: 'regrouped since',
  move: 'the same, moved since',
  'move-edit': 'moved and edited since',
  reintroduced: 'then gone, and back later',
};

/** One paragraph's provenance as a few sentences. */
export function sourceNote(paragraph: EditionParagraph, edition: Edition): string {
  const siglum = sigla(edition);
  const { revision, span } = paragraph.source;
  const path = edition.revisions.find(({ id }) => id === revision)!.path;
  const sentences = [`Text of ${siglum(revision)} (${path}, bytes ${span[0]}–${span[1]}).`];
  const older = paragraph.witnesses.filter(({ edge, revision: of }) => edge !== null || of !== revision);
  if (older.length === 0) sentences.push(`In no other revision.`);
  sentences.push(...older.map((witness) => describeWitness(witness, siglum)));
  if (paragraph.facts.length > 0) sentences.push(`Changed: ${paragraph.facts.map((fact) => describeFact(fact, siglum)).join('; ')}.`);
  return sentences.join(' ');
}

function describeWitness(witness: Witness, siglum: (revision: string) => string): string {
  const name = `${siglum(witness.revision)} (bytes ${witness.span[0]}–${witness.span[1]})`;
  const reading = witness.text === undefined ? '' : `: “${witness.text.replace(/\s+/g, ' ')}”`;
  if (witness.isPart) return `${name} gave it the words${reading}.`;
  const step = witness.edge === null ? 'dropped since' : steps[witness.edge];
  const lost = witness.dropped === undefined || witness.edge === null ? '' : ', with words that are dropped';
  return `${name}, ${step}${lost}${reading}.`;
}

/** "12 people → 15 people", "attribution to Peskov lost". */
export function describeFact({ kind, from, to, between }: Fact, siglum: (revision: string) => string): string {
  const where = ` between ${siglum(between[0])} and ${siglum(between[1])}`;
  switch (kind) {
    case 'attribution-lost':
      return `attribution to ${from} lost${where}`;
    case 'attribution-gained':
      return `attributed to ${to}${where}`;
    case 'name-dropped':
      return `“${from}” no longer named${where}`;
    case 'negation-changed':
      return from === null ? `“${to}” added${where}` : `“${from}” taken out${where}`;
    default:
      return `${from} → ${to}${where}`;
  }
}
