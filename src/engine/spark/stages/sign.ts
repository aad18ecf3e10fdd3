/**
 * Reads and sketches lines of the input: read → shingle → sign → band, one row a line. Spark does not number the lines of
 * a file that it cuts into blocks, but a block’s lines come in order: they are counted here, and a row at the end of
 * each block says how many there were. The SQL names documents by these numbers.
 */
import { isAbsolute, posix } from 'node:path';
import type { SketchColumns } from '../../../model/columns.js';
import type { Failure } from '../../../model/failure.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { runTask } from '../../../pipeline/tasks.js';
import { readRecordId } from '../../../read/records/record-line.js';
import { attempt, inPlace } from '../records.js';
import { inBatches, longestString } from '../rows.js';

interface Line {
  /** Address of the file. */
  readonly file: string;
  /** Where the block begins in the file, in bytes. */
  readonly block: number;
  readonly record: string;
}

/** A line and its place. */
interface PlacedLine extends Line {
  readonly name: string;
  /** From 1, in the block. */
  readonly line: number;
  /** In bytes, from the first line of the block. */
  readonly offset: number;
  readonly length: number;
}

// As many as keep a worker's batch small in memory.
const linesInBatch = 128;

export async function* sign(
  lines: AsyncIterable<Line>,
  options: WorkerOptions,
): AsyncGenerator<object | string> {
  const blocks: object[] = [];
  const placed = placeLines(lines, options.root, (block) => blocks.push(block));
  for await (const batch of inBatches(placed, linesInBatch)) {
    yield* await signBatch(batch, options);
    yield* blocks.splice(0);
  }
  yield* blocks;
}

async function* placeLines(
  lines: AsyncIterable<Line>,
  root: string,
  endBlock: (block: object) => void,
): AsyncGenerator<PlacedLine> {
  let last: PlacedLine | undefined;
  const end = () => {
    if (last === undefined) return;
    const { file, name, block, line, offset, length } = last;
    endBlock({ file: name, address: file, block, lines: line, bytes: offset + length + 1 });
  };
  for await (const { file, block, record } of lines) {
    const isNext = last?.file === file && last.block === block;
    if (!isNext) end();
    const before: PlacedLine | null = isNext ? last! : null;
    last = {
      file,
      block,
      record,
      name: before?.name ?? nameFile(file, root),
      line: (before?.line ?? 0) + 1,
      offset: before === null ? 0 : before.offset + before.length + 1,
      length: Buffer.byteLength(record),
    };
    yield last;
  }
  end();
}

async function signBatch(
  batch: readonly PlacedLine[],
  { fields, detect }: WorkerOptions,
): Promise<readonly (object | string)[]> {
  const filled = batch.filter(({ record }) => record.trim() !== '');
  const records = filled.filter(({ record }) => record.length <= longestString);
  const tooLong = filled
    .filter(({ record }) => record.length > longestString)
    .map((line) => ({ ...placeOf({ ...line, record: '' }), failure: refuse(line) }));
  const blanks = batch
    .filter(({ record }) => record.trim() === '')
    .map((line) => placeOf({ ...line, record: '' }));
  const signed = await attempt(
    records,
    { name: 'sign', idOf: ({ name, line }) => `${name}#${line}` },
    (lines) => sketchLines(lines, { fields, detect }),
  );
  const rows = signed.flatMap((result, at) =>
    'value' in result
      ? [result.value]
      : result.failures.map((failure) => ({ ...placeOf(records[at]!), failure })),
  );
  return [...rows, ...blanks, ...tooLong];
}

/** A row for each line: its sketch, or its failure. */
async function sketchLines(
  lines: readonly PlacedLine[],
  { fields, detect }: Pick<WorkerOptions, 'fields' | 'detect'>,
): Promise<readonly (object | string)[]> {
  const refs = lines.map(({ name, line, record }) => inPlace(name, record, { line, fields }));
  const { columns, indexes, readAs, failures } = await runTask('sketch', {
    input: { refs },
    options: detect,
  });
  const numbers = new Map(Array.from(indexes!, (index, number) => [index, number]));
  const described = new Map(readAs);
  // Failures come in the order of the lines that have no sketch.
  const failed = [...failures];
  return lines.map((line, index) => {
    const number = numbers.get(index);
    if (number === undefined) return { ...placeOf(line), failure: nameLine(failed.shift()!, line) };
    const id = readRecordId(Buffer.from(line.record), { fields });
    return rowOf(columns, number, { ...placeOf(line), id, readAs: described.get(number) });
  });
}

/** A fault is that of the record: where it lies in its file is known once lines are counted there. */
function nameLine(failure: Failure, { name, line }: PlacedLine): Failure {
  return failure.reason === 'stage-failed' ? { ...failure, path: name, line } : failure;
}

/** The row of one document as JSON: what is known of its line, and its sketch. */
function rowOf(columns: SketchColumns, number: number, known: object): string {
  const { keyStarts, wholeKeys, addresses, hashes, tokenCounts, keys } = columns;
  const row = JSON.stringify({
    ...known,
    sha256: Buffer.from(hashes.subarray(32 * number, 32 * number + 32)).toString('hex'),
    tokens: tokenCounts[number],
    // 53 bits: what a number holds exactly, as pair() takes them.
    whole: wholeKeys[2 * number]! * 2 ** 21 + (wholeKeys[2 * number + 1]! >>> 11),
    addresses: Array.from(addresses.subarray(2 * number, 2 * number + 2)),
  });
  const own = keys.subarray(keyStarts[number], keyStarts[number + 1]);
  return `${row.slice(0, -1)},"keys":[${own.join(',')}]}`;
}

function refuse({ name, line }: PlacedLine): Failure {
  const detail = `it has more than ${longestString} letters, as many as a row on Spark takes; shorten it or leave it out`;
  return { reason: 'bad-record', path: name, line, detail };
}

function placeOf({ name, block, line, offset, length, record }: PlacedLine): object {
  return { file: name, block, line, offset, length, record };
}

/** The name of a file below `root`; both are addresses or paths. */
function nameFile(file: string, root: string): string {
  const path = pathOf(decode(file));
  const top = pathOf(root).replace(/\/+$/, '');
  const below = isAbsolute(top) ? posix.relative(top, path) : path;
  return below === '' ? posix.basename(path) : below;
}

/** Without scheme and host. */
function pathOf(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, '');
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
