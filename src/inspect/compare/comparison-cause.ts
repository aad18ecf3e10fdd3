/**
 * Finds the options that made a report another one in a second run, by the rules that decided on its pairs. Where these
 * do not tell, or an older version did not name them, every option that could have done it is named.
 */

import { recordedOptions } from '../../options/flag-table.js';
import type { ChangedVerdict, OptionChange, VerdictRule } from './changes.js';

/** Names of options. Bands and rows that follow from another least score are put down to that. */
export function blameOptions(
  verdicts: readonly ChangedVerdict[],
  changes: readonly OptionChange[],
): readonly string[] {
  const changed = changes.map(({ option }) => option);
  const has = (option: string) => changed.includes(option);
  const able = [
    ...recordedOptions('candidates'),
    ...recordedOptions('reading'),
    ...recordedOptions('reports'),
  ];
  const found = new Set(verdicts.flatMap((verdict) => blameFor(verdict).filter(has)));
  if (found.has('minScore')) for (const option of ['bands', 'rows']) found.delete(option);
  return found.size > 0 ? [...found].sort() : changed.filter((option) => able.includes(option));
}

/** Finds the options behind another text of a report with the same documents. */
export function blameForReadings(changes: readonly OptionChange[]): readonly string[] {
  return changes
    .map(({ option }) => option)
    .filter((option) => [...recordedOptions('order'), ...recordedOptions('reading')].includes(option));
}

/** Finds the options that a changed verdict follows from: either side's rule tells. */
function blameFor({ rules: [left, right] }: ChangedVerdict): readonly string[] {
  if (left === null || right === null) return [];
  const told = [...optionsOfRule].find(([rule]) => rule === left || rule === right);
  return told?.[1] ?? ['shingleSize'];
}

/**
 * The options behind a rule, the most telling rule first. What the evidence decides alone follows from the shingles
 * that it is read from; a cut link follows from all other pairs of its report, which tell for themselves.
 */
const optionsOfRule: ReadonlyMap<VerdictRule, readonly string[]> = new Map([
  ['decided-must', ['decisions']],
  ['decided-never', ['decisions']],
  ['cut-decision', ['decisions']],
  ['below-min-score', ['minScore']],
  ['below-threshold', ['threshold']],
  ['unlikely', ['threshold']],
  ['two-agencies', ['mergeSyndicated']],
  ['one-agency', ['mergeSyndicated']],
  ['not-examined', recordedOptions('candidates')],
  ['too-few-keys', recordedOptions('candidates')],
  ['cut-link', []],
]);
