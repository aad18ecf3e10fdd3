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
  /** Where the title begins, which stands before the text on a line of its own; `start` where there is none. */
  readonly titleStart: number;
}

interface Field {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

const lineBreak = 0x0a;
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
    let at = work.names + 512;
    for (const [index, name] of [fields.id, fields.text, fields.title].entries()) {
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
    const { kernel, text: target } = this.#work;
    if (kernel.scanRecord(start, end, this.#names, 3, this.#found) === 0) return null;
    const [id, text, title] = [0, 1, 2].map((index) => this.#field(index)) as [Field, Field, Field];
    if (id.kind !== plain && id.kind !== absent) return null;
    if (text.kind !== plain && text.kind !== escaped) return null;
    const name = id.kind === plain ? this.#read(id.start, id.end) : '';
    const hasTitle = (title.kind === plain || title.kind === escaped) && title.end > title.start;
    if (!hasTitle && text.kind === plain) return { id: name, ...text, titleStart: text.start };
    let at = target;
    if (hasTitle) {
      at = this.#copy(title, at);
      if (at === 0) return null;
      kernel.bytes()[at++] = lineBreak;
    }
    const stop = this.#copy(text, at);
    return stop === 0 ? null : { id: name, start: at, end: stop, titleStart: target };
  }

  #field(index: number): Field {
    const words = this.#work.kernel.words();
    const at = (this.#found >> 2) + 3 * index;
    return { kind: words[at]!, start: words[at + 1]!, end: words[at + 2]! };
  }

  /** A string as UTF-8 to `target`. Returns its end, 0 for a lone surrogate. */
  #copy({ kind, start, end }: Field, target: number): number {
    const { kernel } = this.#work;
    if (kind === escaped) return kernel.unescape(start, end, target);
    kernel.bytes().copyWithin(target, start, end);
    return target + end - start;
  }

  #read(start: number, end: number): string {
    return Buffer.from(this.#work.kernel.bytes().buffer, start, end - start).toString();
  }
}
