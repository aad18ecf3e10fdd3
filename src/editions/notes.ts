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

const steps: Readonly<Record<EdgeType, (next: string) => string>> = {
  same: (next) => `the same in ${next}`,
  edit: (next) => `edited in ${next}`,
  split: (next) => `divided in ${next}`,
  merge: (next) => `joined with other text in ${next}`,
  regroup: (next) => `regrouped in ${next}`,
  move: (next) => `the same, elsewhere in ${next}`,
  'move-edit': (next) => `moved and edited in ${next}`,
  reintroduced: (next) => `gone, and back in ${next}`,
};

export interface SourceNote {
  /** Where the printed text comes from. */
  readonly source: string;
  /** One line for each older reading, oldest first. */
  readonly readings: readonly string[];
  readonly facts: string | null;
}

/** One paragraph's provenance in words. */
export function sourceNote({ source, witnesses, facts }: EditionParagraph, edition: Edition): SourceNote {
  const siglum = sigla(edition);
  const path = edition.revisions.find(({ id }) => id === source.revision)!.path;
  const isSource = ({ revision, edge, span }: Witness) => edge === null && revision === source.revision && `${span}` === `${source.span}`;
  const others = witnesses.filter((witness) => !isSource(witness));
  const alone = others.length === 0 ? '; in no other revision' : '';
  return {
    source: `${siglum(source.revision)}, ${path}, bytes ${source.span[0]}–${source.span[1]}${alone}`,
    readings: others.map((witness) => describeWitness(witness, nextRevision(witness, witnesses), siglum)),
    facts: facts.length === 0 ? null : `Changed: ${facts.map((fact) => describeFact(fact, siglum)).join('; ')}`,
  };
}

/** The revision that a reading's edge leads to. */
function nextRevision({ revision }: Witness, witnesses: readonly Witness[]): string {
  const last = witnesses.findLastIndex((witness) => witness.revision === revision);
  return witnesses[last + 1]?.revision ?? revision;
}

function describeWitness(witness: Witness, next: string, siglum: (revision: string) => string): string {
  const name = `${siglum(witness.revision)}, bytes ${witness.span[0]}–${witness.span[1]}`;
  const reading = witness.text === undefined ? '' : `: ${witness.text.replace(/\s+/g, ' ')}`;
  if (witness.isPart) return `${name}, gave words to ${siglum(next)}${reading}`;
  const step = witness.edge === null ? 'dropped' : steps[witness.edge](siglum(next));
  const lost = witness.dropped === undefined || witness.edge === null ? '' : ', some of it dropped';
  return `${name}, ${step}${lost}${reading}`;
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
