/** Takes rows of `relations.jsonl` over from the former output: most of an archive's pairs are what they were. */
import type { RelatedPair } from '../../model/pair.js';
import type { FormerOutput } from './former-output.js';
import type { Memo } from './memo.js';

/** The name of the table, in the output. */
export const relationsName = 'relations.jsonl';

interface Expected {
  readonly key: string;
  readonly pairs: readonly RelatedPair[];
  readonly pack: () => object;
}

export class ArchiveRelations {
  readonly #memo: Memo;
  readonly #former: FormerOutput;
  /** Where rows lie in the former table; start and length. */
  readonly #before = new WeakMap<RelatedPair, readonly [start: number, length: number]>();
  readonly #now = new WeakMap<RelatedPair, readonly [start: number, length: number]>();
  #expected: Expected[] = [];

  constructor(memo: Memo, former: FormerOutput) {
    this.#memo = memo;
    this.#former = former;
  }

  begin(): void {
    this.#expected = [];
  }

  /** Notes where the rows of known pairs lie. */
  recall(pairs: readonly RelatedPair[], rows: Float64Array): void {
    for (let at = 0; at < rows.length / 2; at++)
      this.#before.set(pairs[at]!, [rows[2 * at]!, rows[2 * at + 1]!]);
  }

  /** Has what was found of a component remembered once it is known where its rows lie. */
  expect(key: string, pairs: readonly RelatedPair[], pack: () => object): void {
    this.#expected.push({ key, pairs, pack });
  }

  /** The row of a pair, line end included, as the former run wrote it; null where it has to be made. */
  rowOf(pair: RelatedPair): string | null {
    const place = this.#before.get(pair);
    return place === undefined ? null : Buffer.from(this.#former.read(relationsName, place)).toString();
  }

  /** Notes where the row of a pair was written. */
  note(pair: RelatedPair, start: number, length: number): void {
    this.#now.set(pair, [start, length]);
  }

  /** Remembers all that was expected. */
  keep(): void {
    for (const { key, pairs, pack } of this.#expected) {
      const places = pairs.map((pair) => this.#now.get(pair));
      const isWritten = places.every((place) => place !== undefined);
      const rows = isWritten ? Float64Array.from(places.flat()) : new Float64Array(0);
      this.#memo.keep(key, { ...pack(), rows });
    }
  }
}
