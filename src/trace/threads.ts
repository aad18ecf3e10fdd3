/** Holds all threads of a run as columns, and makes each when it is asked for. */
import {
  type Carrier,
  carryings,
  type Thread,
  type ThreadId,
  type ThreadTable,
  type TracedDocument,
} from '../model/thread.js';
import type { CarrierColumns } from './carriers.js';
import type { Memberships } from './memberships.js';
import { nameSpeaker } from './name-speaker.js';
import type { FollowedParagraphs, ReadingTable } from './reading-table.js';
import { type RoleColumns, roleAt } from './roles.js';

export interface ThreadContent {
  readonly documents: readonly TracedDocument[];
  readonly readings: ReadingTable;
  readonly paragraphs: FollowedParagraphs;
  readonly carriers: CarrierColumns;
  readonly memberships: Memberships;
  readonly roles: RoleColumns;
  /** How many reports carry each thread; a document that stands alone counts as one. */
  readonly reportsIn: Uint32Array;
  /** One byte a thread: 1 where dates say that it began where it is said to. */
  readonly isDated: Uint8Array;
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
    const { readings, paragraphs, carriers: columns, roles, isDated, documents } = this.content;
    const numbers = new Map<number, number>();
    const carriers: Carrier[] = [];
    for (let at = columns.starts[number]!; at < columns.starts[number + 1]!; at++) {
      const paragraph = columns.paragraphs[at]!;
      const reading = paragraphs.readings[paragraph]!;
      if (!numbers.has(reading)) numbers.set(reading, numbers.size);
      carriers.push({
        document: documents[paragraphs.documents[paragraph]!]!,
        span: [paragraphs.spans[2 * paragraph]!, paragraphs.spans[2 * paragraph + 1]!],
        reading: numbers.get(reading)!,
        as: carryings[columns.as[at]!]!,
      });
    }
    const texts = Array.from(numbers.keys(), (reading) => readings.text(reading));
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

  id(number: number): ThreadId {
    const { readings, paragraphs, carriers } = this.content;
    const first = paragraphs.readings[carriers.paragraphs[carriers.starts[number]!]!]!;
    const hex = readings.hash(first).map((half) => half.toString(16).padStart(8, '0'));
    return `t${hex.join('')}` as ThreadId;
  }
}
