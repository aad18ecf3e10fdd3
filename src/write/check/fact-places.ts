/**
 * Holds facts against readings, both ways: what a fact names stands in the readings that it compares, and where one
 * figure plainly took another's place, a fact says so.
 */
import type { Edition, EditionParagraph, Fact } from '../../model/edition.js';
import type { Findings } from './findings.js';
import { findReplacedFigures } from './plain-figures.js';
import { plainWords } from './plain-words.js';
import type { Item, Standing } from './standing.js';

/** Checks every paragraph; `name` begins every error. */
export function checkFactPlaces(
  edition: Edition,
  standing: Standing,
  name: string,
  findings: Findings,
): void {
  const positions = new Map(edition.revisions.map(({ id }, index) => [id as string, index]));
  const bodies = standing.items.filter(({ kind }) => kind === 'body');
  for (const item of bodies) {
    const { facts } = item.record as EditionParagraph;
    for (const fact of facts) {
      const sides = fact.between.map((id) => positions.get(id)!) as unknown as readonly [number, number];
      checkSides({ item, fact, sides, bodies }, standing, `${name}: ${item.id}`, findings);
    }
    checkFigures({ item, bodies, positions }, standing.sigla, `${name}: ${item.id}`, findings);
  }
}

interface PlacedFact {
  readonly item: Item;
  readonly fact: Fact;
  /** Places of the two revisions in their order. */
  readonly sides: readonly [older: number, newer: number];
  readonly bodies: readonly Item[];
}

/** Checks that what changed stands in the older reading, and what it became in the newer one. */
function checkSides(
  { item, fact, sides, bodies }: PlacedFact,
  { sigla, items }: Standing,
  where: string,
  findings: Findings,
): void {
  const kin = bodies.filter(
    (other) => other === item || sides.some((side) => shareReading(item, other, side)),
  );
  // Whom "he" means is told by a paragraph before.
  const isSaid = fact.kind.startsWith('attribution') || fact.kind.startsWith('speaker');
  const textsOf = (revision: number) =>
    (isSaid ? items : kin).flatMap(({ readings }) =>
      readings.filter((each) => each.revision === revision).map(({ text }) => text),
    );
  for (const [side, words] of [fact.from, fact.to].entries()) {
    if (words === null) continue;
    const texts = textsOf(sides[side]!);
    const known = new Set(texts.flatMap(plainWords));
    findings.hold(
      'facts are in their readings',
      texts.some((text) => text.includes(words)) || plainWords(words).every((word) => known.has(word)),
      () => `${where}: “${words}” is said to stand in its reading of ${sigla[sides[side]!]}, and does not`,
    );
  }
  findings.hold(
    'facts are in their readings',
    sides[0] < sides[1] && fact.from !== fact.to,
    () =>
      `${where} has a fact between ${fact.between.join(' and ')} that changed nothing from one to the next`,
  );
}

/** What a sentence was cut into, or joined from, is compared as a whole: these paragraphs have one reading in common. */
function shareReading(left: Item, right: Item, revision: number): boolean {
  const at = (item: Item) => item.readings.filter((reading) => reading.revision === revision);
  return at(left).some((one) => at(right).some((other) => one.start < other.end && other.start < one.end));
}

interface FigureInput {
  readonly item: Item;
  readonly bodies: readonly Item[];
  readonly positions: ReadonlyMap<string, number>;
}

/** Checks that a fact tells of every figure that gave its place to another one while all around it stayed. */
function checkFigures(
  { item, bodies, positions }: FigureInput,
  sigla: readonly string[],
  where: string,
  findings: Findings,
): void {
  for (const older of item.revisions) {
    const [left, right] = [older, older + 1].map((revision) =>
      item.readings.filter((reading) => reading.revision === revision),
    );
    if (left!.length !== 1 || right!.length !== 1 || left![0]!.key === right![0]!.key) continue;
    const isTold = (from: string, to: string) =>
      bodies.some(
        (other) =>
          (other === item || shareReading(item, other, older) || shareReading(item, other, older + 1)) &&
          (other.record as EditionParagraph).facts.some(
            (fact) =>
              positions.get(fact.between[0])! <= older &&
              older + 1 <= positions.get(fact.between[1])! &&
              plainWords(fact.from ?? '')
                .join(' ')
                .includes(plainWords(from).join(' ')) &&
              plainWords(fact.to ?? '')
                .join(' ')
                .includes(plainWords(to).join(' ')),
          ),
      );
    for (const [from, to] of findReplacedFigures(left![0]!.text, right![0]!.text))
      findings.hold(
        'figures are told',
        isTold(from, to),
        () =>
          `${where}: “${from}” of ${sigla[older]} became “${to}” in ${sigla[older + 1]}, and no fact says so`,
      );
  }
}
