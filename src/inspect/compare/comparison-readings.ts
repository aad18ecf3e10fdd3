/** Lists the lines that only one of two editions of the same documents has. */

import type { Edition } from '../../model/edition.js';
import type { ReadingChange } from './changes.js';

/** Writes each item as a line: what it is, its text, and who reads it how. */
function linesOf({ blocks, paragraphs, base }: Edition): Set<string> {
  const line = (
    kind: string,
    { state, text, witnesses }: Edition['paragraphs'][number] | Edition['blocks'][number],
  ) => {
    const readings = witnesses.map(
      ({ revision, span, edge }) => `${revision} ${span.join('–')} ${edge ?? 'printed'}`,
    );
    return `${kind}, ${state}: ${text.replace(/\s+/g, ' ')} [${readings.join('; ')}]`;
  };
  return new Set([
    `base: ${base}`,
    ...blocks.map((block) => line(block.kind, block)),
    ...paragraphs.map((paragraph) => line('paragraph', paragraph)),
  ]);
}

/** Finds the lines that differ; none where the two print the same texts from the same places. */
export function compareReadings(
  left: Edition,
  right: Edition,
  documents: readonly string[],
): Omit<ReadingChange, 'cause' | 'causedBy'>[] {
  const [one, two] = [linesOf(left), linesOf(right)];
  const onlyLeft = [...one].filter((line) => !two.has(line));
  const onlyRight = [...two].filter((line) => !one.has(line));
  return onlyLeft.length + onlyRight.length === 0
    ? []
    : [{ title: right.title, documents, onlyLeft, onlyRight }];
}
