/**
 * Takes the style of a house out of a text: numbers in words or figures, "per cent" and "%", short units, British spelling,
 * quotation marks. Two desks have the same style without either having the other's text, so that wordings are compared
 * without it, and the style beside them for itself.
 */
import type { Token } from '../../model/document.js';
import { CommonWords, type NumberTable, numbersIn } from '../../text/number-values.js';
import { britishSpellings, gluedScales, writtenUnits } from '../../text/words/spelling-variants.js';

/** What may be written in two ways. */
export const styleKinds = ['number', 'share', 'unit', 'spelling', 'quotes'] as const;
export type StyleKind = (typeof styleKinds)[number];

/** How a text writes what may be written in two ways: the form that it has most often, of what it has at all. */
export type HouseStyle = ReadonlyMap<StyleKind, string>;

/** Reads words without their style, and counts what the style is. One for each text. */
export class StyleReader {
  readonly #numbers: NumberTable;
  readonly #isEnglish: boolean;
  readonly #counts = new Map<StyleKind, Map<string, number>>();

  /** Guesses the language by all tokens of the text. */
  constructor(tokens: readonly Token[]) {
    const language = new CommonWords(tokens).guessLanguage([]);
    this.#numbers = numbersIn(language);
    this.#isEnglish = language === 'en';
  }

  /** The words of a sentence as they are compared. */
  read(text: string, tokens: readonly Token[]): readonly string[] {
    const words: string[] = [];
    for (const [at, { norm, charSpan }] of tokens.entries()) {
      if (norm === 'cent' && tokens[at - 1]?.norm === 'per') {
        words[words.length - 1] = 'percent';
        this.#note('share', 'per cent');
        continue;
      }
      words.push(...this.#fold(norm));
      // A sign is no token.
      if (/^\s?[%٪]/u.test(text.slice(charSpan[1], charSpan[1] + 2)) && /\p{N}/u.test(norm)) {
        words.push('percent');
        this.#note('share', '%');
      }
    }
    for (const [mark] of text.matchAll(/[“„«"]/g)) this.#note('quotes', mark);
    return words;
  }

  get style(): HouseStyle {
    const style = new Map<StyleKind, string>();
    for (const [kind, counts] of this.#counts) {
      const [form] = [...counts].reduce((best, other) => (other[1] > best[1] ? other : best));
      style.set(kind, form);
    }
    return style;
  }

  #fold(norm: string): readonly string[] {
    const number = this.#numbers.get(norm);
    if (number?.role === 'unit' || number?.role === 'ten') {
      if (number.value > 1) this.#note('number', 'words');
      return [String(number.value)];
    }
    if (/^[2-9]$/.test(norm)) this.#note('number', 'figures');
    if (norm === 'percent' || norm === 'pct') this.#note('share', norm);
    const unit = writtenUnits.get(norm);
    if (unit !== undefined && unit !== 'percent') this.#note('unit', norm.length > 3 ? 'long' : 'short');
    if (unit !== undefined) return [unit];
    const [, figure, scale] = norm.match(/^(\p{N}[\p{N}.,]*)(\p{L}{1,3})$/u) ?? [];
    const glued = scale === undefined ? undefined : gluedScales.get(scale);
    if (figure !== undefined && glued !== undefined) {
      this.#note('unit', 'short');
      return [figure, glued];
    }
    return [this.#isEnglish ? this.#spell(norm) : norm];
  }

  #spell(norm: string): string {
    if (!/(?:our|tre|[iy]s[ei]|ll[ei]|programme|ence|ogue|^grey)/.test(norm)) return norm;
    for (const [british, american] of britishSpellings) {
      if (!british.test(norm)) continue;
      this.#note('spelling', 'british');
      return norm.replace(british, american);
    }
    return norm;
  }

  #note(kind: StyleKind, form: string): void {
    const counts = this.#counts.get(kind) ?? new Map<string, number>();
    counts.set(form, (counts.get(form) ?? 0) + 1);
    this.#counts.set(kind, counts);
  }
}
