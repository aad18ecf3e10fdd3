/**
 * Rewrites a pattern for texts of few characters: classes keep their members among these, and alternatives that ask for any
 * other are left out. Groups keep their numbers.
 */

/** The characters that texts are made of. */
export interface Characters {
  has(character: string): boolean;
  /** The members of `\p{name}` among them, as they stand in brackets; empty for none. */
  membersOf(name: string): string;
}

/** A part of a pattern, rewritten. */
interface Part {
  readonly text: string;
  /** Whether it may match anything. */
  readonly isPossible: boolean;
  /** Whether it has groups that are counted: it stays, possible or not. */
  readonly hasGroups: boolean;
}

const always = { isPossible: true, hasGroups: false };
const never: Part = { text: '[]', isPossible: false, hasGroups: false };
const opening = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y;
const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
const escaping = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<\w+>|[\s\S])/y;
const member = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[\s\S])|[\s\S]/uy;

/** The source of a pattern that finds in such texts what `source` finds, which is that of a pattern with the flag u. */
export function narrowPattern(source: string, characters: Characters): string {
  const reader = new PatternReader(source, characters);
  return textOf(reader.readAlternatives());
}

function textOf({ text, isPossible }: Part): string {
  return isPossible || text !== '' ? text : never.text;
}

/** Reads a pattern from its beginning to its end; `#at` is how far it has come. */
class PatternReader {
  readonly #source: string;
  readonly #characters: Characters;
  #at = 0;

  constructor(source: string, characters: Characters) {
    this.#source = source;
    this.#characters = characters;
  }

  /** Reads to the end, or to the bracket that closes a group. */
  readAlternatives(): Part {
    const read = [this.#readAlternative()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      read.push(this.#readAlternative());
    }
    const kept = read.filter(({ isPossible, hasGroups }) => isPossible || hasGroups);
    return {
      text: kept.map(({ text }) => text).join('|'),
      isPossible: kept.some(({ isPossible }) => isPossible),
      hasGroups: kept.some(({ hasGroups }) => hasGroups),
    };
  }

  #readAlternative(): Part {
    let [text, isPossible, hasGroups] = ['', true, false];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) {
      const part = this.#readPart();
      const times = this.#take(quantifier) ?? '';
      const isNeeded = !/^(?:[*?]|\{0)/.test(times);
      if (part.isPossible || part.hasGroups || isNeeded) text += part.text + times;
      isPossible &&= part.isPossible || !isNeeded;
      hasGroups ||= part.hasGroups;
    }
    return { text, isPossible, hasGroups };
  }

  #readPart(): Part {
    const open = this.#take(opening);
    if (open !== null) return this.#readGroup(open);
    const escaped = this.#take(escaping);
    if (escaped !== null) return this.#narrowEscape(escaped);
    const one = String.fromCodePoint(this.#source.codePointAt(this.#at)!);
    this.#at += one.length;
    if (one === '[') return this.#readClass();
    return '.^$'.includes(one) ? { text: one, ...always } : this.#literal(one, one);
  }

  #readGroup(open: string): Part {
    const inner = this.readAlternatives();
    this.#at++;
    const isDenied = open.endsWith('!');
    // What cannot be there need not be looked for.
    if (isDenied && !inner.isPossible && !inner.hasGroups) return { text: '', ...always };
    const isCounted = open === '(' || open.endsWith('>');
    return {
      text: `${open}${textOf(inner)})`,
      isPossible: isDenied || inner.isPossible,
      hasGroups: isCounted || inner.hasGroups,
    };
  }

  #literal(text: string, character: string): Part {
    return this.#characters.has(character) ? { text: withoutBraces(text), ...always } : never;
  }

  #narrowEscape(escaped: string): Part {
    const letter = escaped[1]!;
    if (letter === 'p' || letter === 'P') {
      const members = this.#characters.membersOf(escaped.slice(3, -1));
      if (letter === 'P') return { text: `[^${members}]`, ...always };
      return members === '' ? never : { text: `[${members}]`, ...always };
    }
    const character = characterOf(escaped);
    return character === null ? { text: escaped, ...always } : this.#literal(escaped, character);
  }

  #readClass(): Part {
    const isDenied = this.#source[this.#at] === '^';
    if (isDenied) this.#at++;
    let members = '';
    while (this.#source[this.#at] !== ']') {
      const first = this.#take(member)!;
      const isRange = this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']';
      if (!isRange) {
        members += this.#narrowMember(first);
        continue;
      }
      this.#at++;
      members += narrowRange(first, this.#take(member)!);
    }
    this.#at++;
    if (isDenied) return { text: `[^${members}]`, ...always };
    return members === '' ? never : { text: `[${members}]`, ...always };
  }

  #narrowMember(text: string): string {
    if (text.startsWith('\\P')) throw new TypeError(`Cannot narrow a pattern: ${text} stands in brackets`);
    if (text.startsWith('\\p')) return this.#characters.membersOf(text.slice(3, -1));
    const character = characterOf(text);
    return character === null || this.#characters.has(character) ? withoutBraces(text) : '';
  }

  /** Takes what `shape` finds right here; null where it finds nothing. */
  #take(shape: RegExp): string | null {
    shape.lastIndex = this.#at;
    const found = shape.exec(this.#source)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }
}

/** A range stays as it is, unless it lies where only the flag u reaches. */
function narrowRange(first: string, last: string): string {
  const isFar = (text: string) => characterOf(text)!.length > 1;
  if (isFar(first)) return '';
  if (isFar(last)) throw new TypeError(`Cannot narrow a pattern: ${first}-${last} goes beyond 16 bits`);
  return `${withoutBraces(first)}-${withoutBraces(last)}`;
}

/** `\u{41}` → `\u0041`, since only the flag u knows the braces. */
function withoutBraces(text: string): string {
  return text.replace(/^\\u\{([\da-f]+)\}$/i, (_, code: string) => `\\u${code.padStart(4, '0')}`);
}

/** The character that `text` stands for; null where it stands for many or for none. */
function characterOf(text: string): string | null {
  if (!text.startsWith('\\')) return text;
  const code = text.match(/^\\(?:u\{?|x)([\da-fA-F]+)\}?$/)?.[1];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  return /[a-zA-Z0-9]/.test(text[1]!) ? null : text[1]!;
}
