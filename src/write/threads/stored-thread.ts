/** Puts a thread, a carrier and a document into bytes and takes them out again: what is written here is read here. */
import type { ByteReader } from '../../base/byte-reader.js';
import type { ByteWriter } from '../../base/byte-writer.js';
import type { ClusterId, DocumentId, Span } from '../../model/document.js';
import {
  type Carrier,
  type Carrying,
  carryings,
  type Thread,
  type ThreadId,
  type ThreadRole,
  threadRoles,
} from '../../model/thread.js';

/** A thread as the index has it: its carriers lie elsewhere, since there may be tens of thousands, and so do its texts. */
export interface StoredThread extends Omit<Thread, 'carriers' | 'readings'> {
  /** Numbers, in the order in which they first appeared. */
  readonly readings: readonly number[];
  readonly carriers: number;
  /** How many reports carry it; a document that stands alone counts as one. */
  readonly reports: number;
  /** Where its carriers begin in their file, and how many bytes they take. */
  readonly place: readonly [start: number, length: number];
}

/** A carrier with its document by number. */
export interface StoredCarrier {
  readonly document: number;
  readonly span: Span;
  readonly reading: number;
  readonly as: Carrying;
}

/** A document as the index has it; `folder` is that of its report's edition, null where there is none. */
export interface StoredDocument {
  readonly id: DocumentId;
  readonly report: ClusterId | null;
  readonly isLatest: boolean;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly folder: string | null;
}

const idDigits = /^t([\da-f]{8})([\da-f]{8})$/;

// What a byte says beside the role.
const dated = 8;
const named = 16;
const owned = 32;

/** Adds a thread whose readings have these numbers, and whose carriers lie at `place`. */
export function putThread(
  writer: ByteWriter,
  { id, role, speaker, outlet, isDated, carriers }: Thread,
  { readings, place }: Pick<StoredThread, 'readings' | 'place'>,
): void {
  const halves = idDigits.exec(id);
  if (halves === null) throw new RangeError(`Cannot write a thread: ${id} is no id of one`);
  for (const half of halves.slice(1)) writer.fixed(Number.parseInt(half, 16), 4);
  writer.fixed(
    threadRoles.indexOf(role) +
      (isDated ? dated : 0) +
      (speaker === undefined ? 0 : named) +
      (outlet === undefined ? 0 : owned),
    1,
  );
  if (speaker !== undefined) writer.text(speaker);
  if (outlet !== undefined) writer.text(outlet);
  writer.varint(readings.length);
  let before = 0;
  for (const reading of readings) {
    writer.signed(reading - before);
    before = reading;
  }
  writer.varint(carriers.length);
  writer.varint(countReports(carriers));
  writer.varint(place[0]);
  writer.varint(place[1]);
}

export function takeThread(reader: ByteReader): StoredThread {
  const [first, second] = [reader.fixed(4), reader.fixed(4)].map((half) =>
    half.toString(16).padStart(8, '0'),
  );
  const id = `t${first}${second}` as ThreadId;
  const flags = reader.fixed(1);
  const role = choose(threadRoles, flags & 7) satisfies ThreadRole;
  const speaker = (flags & named) === 0 ? undefined : reader.text();
  const outlet = (flags & owned) === 0 ? undefined : reader.text();
  let reading = 0;
  const readings = Array.from({ length: reader.varint() }, () => {
    reading += reader.signed();
    return reading;
  });
  const carriers = reader.varint();
  const reports = reader.varint();
  return {
    id,
    role,
    ...(speaker === undefined ? {} : { speaker }),
    ...(outlet === undefined ? {} : { outlet }),
    isDated: (flags & dated) !== 0,
    readings,
    carriers,
    reports,
    place: [reader.varint(), reader.varint()],
  };
}

function countReports(carriers: readonly Carrier[]): number {
  if (carriers.length === 1) return 1;
  return new Set(carriers.map(({ document: { report, id } }) => (report === null ? `d${id}` : `r${report}`)))
    .size;
}

/** Documents stand by their distance from the one before: those that carry one paragraph are often neighbours. */
export function putCarriers(
  writer: ByteWriter,
  carriers: readonly Carrier[],
  numberOf: (carrier: Carrier) => number,
): void {
  let before = 0;
  for (const carrier of carriers) {
    const { span, reading, as } = carrier;
    const number = numberOf(carrier);
    writer.signed(number - before);
    writer.varint(span[0]);
    writer.varint(span[1] - span[0]);
    writer.varint(reading * carryings.length + carryings.indexOf(as));
    before = number;
  }
}

/** Takes the first `count` carriers. */
export function takeCarriers(reader: ByteReader, count: number): StoredCarrier[] {
  let document = 0;
  return Array.from({ length: count }, () => {
    document += reader.signed();
    const start = reader.varint();
    const end = start + reader.varint();
    const told = reader.varint();
    return {
      document,
      span: [start, end],
      reading: Math.floor(told / carryings.length),
      as: choose(carryings, told % carryings.length),
    };
  });
}

function choose<Choice>(choices: readonly Choice[], at: number): Choice {
  const choice = choices[at];
  if (choice === undefined) throw new RangeError('Cannot read a thread: it is of no known kind');
  return choice;
}

/** A line of JSON: the fields in the order of StoredDocument. */
export function documentLine({
  id,
  report,
  isLatest,
  headline,
  outlet,
  date,
  language,
  folder,
}: StoredDocument): string {
  return `${JSON.stringify([id, report, isLatest, headline, outlet, date, language, folder])}\n`;
}

export function parseDocument(line: string): StoredDocument {
  const fields: unknown = JSON.parse(line);
  if (!Array.isArray(fields) || fields.length !== 8)
    throw new RangeError('Cannot read a document: its line has other fields');
  const [id, report, isLatest, headline, outlet, date, language, folder] = fields;
  return { id, report, isLatest, headline, outlet, date, language, folder };
}
