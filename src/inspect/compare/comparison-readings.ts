/** Lists the lines that only one of two editions of the same documents has. */

import type { Edition } from '../../model/edition.js';
import type { ReadingChange } from './changes.js';

/**
 * Writes each item as a line: what it is, its text, and who reads it how. The line names the
 * item by its id; two that differ in nothing else are the same.
 */
function linesOf({ blocks, paragraphs, base }: Edition): ReadonlyMap<string, string> {
  const line = (
    kind: string,
    { id, state, text, witnesses }: Edition['paragraphs'][number] | Edition['blocks'][number],
  ): [string, string] => {
    const readings = witnesses.map(
      ({ revision, span, edge }) => `${revision} ${span.join('–')} ${edge ?? 'printed'}`,
    );
    const words = `${state}: ${text.replace(/\s+/g, ' ')} [${readings.join('; ')}]`;
    return [`${kind}, ${words}`, `${kind} ${id}, ${words}`];
  };
  return new Map([
    [`base: ${base}`, `base: ${base}`],
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
  const onlyIn = (own: typeof one, other: typeof one) =>
    [...own].flatMap(([words, line]) => (other.has(words) ? [] : [line]));
  const [onlyLeft, onlyRight] = [onlyIn(one, two), onlyIn(two, one)];
  return onlyLeft.length + onlyRight.length === 0
    ? []
    : [{ title: right.title, documents, onlyLeft, onlyRight }];
}
