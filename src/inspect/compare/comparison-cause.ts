/**
 * Which options made a report another one in, or out of, a second run: told by what its pairs were judged by.
 * Where that does not tell, every option that could have done it is named.
 */

import { belowLimit } from '../../detect/model/limits.js';
import { recordedOptions } from '../../options/flag-table.js';
import type { ChangedVerdict, OptionChange } from './changes.js';

export const notExamined = 'not examined';

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

/** Of a report with the same documents and another text. */
export function blameForReadings(changes: readonly OptionChange[]): readonly string[] {
  return changes
    .map(({ option }) => option)
    .filter((option) => [...recordedOptions('order'), ...recordedOptions('reading')].includes(option));
}

function blameFor({ left, right }: ChangedVerdict): readonly string[] {
  const says = (words: string) => left.includes(words) || right.includes(words);
  if (says('decided:')) return ['decisions'];
  if (says(belowLimit.score)) return ['minScore'];
  if (says(belowLimit.probability)) return ['threshold'];
  if (says('syndicated')) return ['mergeSyndicated'];
  // Which pairs are looked at follows from the least score too.
  if (says(notExamined)) return recordedOptions('candidates');
  return ['shingleSize'];
}
