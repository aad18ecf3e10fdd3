/**
 * Reads and writes the rows of Spark’s script transform: JSON, one row a line, on standard input and output. What is
 * wrong with a row stands in its answer; what is wrong with the process goes to standard error, and its exit status
 * makes Spark try the task again.
 */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

// No string in a row may be longer: Spark's reader of JSON stops at twenty million letters.
export const longestString = 1 << 24;
// A write for every row would cost more than most rows.
const writtenAtOnce = 1 << 16;

/** Every line of `input`, parsed. Throws SyntaxError for a line that is no JSON: then it is not Spark that speaks. */
export async function* readRows(input: Readable): AsyncGenerator<unknown> {
  let pending: Buffer[] = [];
  let number = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = Buffer.concat([...pending, chunk.subarray(start, end)]);
      pending = [];
      start = end + 1;
      yield parseRow(line, ++number);
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) yield parseRow(Buffer.concat(pending), ++number);
}

function parseRow(line: Buffer, number: number): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw new SyntaxError(`Cannot read row ${number} of standard input: it is not valid JSON`);
  }
}

/** Writes every row: an object, or the JSON of one where the stage has laid it out itself. */
export async function writeRows(rows: AsyncIterable<object | string>, output: Writable): Promise<void> {
  let text = '';
  for await (const row of rows) {
    text += `${typeof row === 'string' ? row : JSON.stringify(row)}\n`;
    if (text.length < writtenAtOnce) continue;
    if (!output.write(text)) await once(output, 'drain');
    text = '';
  }
  if (text !== '' && !output.write(text)) await once(output, 'drain');
}

/** A text of any length as strings that Spark takes; one after the other they are the text. No letter is cut in two. */
export function inPieces(text: string, longest = longestString): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > longest) {
    const stop = start + longest;
    // The first of two units that stand for one letter goes with the second.
    const isCut = (text.charCodeAt(stop - 1) & 0xfc00) === 0xd800;
    pieces.push(text.slice(start, isCut ? stop - 1 : stop));
    start += pieces.at(-1)!.length;
  }
  return [...pieces, text.slice(start)];
}

/** Rows in batches of `size`. */
export async function* inBatches<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Rows that follow one another and agree in `keyOf`. Spark sorts them so. */
export async function* inGroups<T>(
  rows: AsyncIterable<T>,
  keyOf: (row: T) => unknown,
): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const row of rows) {
    if (group.length > 0 && keyOf(group[0]!) !== keyOf(row)) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}
