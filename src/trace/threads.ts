/** Holds all threads of a run as columns, and makes each when it is asked for. */

import { hashSequence, hashText } from '../base/hash.js';
import { readTokens } from '../detect/read-tokens.js';
import type { Workspace } from '../kernel/workspace.js';
import {
  type Carrier,
  carryings,
  type Thread,
  type ThreadId,
  type ThreadTable,
  type TracedDocument,
} from '../model/thread.js';
import type { CarriedReports } from './carried-reports.js';
import type { CarrierColumns } from './carriers.js';
import type { Memberships } from './memberships.js';
import { nameSpeaker } from './name-speaker.js';
import type { FollowedParagraphs, ReadingTable } from './reading-table.js';
import { type RoleColumns, roleAt } from './roles.js';
import type { OutletThreads } from './split-outlets.js';

export interface ThreadContent {
  readonly documents: readonly TracedDocument[];
  readonly readings: ReadingTable;
  readonly paragraphs: FollowedParagraphs;
  readonly carriers: CarrierColumns;
  readonly memberships: Memberships;
  readonly outletThreads: OutletThreads;
  readonly reports: CarriedReports;
  /** Tokenizes the texts of parts anew. */
  readonly work: Workspace;
  readonly roles: RoleColumns;
  /** How many reports carry each thread; a document that stands alone counts as one. */
  readonly reportsIn: Uint32Array;
  /** One byte a thread: 1 where dates say that it began where it is said to. */
  readonly isDated: Uint8Array;
}

/** What of a wording carries a thread: its place in bytes of the wording. */
interface CarriedPart {
  readonly text: string;
  /** A hash of its words: another wording may have the same there. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

export class Threads implements ThreadTable {
  readonly content: ThreadContent;

  constructor(content: ThreadContent) {
    this.content = content;
  }

  get size(): number {
    return this.content.isDated.length;
  }

  get documents(): readonly TracedDocument[] {
    return this.content.documents;
  }

  thread(number: number): Thread {
    if (!(number >= 0 && number < this.size))
      throw new RangeError(`There is no thread ${number}: there are ${this.size}`);
    const { paragraphs, carriers: columns, roles, isDated, documents } = this.content;
    const parts = new Map<number, CarriedPart>();
    const numbers = new Map<string, number>();
    const texts: string[] = [];
    const carriers: Carrier[] = [];
    for (let at = columns.starts[number]!; at < columns.starts[number + 1]!; at++) {
      const paragraph = columns.paragraphs[at]!;
      const reading = paragraphs.readings[paragraph]!;
      const part = parts.get(reading) ?? this.#partOf(reading, number);
      parts.set(reading, part);
      const known = numbers.get(part.words);
      const as = carryings[columns.as[at]!]!;
      if (known === undefined) {
        numbers.set(part.words, texts.length);
        texts.push(part.text);
      }
      const start = paragraphs.spans[2 * paragraph]!;
      const end = paragraphs.spans[2 * paragraph + 1]!;
      carriers.push({
        document: documents[paragraphs.documents[paragraph]!]!,
        // Where the same words have other signs or spaces around them, the whole paragraph is named.
        span: paragraphs.isExact[paragraph] === 1 ? [start + part.start, start + part.end] : [start, end],
        reading: known ?? texts.length - 1,
        as: known !== undefined && as === 'edited' ? 'same' : as,
      });
    }
    const role = roleAt(roles, number);
    const speaker = role === 'quotation' ? nameSpeaker(texts) : null;
    const outlet = role === 'boilerplate' ? roles.outlets[roles.outletOf[number]!] : undefined;
    return {
      id: this.id(number),
      role,
      ...(speaker === null ? {} : { speaker }),
      ...(outlet === undefined || outlet === null ? {} : { outlet }),
      isDated: isDated[number] === 1,
      readings: texts,
      carriers,
    };
  }

  /** What of a wording carries the thread. */
  #partOf(reading: number, thread: number): CarriedPart {
    const { readings, memberships, outletThreads, work } = this.content;
    const text = readings.text(reading);
    const bytes = Buffer.from(text);
    const tokens = readings.length(reading);
    const wordsOf = (from: number, to: number) => {
      const start = readings.starts[reading]!;
      return [0, 1]
        .map((lane) => hashSequence(readings.tokens, start + from, start + to, lane as 0 | 1))
        .join(' ');
    };
    const whole = { text, words: wordsOf(0, tokens), start: 0, end: bytes.length };
    const origin = outletThreads.originOf(thread);
    const found = memberships.of(reading).find((each) => each.thread === origin);
    if (found === undefined || found.to - found.from >= mostOfAll * tokens) return whole;
    const { spans } = readTokens([text], work);
    // Where marks had to be composed, the two do not run in step.
    if (spans.length !== 2 * tokens) return whole;
    const [start, end] = [spans[2 * found.from]!, spans[2 * found.to - 1]!];
    const words = wordsOf(found.from, found.to);
    return { text: bytes.toString('utf8', start, end), words, start, end };
  }

  /** The thread that a paragraph of a document carries, where its wording carries `thread`. */
  threadOf(thread: number, document: number): number {
    const { outletThreads, reports } = this.content;
    return outletThreads.of(thread, reports.outletOf[document]!);
  }

  id(number: number): ThreadId {
    const { readings, paragraphs, carriers, reports, outletThreads } = this.content;
    const first = carriers.paragraphs[carriers.starts[number]!]!;
    const own = readings.hash(paragraphs.readings[first]!);
    const outlet = reports.outlets[reports.outletOf[paragraphs.documents[first]!]!] ?? '';
    // Two outlets may have one wording, each in a thread of its own.
    const halves = own.map((half, lane) =>
      outletThreads.isParted(number) ? (half ^ hashText(outlet, lane === 0 ? 0 : 1)) >>> 0 : half,
    );
    return `t${halves.map((half) => half.toString(16).padStart(8, '0')).join('')}` as ThreadId;
  }
}

// What carries nearly all of a wording is told as the whole of it.
const mostOfAll = 0.8;
