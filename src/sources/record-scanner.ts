/**
 * Lines of JSON in the kernel's memory in, the places of their texts out: the kernel finds the fields without
 * decoding the line. Where it is not sure, the answer is null, and JSON.parse has to say.
 */
import type { Workspace } from '../kernel/workspace.js';
import type { FieldNames } from './jsonl.js';

export interface FoundText {
  /** Empty where the record has none. */
  readonly id: string;
  /** Of the text as UTF-8, in the kernel's memory. */
  readonly start: number;
  readonly end: number;
}

const absent = 0;
const plain = 1;
const escaped = 2;

export class RecordScanner {
  readonly #work: Workspace;
  readonly #names: number;
  readonly #found: number;

  /** Uses the workspace's table of names until the next one is made. */
  constructor(work: Workspace, fields: FieldNames) {
    this.#work = work;
    this.#names = work.names;
    this.#found = work.names + 64;
    let at = work.names + 256;
    for (const [index, name] of [fields.id, fields.text].entries()) {
      const bytes = Buffer.from(name);
      work.kernel.words().set([at, bytes.length], (work.names >> 2) + 2 * index);
      // Names too long for the table are left to JSON.parse: no key has a length below zero.
      if (bytes.length > 512) work.kernel.words()[(work.names >> 2) + 2 * index + 1] = 0xffffffff;
      else work.kernel.bytes().set(bytes, at);
      at += 512;
    }
  }

  /** The text of the record `[start, end)`; null where the record must be parsed. */
  scan(start: number, end: number): FoundText | null {
    const { kernel } = this.#work;
    if (kernel.scanRecord(start, end, this.#names, 2, this.#found) === 0) return null;
    const words = kernel.words();
    const at = this.#found >> 2;
    const [idKind, idStart, idEnd] = [words[at]!, words[at + 1]!, words[at + 2]!];
    const [textKind, textStart, textEnd] = [words[at + 3]!, words[at + 4]!, words[at + 5]!];
    if ((textKind !== plain && textKind !== escaped) || (idKind !== plain && idKind !== absent)) return null;
    const id = idKind === plain ? this.#read(idStart, idEnd) : '';
    if (textKind === plain) return { id, start: textStart, end: textEnd };
    const stop = kernel.unescape(textStart, textEnd, this.#work.text);
    return stop === 0 ? null : { id, start: this.#work.text, end: stop };
  }

  #read(start: number, end: number): string {
    return Buffer.from(this.#work.kernel.bytes().buffer, start, end - start).toString();
  }
}
