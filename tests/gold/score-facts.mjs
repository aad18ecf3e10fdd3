/**
 * Scores the facts of an edition. A fact that is said and one of the gold are the same where they lie in one step and
 * one place, and name each other's values on both sides.
 */
import { tokenize } from '../../dist/text/tokens.js';

const letters = 'ABCDEFGH';

/** Counts what is said and what is true, by severity. */
export function scoreFacts({ edition, revisions }, labels) {
  const score = { wrong: [] };
  for (const severity of [1, 2, 3])
    for (const name of ['said', 'right', 'true', 'found']) score[`${name}${severity}`] = 0;
  const ids = revisions.map(({ id }) => id);
  // Headlines of records stand in no block.
  const titles = { kind: 'headline', facts: edition.titleFacts, witnesses: [] };
  const said = [...edition.paragraphs, ...edition.blocks, titles].flatMap((item) =>
    (item.facts ?? []).map((fact) => ({
      ...fact,
      step: fact.between.map((id) => letters[ids.indexOf(id)]).join(''),
      isHeadline: item.kind === 'headline',
      witnesses: item.witnesses,
    })),
  );
  const gold = labels
    .filter(({ kind }) => kind.startsWith('fact '))
    .map((label) => {
      const [, severity, kind] = label.kind.split(' ');
      const [from, to] = label.value.split(' => ');
      return { ...label, kind, severity: Number(severity), from, to };
    });
  const isOne = (fact, label) =>
    fact.step === label.step &&
    (label.isHeadline ? fact.isHeadline : isAtPlace(fact, label, ids)) &&
    namesEachOther(fact.from, label.from) &&
    namesEachOther(fact.to, label.to);
  for (const fact of said) {
    score[`said${fact.severity}`]++;
    if (gold.some((label) => isOne(fact, label))) score[`right${fact.severity}`]++;
    else score.wrong.push(`false ${fact.severity} ${fact.kind} ${fact.step}: ${fact.from} => ${fact.to}`);
  }
  for (const label of gold) {
    score[`true${label.severity}`]++;
    if (said.some((fact) => isOne(fact, label))) score[`found${label.severity}`]++;
    else
      score.wrong.push(
        `missed ${label.severity} ${label.kind} ${label.step}: ${label.from} => ${label.to} | ${label.reason}`,
      );
  }
  return score;
}

/** Tells whether the paragraph of `fact` has a reading where the label stands. */
function isAtPlace({ witnesses }, { step, older }, ids) {
  const id = ids[letters.indexOf(step[0])];
  return witnesses.some(
    ({ revision, span }) => revision === id && older.some(([start, end]) => start < span[1] && span[0] < end),
  );
}

/** Tells whether two values share a word, or are both nothing; `-` stands for nothing. */
function namesEachOther(value, label) {
  const isNothing = label === '-' || label === undefined;
  if (value === null || isNothing) return value === null && isNothing;
  const signsOf = (text) => text.match(/[<>≤≥−$€£¥°%+-]/gu) ?? [];
  const wordsOf = (text) => [...tokenize(text).map(({ norm }) => norm), ...signsOf(text)];
  const words = new Set(wordsOf(value));
  return wordsOf(label).some((word) => words.has(word));
}
