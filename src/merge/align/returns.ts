/**
 * Keeps the sentences that a path of revisions has lost so far, and finds those that come back: by wording, or by
 * likeness where no other lost sentence comes near. A look-up costs what it shares with others, not all that is lost.
 */
import { alignLimits } from '../limits.js';
import type { SentenceClass } from './sentence-classes.js';
import { compareSentences } from './sentence-similarity.js';

/** A sentence that was lost, and where it stood last. */
export interface Gone<Place> {
  readonly place: Place;
  readonly wording: SentenceClass;
}

/** A sentence that came back, and why it is taken for the lost one. */
export interface Return<Place> {
  readonly from: Place;
  readonly similarity: number;
  readonly runnerUp: number;
  readonly rule: string;
}

/** The lost sentences of one path; `Place` is whatever the caller finds them by. */
export class LostSentences<Place> {
  readonly #byWording = new Map<number, Gone<Place>[]>();
  readonly #byBigram = new Map<number, Set<Gone<Place>>>();

  /** Adds a sentence that nothing succeeds. */
  add(gone: Gone<Place>): void {
    const { wording } = gone;
    this.addWording(gone);
    if (wording.words.length < alignLimits.minReturnTokens) return;
    for (const bigram of wording.profile.bigrams.keys) {
      const holders = this.#byBigram.get(bigram);
      if (holders === undefined) this.#byBigram.set(bigram, new Set([gone]));
      else holders.add(gone);
    }
  }

  /** Adds a sentence that lives on in part: only its very words can come back. */
  addWording(gone: Gone<Place>): void {
    const { id } = gone.wording;
    const known = this.#byWording.get(id);
    if (known === undefined) this.#byWording.set(id, [gone]);
    else known.push(gone);
  }

  /** Tells whether a sentence of these words was lost. */
  hasEqual(wording: SentenceClass): boolean {
    return this.#byWording.has(wording.id);
  }

  /** Finds the sentence that comes back in the words of `wording`, the one lost last, and removes it. Null if none. */
  reclaimEqual(wording: SentenceClass): Return<Place> | null {
    const equal = this.#byWording.get(wording.id)?.at(-1);
    if (equal === undefined) return null;
    this.#remove(equal);
    return { from: equal.place, similarity: 1, runnerUp: 0, rule: 'equal sentence, after an absence' };
  }

  /** Finds the sentence that comes back much like `wording`, and removes it. Null if none. */
  reclaimAlike(wording: SentenceClass): Return<Place> | null {
    if (wording.words.length < alignLimits.minReturnTokens) return null;
    const [best, second] = this.#findAlike(wording);
    if (best === undefined) return null;
    const runnerUp = second?.similarity ?? 0;
    const { returnSimilarity, returnAloneSimilarity, returnMargin, minAloneTokens } = alignLimits;
    const isAlone =
      best.similarity >= returnAloneSimilarity &&
      best.similarity - runnerUp >= returnMargin &&
      Math.min(wording.words.length, best.gone.wording.words.length) >= minAloneTokens;
    if (best.similarity < returnSimilarity && !isAlone) return null;
    this.#remove(best.gone);
    return { from: best.gone.place, similarity: best.similarity, runnerUp, rule: 'alike, after an absence' };
  }

  /** Lists what is lost, in the order in which it went. */
  listGone(): readonly Gone<Place>[] {
    return [...this.#byWording.values()].flat();
  }

  /** Finds the two lost wordings that are most like this one; of each wording the sentence that was lost last. */
  #findAlike({ profile }: SentenceClass): { readonly gone: Gone<Place>; readonly similarity: number }[] {
    const candidates = new Set<Gone<Place>>();
    for (const bigram of profile.bigrams.keys) {
      const holders = this.#byBigram.get(bigram);
      if (holders !== undefined && holders.size <= alignLimits.maxLostHolders)
        for (const gone of holders) candidates.add(gone);
    }
    const latest = new Map<number, Gone<Place>>();
    for (const gone of candidates) latest.set(gone.wording.id, this.#byWording.get(gone.wording.id)!.at(-1)!);
    return [...latest.values()]
      .map((gone) => {
        const { forward, backward } = compareSentences(gone.wording.profile, profile);
        return { gone, similarity: (forward + backward) / 2 };
      })
      .sort(
        (left, right) => right.similarity - left.similarity || left.gone.wording.id - right.gone.wording.id,
      )
      .slice(0, 2);
  }

  #remove(gone: Gone<Place>): void {
    const left = this.#byWording.get(gone.wording.id)!.filter((other) => other !== gone);
    if (left.length === 0) this.#byWording.delete(gone.wording.id);
    else this.#byWording.set(gone.wording.id, left);
    for (const bigram of gone.wording.profile.bigrams.keys) this.#byBigram.get(bigram)?.delete(gone);
  }
}
