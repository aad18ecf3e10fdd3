/**
 * Finds the text and the address of JSON lines in the kernel's memory without decoding the lines. Returns null where
 * the kernel is not sure, so that JSON.parse decides.
 */
import type { Workspace } from '../../kernel/workspace.js';
import type { FieldNames } from '../../model/options.js';
import { type AddressHashes, hashAddress, noAddresses } from '../../text/addresses.js';
import { addressNames, addressOf } from '../fields.js';

/** The text of a record. */
export interface FoundText {
  /** Empty where the record has none. */
  readonly id: string;
  /** Of the text as UTF-8, in the kernel's memory. */
  readonly start: number;
  readonly end: number;
  /** Where the title begins, on a line of its own before the text; `start` where there is none. */
  readonly titleStart: number;
  readonly addresses: AddressHashes;
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

// The table: pointer and length of each name, what was found of each, then the names.
const foundAt = 128;
const namesAt = 256;
const longestName = 512;

function isPath(name: string): boolean {
  return name.includes('.');
}

/** Scans records for fields of one set of names. */
export class RecordScanner {
  readonly #work: Workspace;
  readonly #fields: FieldNames;
  /** The names of id, text and title, then those that an address may have. */
  readonly #names: readonly string[];
  readonly #id: number;
  readonly #text: number;
  readonly #title: number;
  readonly #addresses: readonly number[];
  readonly #isIdPath: boolean;
  readonly #isTitlePath: boolean;

  /** Writes its names into the workspace, which keeps them until another scanner is made. */
  constructor(work: Workspace, fields: FieldNames) {
    this.#work = work;
    this.#fields = fields;
    const { id, text, title } = fields;
    this.#names = [...new Set([id, text, title, ...addressNames])];
    const placeOf = (name: string) => this.#names.indexOf(name);
    [this.#id, this.#text, this.#title] = [placeOf(id), placeOf(text), placeOf(title)];
    this.#addresses = addressNames.map(placeOf);
    [this.#isIdPath, this.#isTitlePath] = [isPath(id), isPath(title)];
    let at = work.names + namesAt;
    for (const [index, name] of this.#names.entries()) {
      const bytes = Buffer.from(name);
      work.kernel.words().set([at, bytes.length], (work.names >> 2) + 2 * index);
      // JSON.parse reads records by names too long for the table: no key has a length below zero.
      if (bytes.length > longestName) work.kernel.words()[(work.names >> 2) + 2 * index + 1] = 0xffffffff;
      else {
        work.kernel.bytes().set(bytes, at);
        at += bytes.length;
      }
    }
  }

  /** Finds the text of the record `[start, end)`; returns null where the record must be parsed. */
  scan(start: number, end: number): FoundText | null {
    const { kernel, text: target } = this.#work;
    const { names } = this.#work;
    if (kernel.scanRecord(start, end, names, this.#names.length, names + foundAt) === 0) return null;
    const words = kernel.words();
    const found = (names + foundAt) >> 2;
    const [id, text, title] = [found + 3 * this.#id, found + 3 * this.#text, found + 3 * this.#title];
    if (words[id] !== plain && words[id] !== absent) return null;
    // What may lie at a path is found by reading the whole record.
    if (words[id] === absent && this.#isIdPath) return null;
    if (words[title] === absent && this.#isTitlePath) return null;
    const kind = words[text]!;
    if (kind !== plain && kind !== escaped) return null;
    const name = words[id] === plain ? this.#read(words[id + 1]!, words[id + 2]!) : '';
    const addresses = this.#readAddresses();
    const hasTitle =
      (words[title] === plain || words[title] === escaped) && words[title + 2]! > words[title + 1]!;
    if (!hasTitle && kind === plain) {
      const start = words[text + 1]!;
      return { id: name, start, end: words[text + 2]!, titleStart: start, addresses };
    }
    let at = target;
    if (hasTitle) {
      at = this.#copy(title, at);
      if (at === 0) return null;
      kernel.bytes()[at++] = lineBreak;
    }
    const stop = this.#copy(text, at);
    return stop === 0 ? null : { id: name, start: at, end: stop, titleStart: target, addresses };
  }

  #field(index: number): Field {
    const words = this.#work.kernel.words();
    const at = ((this.#work.names + foundAt) >> 2) + 3 * index;
    return { kind: words[at]!, start: words[at + 1]!, end: words[at + 2]! };
  }

  /** Hashes the address, from the fields that may hold one: most records have one of them or none. */
  #readAddresses(): AddressHashes {
    if (!this.#hasAddress()) return noAddresses;
    const row: Record<string, unknown> = {};
    for (const [index, name] of addressNames.entries()) {
      const { kind, start, end } = this.#field(this.#addresses[index]!);
      if (kind === absent) continue;
      // The span of a string leaves out its quotes.
      const quotes = kind === escaped ? 1 : 0;
      if (kind === plain) row[name] = this.#read(start, end);
      else row[name] = JSON.parse(this.#read(start - quotes, end + quotes));
    }
    return [hashAddress(addressOf(row, this.#fields)), 0];
  }

  /** Tells whether any such field is there; asked of every record, so that those without cost nothing. */
  #hasAddress(): boolean {
    const words = this.#work.kernel.words();
    const found = (this.#work.names + foundAt) >> 2;
    for (const place of this.#addresses) if (words[found + 3 * place] !== absent) return true;
    return false;
  }

  /** Writes the string that was found at `field` as UTF-8 to `target`. Returns its end, 0 for a lone surrogate. */
  #copy(field: number, target: number): number {
    const { kernel } = this.#work;
    const words = kernel.words();
    const [start, end] = [words[field + 1]!, words[field + 2]!];
    if (words[field] === escaped) return kernel.unescape(start, end, target);
    kernel.bytes().copyWithin(target, start, end);
    return target + end - start;
  }

  #read(start: number, end: number): string {
    return Buffer.from(this.#work.kernel.bytes().buffer, start, end - start).toString();
  }
}
