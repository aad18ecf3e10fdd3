/** Gathers the ids of paragraphs and blocks with the places of their readings, from the rows of provenance, in some twenty bytes each. */
import { GrowingNumbers } from '../../base/growing-numbers.js';
import type { DocumentId, Span } from '../../model/document.js';
import { type IdKey, idKey } from './id-lists.js';

/** An id of an edition, and where one of its readings stands. */
export interface PlacedId {
  readonly id: IdKey;
  readonly document: DocumentId;
  readonly span: Span;
}

/** What of a row counts here. */
interface Row {
  readonly paragraph: string;
  readonly formerly?: readonly string[];
  readonly isPrinted: boolean;
  readonly isPart?: true;
  readonly document: DocumentId;
  readonly span: Span;
}

/** Places of readings, those that are printed before the others of their report. */
export class PlacedIds {
  readonly #documents: DocumentId[] = [];
  readonly #numbers = new Map<DocumentId, number>();
  readonly #keys = new GrowingNumbers();
  readonly #letters = new GrowingNumbers();
  readonly #rests = new GrowingNumbers();
  readonly #documentsOf = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  readonly #ends = new GrowingNumbers();

  /** Adds the rows of one report, as `provenance.jsonl` has them. */
  addRows(rows: string | Uint8Array): void {
    const lines = (typeof rows === 'string' ? rows : Buffer.from(rows).toString()).split('\n');
    const whole = lines
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
      .filter(({ isPart }) => isPart === undefined);
    for (const isWanted of [true, false]) {
      for (const row of whole) {
        if (row.isPrinted !== isWanted) continue;
        for (const id of [row.paragraph, ...(row.formerly ?? [])]) this.#add(id, row);
      }
    }
  }

  #add(name: string, { document, span }: Row): void {
    const id = idKey(name);
    if (id === null) throw new RangeError(`Cannot note ${name}: it is no id`);
    let number = this.#numbers.get(document);
    if (number === undefined) {
      number = this.#documents.length;
      this.#numbers.set(document, number);
      this.#documents.push(document);
    }
    this.#keys.push(id.key);
    this.#letters.push(id.letter);
    this.#rests.push(id.rest);
    this.#documentsOf.push(number);
    this.#starts.push(span[0]);
    this.#ends.push(span[1]);
  }

  *[Symbol.iterator](): Generator<PlacedId> {
    for (let at = 0; at < this.#keys.length; at++)
      yield {
        id: { key: this.#keys.at(at), letter: this.#letters.at(at), rest: this.#rests.at(at) },
        document: this.#documents[this.#documentsOf.at(at)]!,
        span: [this.#starts.at(at), this.#ends.at(at)],
      };
  }
}
