/**
 * Sentences that went in, and those that came back out: what a path of revisions has lost so far, found again
 * by wording, or by likeness where nothing else comes near. Looking one up costs what it shares with others,
 * not what is lost in all.
 */
import type { SentenceClass } from './sentence-classes.js';
import { compareSentences } from './sentence-similarity.js';

/** A sentence that is gone, and from where. */
export interface Gone<Place> {
  readonly place: Place;
  readonly wording: SentenceClass;
}

export interface Return<Place> {
  readonly from: Place;
  readonly similarity: number;
  readonly runnerUp: number;
  readonly rule: string;
}

// Shorter sentences come back by chance: "He declined to comment."
const minTokens = 5;
// Looking back over a revision that lacks it, near-equal text is the same text.
const returnSimilarity = 0.8;
// Less is enough where no other lost sentence comes near.
const aloneSimilarity = 0.4;
const margin = 0.2;
const minAloneTokens = 8;
// What more lost sentences have than this tells none of them from another.
const maxHolders = 64;

export class LostSentences<Place> {
  readonly #byWording = new Map<number, Gone<Place>[]>();
  readonly #byBigram = new Map<number, Set<Gone<Place>>>();

  add(gone: Gone<Place>): void {
    const { wording } = gone;
    if (wording.words.length < minTokens) return;
    this.addWording(gone);
    for (const bigram of wording.profile.bigrams.keys) {
      const holders = this.#byBigram.get(bigram);
      if (holders === undefined) this.#byBigram.set(bigram, new Set([gone]));
      else holders.add(gone);
    }
  }

  /** Of what lives on in part only its very words come back. */
  addWording(gone: Gone<Place>): void {
    const { id, words } = gone.wording;
    if (words.length < minTokens) return;
    const known = this.#byWording.get(id);
    if (known === undefined) this.#byWording.set(id, [gone]);
    else known.push(gone);
  }

  hasEqual(wording: SentenceClass): boolean {
    return this.#byWording.has(wording.id);
  }

  /** Takes out what came back as `wording`; of equal ones, the one lost last. Null where none did. */
  take(wording: SentenceClass): Return<Place> | null {
    const equal = this.#byWording.get(wording.id)?.at(-1);
    if (equal !== undefined) {
      this.#remove(equal);
      return { from: equal.place, similarity: 1, runnerUp: 0, rule: 'equal sentence, after an absence' };
    }
    const [best, second] = this.#findAlike(wording);
    if (best === undefined) return null;
    const runnerUp = second?.similarity ?? 0;
    const isAlone =
      best.similarity >= aloneSimilarity &&
      best.similarity - runnerUp >= margin &&
      Math.min(wording.words.length, best.gone.wording.words.length) >= minAloneTokens;
    if (best.similarity < returnSimilarity && !isAlone) return null;
    this.#remove(best.gone);
    return { from: best.gone.place, similarity: best.similarity, runnerUp, rule: 'alike, after an absence' };
  }

  /** The two that are most like `wording`, with other wordings; the one lost last first among equals. */
  #findAlike({ profile }: SentenceClass): { readonly gone: Gone<Place>; readonly similarity: number }[] {
    const candidates = new Set<Gone<Place>>();
    for (const bigram of profile.bigrams.keys) {
      const holders = this.#byBigram.get(bigram);
      if (holders !== undefined && holders.size <= maxHolders)
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
