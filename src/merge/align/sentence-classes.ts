/**
 * Groups equal sentences into classes and numbers them. A chain of revisions repeats most of its sentences: what is
 * compared of a sentence is computed once for each wording, and equality becomes a comparison of numbers.
 */
import { hashSequence } from '../../base/hash.js';
import { PairNumbers } from '../../base/pair-numbers.js';
import type { Block, Sentence } from '../../model/document.js';
import { comparableText } from '../../text/comparable-text.js';
import { functionWords } from '../../text/words/cues.js';
import { alignLimits } from '../limits.js';
import { profileWords, type SentenceProfile } from './sentence-similarity.js';

/** A wording: all sentences whose tokens are equal, norm by norm. */
export interface SentenceClass {
  readonly id: number;
  /** Numbers of the norms of its tokens: equal numbers are equal norms. */
  readonly words: readonly number[];
  readonly profile: SentenceProfile;
}

/** A sentence as one revision has it: equal `typeface` numbers differ in nothing but white space and marks. */
export interface Classed {
  readonly wording: SentenceClass;
  readonly typeface: number;
}

/** A block as one revision has it. */
export interface ClassedBlock {
  readonly sentences: readonly Classed[];
  /** Equal where the wordings are equal, sentence by sentence. */
  readonly wordings: number;
}

/** Holds the classes of one alignment; their numbers mean nothing outside it. */
export class SentenceClasses {
  readonly #words = new Map<string, number>();
  readonly #weights: number[] = [];
  readonly #bigrams = new PairNumbers();
  readonly #sequences = new PairNumbers();
  /** By the hash of their words. */
  readonly #wordings = new Map<number, Wording[]>();
  #wordingsMade = 0;
  readonly #typefaces = new Map<number, Typeface[]>();
  #typefacesMade = 0;
  readonly #texts = new Map<string, Classed>();
  readonly #blocks = new Map<string, ClassedBlock>();

  /** Classifies the sentences of a block of `text`; a block that another revision has too is looked up whole. */
  ofBlock(text: string, { charSpan, sentences }: Pick<Block, 'charSpan' | 'sentences'>): ClassedBlock {
    const own = text.slice(charSpan[0], charSpan[1]);
    const known = this.#blocks.get(own);
    if (known !== undefined && known.sentences.length === sentences.length) return known;
    const classes = sentences.map((sentence) => this.of(text, sentence));
    let wordings = -1;
    for (const { wording } of classes) wordings = this.#sequences.of(wordings, wording.id);
    const classed = { sentences: classes, wordings };
    this.#blocks.set(own, classed);
    return classed;
  }

  /** Classifies `sentence`, a part of `text`. */
  of(text: string, sentence: Sentence): Classed {
    const own = text.slice(sentence.charSpan[0], sentence.charSpan[1]);
    const known = this.#texts.get(own);
    if (known !== undefined) return known;
    const wording = this.#wordingOf(sentence.tokens);
    const classed = { wording, typeface: this.#typefaceOf(wording, own) };
    this.#texts.set(own, classed);
    return classed;
  }

  /** Numbers the typeface. Only texts of one wording can share it, so that only a wording's second text is compared. */
  #typefaceOf({ id }: SentenceClass, text: string): number {
    const known = this.#typefaces.get(id);
    const number = this.#typefacesMade;
    if (known === undefined) this.#typefaces.set(id, [{ text, number }]);
    else {
      const comparable = comparableText(text);
      const equal = known.find((other) => {
        other.comparable ??= comparableText(other.text);
        return other.comparable === comparable;
      });
      if (equal !== undefined) return equal.number;
      known.push({ text, comparable, number });
    }
    return this.#typefacesMade++;
  }

  #wordingOf(tokens: Sentence['tokens']): SentenceClass {
    const words = tokens.map(({ norm }) => this.#wordOf(norm));
    const hash = hashSequence(words, 0, words.length, 0);
    const known = this.#wordings.get(hash);
    const equal = known?.find((other) => areEqual(other.words, words));
    if (equal !== undefined) return equal;
    const wording = new Wording(this.#wordingsMade++, words, () =>
      profileWords(words, this.#weights, this.#bigrams),
    );
    if (known === undefined) this.#wordings.set(hash, [wording]);
    else known.push(wording);
    return wording;
  }

  #wordOf(norm: string): number {
    const known = this.#words.get(norm);
    if (known !== undefined) return known;
    const word = this.#weights.length;
    this.#words.set(norm, word);
    this.#weights.push(functionWords.has(norm) ? alignLimits.functionWordWeight : 1);
    return word;
  }
}

function areEqual(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((word, index) => word === right[index]);
}

interface Typeface {
  readonly text: string;
  comparable?: string;
  readonly number: number;
}

/** Computes its profile on first use: most wordings find their equals without one. */
class Wording implements SentenceClass {
  readonly id: number;
  readonly words: readonly number[];
  readonly #makeProfile: () => SentenceProfile;
  #profile: SentenceProfile | undefined;

  constructor(id: number, words: readonly number[], makeProfile: () => SentenceProfile) {
    this.id = id;
    this.words = words;
    this.#makeProfile = makeProfile;
  }

  get profile(): SentenceProfile {
    this.#profile ??= this.#makeProfile();
    return this.#profile;
  }
}
