/**
 * Sentences in, classes of equal ones out. A chain of revisions says most of its sentences again and again:
 * what is compared of a sentence is made once for each wording, and equality is a comparison of numbers.
 */
import type { Sentence } from '../model.js';
import { comparableText } from './comparable-text.js';
import { functionWords } from './cues.js';
import { profileWords, type SentenceProfile } from './sentence-similarity.js';

/** One wording: sentences whose tokens are equal, norm by norm. */
export interface SentenceClass {
  readonly id: number;
  /** Numbers of its tokens' norms: equal numbers are equal norms. */
  readonly words: readonly number[];
  readonly profile: SentenceProfile;
}

/** A sentence as one revision has it: equal `typeface` numbers differ in nothing but white space and marks. */
export interface Classed {
  readonly wording: SentenceClass;
  readonly typeface: number;
}

const functionWeight = 0.2;

/** Classes of one alignment; numbers mean nothing outside it. */
export class SentenceClasses {
  readonly #words = new Map<string, number>();
  readonly #weights: number[] = [];
  readonly #wordings = new Map<string, SentenceClass>();
  readonly #typefaces = new Map<number, Typeface[]>();
  #typefacesMade = 0;
  readonly #texts = new Map<string, Classed>();

  /** The class of `sentence`, a part of `text`. */
  of(text: string, { charSpan, tokens }: Sentence): Classed {
    const own = text.slice(charSpan[0], charSpan[1]);
    const known = this.#texts.get(own);
    if (known !== undefined) return known;
    const wording = this.#wordingOf(tokens);
    const classed = { wording, typeface: this.#typefaceOf(wording, own) };
    this.#texts.set(own, classed);
    return classed;
  }

  /** Texts of other words are never in one typeface: only a wording's second text has to be compared. */
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
    const key = words.join(' ');
    const known = this.#wordings.get(key);
    if (known !== undefined) return known;
    const wording = new Wording(this.#wordings.size, words, this.#weights);
    this.#wordings.set(key, wording);
    return wording;
  }

  #wordOf(norm: string): number {
    const word = numberOf(this.#words, norm);
    if (word === this.#weights.length) this.#weights.push(functionWords.has(norm) ? functionWeight : 1);
    return word;
  }
}

interface Typeface {
  readonly text: string;
  comparable?: string;
  readonly number: number;
}

/** Its profile is made when it is first asked for: most wordings find their equals without one. */
class Wording implements SentenceClass {
  readonly id: number;
  readonly words: readonly number[];
  readonly #weights: readonly number[];
  #profile: SentenceProfile | undefined;

  constructor(id: number, words: readonly number[], weights: readonly number[]) {
    this.id = id;
    this.words = words;
    this.#weights = weights;
  }

  get profile(): SentenceProfile {
    this.#profile ??= profileWords(this.words, this.#weights);
    return this.#profile;
  }
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
