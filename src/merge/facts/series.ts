/**
 * Joins changes of one figure, date or speaker through several revisions to a series: 3 → 6 → 8. Somebody who reads of
 * a toll that rose ten times wants its course, and not ten changes.
 */
import type { DocumentId } from '../../model/document.js';
import type { Fact, FactKind, FactSeries } from '../../model/edition.js';
import { tokenize } from '../../text/tokens.js';

// Kinds that speak of one value go on with each other.
const families: Readonly<Partial<Record<FactKind, string>>> = {
  'number-changed': 'number',
  'bound-changed': 'number',
  'unit-changed': 'number',
  'sign-changed': 'number',
  'date-changed': 'date',
  'speaker-changed': 'speaker',
};

/** Lists the series among the facts of one paragraph; `positionOf` orders revisions. */
export function joinSeries(
  facts: readonly Fact[],
  positionOf: (revision: DocumentId) => number,
): FactSeries[] {
  const inOrder = [...facts.entries()]
    .filter(([, { kind }]) => families[kind] !== undefined)
    .sort(([, left], [, right]) => positionOf(left.between[1]) - positionOf(right.between[1]));
  const chains: number[][] = [];
  for (const [index, fact] of inOrder) {
    const chain = chains.find((own) => goesOn(facts[own.at(-1)!]!, fact, positionOf));
    if (chain === undefined) chains.push([index]);
    else chain.push(index);
  }
  return chains.filter(({ length }) => length > 1).map((chain) => describe(chain, facts));
}

/** Tells whether a change starts from the value that an earlier one led to. */
function goesOn(earlier: Fact, later: Fact, positionOf: (revision: DocumentId) => number): boolean {
  if (families[earlier.kind] !== families[later.kind]) return false;
  if (positionOf(earlier.between[1]) > positionOf(later.between[0])) return false;
  const [left, right] = [earlier.to ?? '', later.from ?? ''];
  // One may be told with its bound, and the other without: "at least 13 survivors", "13 survivors".
  return left !== '' && right !== '' && (endsWith(left, right) || endsWith(right, left));
}

function endsWith(longer: string, shorter: string): boolean {
  const [words, last] = [longer, shorter].map((text) => tokenize(text).map(({ norm }) => norm));
  return last!.length > 0 && last!.every((word, index) => words!.at(index - last!.length) === word);
}

function describe(chain: readonly number[], facts: readonly Fact[]): FactSeries {
  const changes = chain.map((index) => facts[index]!);
  const [first] = changes as [Fact, ...Fact[]];
  return {
    kind: first.kind,
    severity: changes.reduce<Fact['severity']>(
      (most, { severity }) => (severity > most ? severity : most),
      1,
    ),
    readings: [
      { text: first.from!, revision: first.between[0] },
      ...changes.map(({ to, between }) => ({ text: to!, revision: between[1] })),
    ],
    facts: chain,
  };
}
