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
  /** Numbers of the distinct stems of those that are no function words. */
  readonly content: readonly number[];
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
  /** Equal where the typefaces are equal, sentence by sentence. */
  readonly faces: number;
}

/** Holds the classes of one alignment; their numbers mean nothing outside it. */
export class SentenceClasses {
  readonly #words = new Map<string, number>();
  readonly #weights: number[] = [];
  readonly #stems = new Map<string, number>();
  /** By word. */
  readonly #stemOf: number[] = [];
  readonly #bigrams = new PairNumbers();
  readonly #wordingSequences = new PairNumbers();
  readonly #faceSequences = new PairNumbers();
  /** By the hash of their words. */
  readonly #wordings = new Map<number, Wording[]>();
  readonly #signs = new Map<string, SentenceClass>();
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
    let faces = -1;
    for (const { wording, typeface } of classes) {
      wordings = this.#wordingSequences.of(wordings, wording.id);
      faces = this.#faceSequences.of(faces, typeface);
    }
    const classed = { sentences: classes, wordings, faces };
    this.#blocks.set(own, classed);
    return classed;
  }

  /** Classifies `sentence`, a part of `text`. */
  of(text: string, sentence: Sentence): Classed {
    const own = text.slice(sentence.charSpan[0], sentence.charSpan[1]);
    const known = this.#texts.get(own);
    if (known !== undefined) return known;
    const wording = this.#wordingOf(sentence.tokens, own);
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

  #wordingOf(tokens: Sentence['tokens'], text: string): SentenceClass {
    // Of what has no words at all, "* * *", the signs are the wording.
    if (tokens.length === 0) return this.#signsOf(comparableText(text));
    const words = tokens.map(({ norm }) => this.#wordOf(norm));
    const hash = hashSequence(words, 0, words.length, 0);
    const known = this.#wordings.get(hash);
    const equal = known?.find((other) => areEqual(other.words, words));
    if (equal !== undefined) return equal;
    const wording = new Wording(
      this.#wordingsMade++,
      words,
      () => profileWords(words, this.#weights, this.#bigrams),
      () => this.#contentOf(words),
    );
    if (known === undefined) this.#wordings.set(hash, [wording]);
    else known.push(wording);
    return wording;
  }

  #signsOf(signs: string): SentenceClass {
    const known = this.#signs.get(signs);
    if (known !== undefined) return known;
    const wording = new Wording(
      this.#wordingsMade++,
      [],
      () => profileWords([], [], this.#bigrams),
      () => [],
    );
    this.#signs.set(signs, wording);
    return wording;
  }

  #contentOf(words: readonly number[]): readonly number[] {
    const content = words.filter((word) => this.#weights[word] === 1);
    return [...new Set(content.map((word) => this.#stemOf[word]!))];
  }

  #wordOf(norm: string): number {
    const known = this.#words.get(norm);
    if (known !== undefined) return known;
    const word = this.#weights.length;
    this.#words.set(norm, word);
    const stem = truncateWord(norm);
    const number = this.#stems.get(stem) ?? this.#stems.size;
    this.#stems.set(stem, number);
    this.#stemOf.push(number);
    this.#weights.push(functionWords.has(norm) ? alignLimits.functionWordWeight : 1);
    return word;
  }
}

/**
 * Cuts a word to its first letters: the stem that any language has (McNamee and Mayfield, "Character n-gram tokenization
 * for European language text retrieval", 2004, find it about as good as a stemmer).
 */
function truncateWord(norm: string): string {
  return norm.replace(/'s$/, '').slice(0, alignLimits.stemLength);
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
  readonly #gatherContent: () => readonly number[];
  #profile: SentenceProfile | undefined;
  #content: readonly number[] | undefined;

  constructor(
    id: number,
    words: readonly number[],
    makeProfile: () => SentenceProfile,
    gatherContent: () => readonly number[],
  ) {
    this.id = id;
    this.words = words;
    this.#makeProfile = makeProfile;
    this.#gatherContent = gatherContent;
  }

  get content(): readonly number[] {
    this.#content ??= this.#gatherContent();
    return this.#content;
  }

  get profile(): SentenceProfile {
    this.#profile ??= this.#makeProfile();
    return this.#profile;
  }
}
