/**
 * Holds what is called new, dropped or absent against the texts themselves: what stands in two revisions word for word,
 * as a paragraph or block of its own, is one item of the edition. It is compared as plain words, so that neither the
 * order, nor the aligner, nor its likenesses have a say.
 */
import { type Findings, shorten } from './findings.js';
import { hasLetters } from './plain-words.js';
import type { Item, Reading, Standing } from './standing.js';

/** Checks every step and every text of the full record; `name` begins every error. */
export function checkUnchanged(standing: Standing, name: string, findings: Findings): void {
  for (let older = 0; older + 1 < standing.readings.length; older++)
    checkStep(standing, older, name, findings);
  checkAbsences(standing, name, findings);
  checkRecord(standing, name, findings);
}

/** Checks that no text is last seen in one revision and, the same, first seen in the next. */
function checkStep({ readings, sigla }: Standing, older: number, name: string, findings: Findings): void {
  for (const [text, before] of readings[older]!) {
    const after = readings[older + 1]!.get(text);
    if (after === undefined) continue;
    const gone = before.filter(({ item }) => !item.revisions.has(older + 1));
    const come = after.filter(({ item }) => !item.revisions.has(older));
    for (const [index, left] of gone.entries()) {
      const right = come[index];
      findings.hold(
        'nothing dropped is new',
        right === undefined,
        () =>
          `${name}: ${left.item.id} is not in ${sigla[older + 1]} and ${right!.item.id} is new there, and both are ${shorten(left.text)}`,
      );
    }
    checkPaired({ before, after, gone, come }, findings, (left, right) => {
      const step = `${sigla[older]} and ${sigla[older + 1]}`;
      return `${name}: ${shorten(left.text)} stands in ${step}, there in ${left.item.id} and here in ${right.item.id}`;
    });
  }
}

interface Step {
  readonly before: readonly Reading[];
  readonly after: readonly Reading[];
  readonly gone: readonly Reading[];
  readonly come: readonly Reading[];
}

/** Checks that a text that both have is not one item there and another one here, while both of them live on. */
function checkPaired(
  { before, after, gone, come }: Step,
  findings: Findings,
  say: (left: Reading, right: Reading) => string,
): void {
  const kept = new Set(
    before.map(({ item }) => item).filter((item) => after.some((each) => each.item === item)),
  );
  const places = (readings: readonly Reading[]) => new Set(readings.map(({ start }) => start)).size;
  const told = Math.min(gone.length, come.length);
  const left = before.find(
    ({ item }) => !kept.has(item) && !gone.slice(0, told).some((each) => each.item === item),
  );
  const right = after.find(
    ({ item }) => !kept.has(item) && !come.slice(0, told).some((each) => each.item === item),
  );
  const unpaired = Math.min(places(before), places(after)) - kept.size - told;
  findings.hold(
    'equal texts are one',
    unpaired <= 0 || left === undefined || right === undefined || !hasLetters(left.text),
    () => say(left!, right!),
  );
}

/**
 * Checks that a paragraph stands in no revision that it is said not to be in. Where two paragraphs of one text stand
 * side by side in some revision, they are two, and neither of them is the other.
 */
function checkAbsences({ items, readings, sigla }: Standing, name: string, findings: Findings): void {
  const holders = new Map<string, Reading[]>();
  for (const [text, own] of readings.flatMap((each) => [...each]))
    holders.set(text, [...(holders.get(text) ?? []), ...own]);
  for (const item of items) {
    const printed = printedReading(item);
    const elsewhere = (holders.get(`${item.kind} ${printed.key}`) ?? []).find(
      (other) => other.item !== item && !standTogether(item, other.item),
    );
    findings.hold(
      'absent is absent',
      elsewhere === undefined,
      () =>
        `${name}: ${item.id} is said not to be in ${sigla[elsewhere!.revision]}, where ${shorten(printed.text)} stands as ${elsewhere!.item.id}`,
    );
  }
}

function printedReading(item: Item): Reading {
  return item.readings.find(({ text }) => text === item.record.text) ?? item.readings[0]!;
}

function standTogether(left: Item, right: Item): boolean {
  return [...left.revisions].some((revision) => right.revisions.has(revision));
}

/** Checks that the full record prints no text more often than the revision that has it most often. */
function checkRecord({ items, readings }: Standing, name: string, findings: Findings): void {
  const printed = new Map<string, Item[]>();
  for (const item of items) {
    const text = `${item.kind} ${printedReading(item).key}`;
    // What is printed may be a stretch of a line.
    if (!readings.some((each) => each.get(text)?.some((reading) => reading.item === item))) continue;
    printed.set(text, [...(printed.get(text) ?? []), item]);
  }
  for (const [text, same] of printed) {
    if (same.length === 1) continue;
    const most = Math.max(
      ...readings.map((each) => new Set((each.get(text) ?? []).map(({ start }) => start)).size),
    );
    findings.hold(
      'no text is told too often',
      same.length <= most,
      () =>
        `${name}: ${same.map(({ id }) => id).join(', ')} are ${same.length} times ${shorten(same[0]!.record.text)}, which no revision has more than ${most} ${most === 1 ? 'time' : 'times'}`,
    );
  }
}
