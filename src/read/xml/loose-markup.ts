/**
 * Mends what makes XML malformed though it leaves no doubt what is meant: an ampersand or an angle bracket that stands
 * alone, an entity of HTML that nobody declared, white space before the declaration. Every mend is said, with its line.
 */
import { htmlEntities } from './html-entities.js';

/** What was loose in markup. */
export interface MarkupFlaw {
  /** In the mended text, in UTF-16 code units. */
  readonly at: number;
  /** A clause with its line. */
  readonly words: string;
}

/** Markup that can be parsed strictly. */
export interface Mended {
  readonly text: string;
  readonly flaws: readonly MarkupFlaw[];
  /** How many lines were taken off the beginning. */
  readonly linesBefore: number;
}

// Signs that may be loose, and the beginnings of parts in which they are not.
const signs =
  /<!\[CDATA\[|<!--|<\?|<!DOCTYPE|<(?![A-Za-z_:/!?\u0080-\uffff])|&(?:#\d+;|#[xX][\da-fA-F]+;|[A-Za-z_][\w.:-]*;)?/g;
const ends: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };
const ownEntities: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Mends `text`, in one pass. */
export function mendMarkup(text: string): Mended {
  const declaration = text.match(/^\s+(?=<\?xml[\s?])/)?.[0].length ?? 0;
  const mender = new Mender(text, declaration);
  signs.lastIndex = declaration;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const next = mender.take(sign[0], sign.index);
    // A part that never ends is the parser's to name.
    if (next === -1) break;
    signs.lastIndex = next;
  }
  return mender.finish();
}

/** Writes the mended text piece by piece. */
class Mender {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #pieces: string[] = [];
  readonly #flaws: MarkupFlaw[] = [];
  readonly #linesBefore: number;
  #known: Declared = noneDeclared;
  /** How far `#text` has been written, and how long what was written is. */
  #done: number;
  #length = 0;

  constructor(text: string, declaration: number) {
    this.#text = text;
    this.#lines = new LineCounter(text);
    this.#done = declaration;
    if (declaration > 0) this.#note(declaration, 'the XML declaration does not stand at the beginning');
    this.#linesBefore = this.#lines.at(declaration) - 1;
  }

  /** Mends the sign at `at`, and returns where to look on; -1 for nowhere. */
  take(sign: string, at: number): number {
    if (sign === '<!DOCTYPE') return this.#takeDoctype(at);
    if (Object.hasOwn(ends, sign)) return this.#takePart(sign, at);
    if (sign === '&' || sign === '<') {
      this.#note(at, `\`${sign}\` stands alone`);
      return this.#replace(at, sign, sign === '&' ? '&amp;' : '&lt;');
    }
    return sign[1] === '#' ? at + sign.length : this.#takeEntity(sign, at);
  }

  finish(): Mended {
    this.#write(this.#text.slice(this.#done));
    return { text: this.#pieces.join(''), flaws: this.#flaws, linesBefore: this.#linesBefore };
  }

  #takeDoctype(at: number): number {
    const end = endOfDoctype(this.#text, at);
    if (end !== -1) this.#known = readDeclared(this.#text.slice(at, end));
    return end;
  }

  #takePart(sign: string, at: number): number {
    const end = this.#text.indexOf(ends[sign]!, at + sign.length);
    if (end === -1 || sign !== '<![CDATA[') return end;
    // What is written here is meant for readers of HTML.
    const part = this.#text.slice(at, end);
    return this.#replace(at, part, part.replace(namedReference, decodeNamed));
  }

  #takeEntity(sign: string, at: number): number {
    const name = sign.slice(1, -1);
    const instead = sign.replace(namedReference, decodeNamed);
    const isDeclared = this.#known.names.has(name) || (this.#known.isElsewhere && instead !== sign);
    if (!ownEntities.has(name) && !isDeclared) this.#note(at, `the entity ${sign} is declared nowhere`);
    return this.#replace(at, sign, instead);
  }

  #note(at: number, what: string): void {
    this.#flaws.push({ at: this.#length + at - this.#done, words: `line ${this.#lines.at(at)}: ${what}` });
  }

  #replace(at: number, part: string, instead: string): number {
    if (instead !== part) {
      this.#write(this.#text.slice(this.#done, at));
      this.#write(instead);
      this.#done = at + part.length;
    }
    return at + part.length;
  }

  #write(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}

/** Finds where the document type that begins at `start` ends, beyond its own declarations; -1 where it does not. */
function endOfDoctype(text: string, start: number): number {
  const marks = /[[>"']/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '>') return mark.index + 1;
    const end = text.indexOf(mark[0] === '[' ? ']' : mark[0], mark.index + 1);
    if (end === -1) return -1;
    marks.lastIndex = end + 1;
  }
  return -1;
}

const namedReference = /&([A-Za-z][A-Za-z0-9]{1,9});/g;

function decodeNamed(reference: string, name: string): string {
  return Object.hasOwn(htmlEntities, name) ? htmlEntities[name]! : reference;
}

/** The entities that a document type declares. */
interface Declared {
  readonly names: ReadonlySet<string>;
  /** True where it names a file of declarations, which is never fetched. */
  readonly isElsewhere: boolean;
}

const noneDeclared: Declared = { names: new Set(), isElsewhere: false };

function readDeclared(doctype: string): Declared {
  return {
    names: new Set([...doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s/g)].map(([, name]) => name!)),
    isElsewhere: /^<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)\b/.test(doctype),
  };
}

/** Counts lines up to places that come in order. */
class LineCounter {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  at(place: number): number {
    for (let next = this.#text.indexOf('\n', this.#at); next !== -1 && next < place; ) {
      this.#line++;
      this.#at = next + 1;
      next = this.#text.indexOf('\n', this.#at);
    }
    return this.#line;
  }
}
