/**
 * Parses JSON without losing a digit. JavaScript's numbers hold some sixteen digits, and ids often have more: a number
 * that would come back as another one is read as text, as it stands there.
 */

// Long numbers, large exponents, and the zero below zero, which JSON cannot write; anything else is exact.
const mayLoseDigits = /\d[\d.]{15}|\d[eE][+-]?\d\d|(?:^|[[,:\s])-0(?![1-9])/;

/** Parses `text`. Throws SyntaxError, with its place in `text`, where that is no JSON. */
export function parseExactJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return mayLoseDigits.test(text) ? JSON.parse(quoteLongNumbers(text)) : value;
}

/** A value of JSON, and what was loose in it. */
export interface LooseJson {
  readonly value: unknown;
  readonly flaws: readonly string[];
}

/**
 * Parses `text` and takes control characters inside strings as they stand, which JSON forbids and some writers leave
 * there. Throws SyntaxError where the text is no JSON for another reason.
 */
export function parseLooseJson(text: string): LooseJson {
  try {
    return { value: parseExactJson(text), flaws: [] };
  } catch (error) {
    const { escaped, flaws } = escapeControls(text);
    if (flaws.length === 0) throw error;
    try {
      return { value: parseExactJson(escaped), flaws };
    } catch {
      // Its place counts in the text as it stands.
      throw error;
    }
  }
}

const control = /[\u0000-\u001f]/g;

/** Writes control characters inside strings as escapes. */
function escapeControls(text: string): { readonly escaped: string; readonly flaws: readonly string[] } {
  const pieces: string[] = [];
  let [taken, count, first] = [0, 0, ''];
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', taken)) {
    const end = findStringEnd(text, start);
    if (end === 0) break;
    const string = text.slice(start, end).replace(control, (character, at: number) => {
      const code = character.charCodeAt(0).toString(16).padStart(4, '0');
      if (count++ === 0)
        first = `the control character U+${code.toUpperCase()} stands bare in a string (character ${start + at + 1})`;
      return `\\u${code}`;
    });
    pieces.push(text.slice(taken, start), string);
    taken = end;
  }
  const flaws = count === 0 ? [] : [count === 1 ? first : `${first}, and ${count - 1} more of the kind`];
  return { escaped: pieces.join('') + text.slice(taken), flaws };
}

/** Puts quotation marks around the numbers of a valid text that JavaScript cannot hold. */
function quoteLongNumbers(text: string): string {
  const quoteOrNumber = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  const pieces: string[] = [];
  let taken = 0;
  for (let found = quoteOrNumber.exec(text); found !== null; found = quoteOrNumber.exec(text)) {
    const [word] = found;
    if (word === '"') quoteOrNumber.lastIndex = findStringEnd(text, found.index);
    else if (!isExact(word)) {
      pieces.push(text.slice(taken, found.index), `"${word}"`);
      taken = quoteOrNumber.lastIndex;
    }
  }
  return pieces.join('') + text.slice(taken);
}

/**
 * Finds the place after the string that begins at `start`; 0 where it has no end. A pattern would need memory for each of
 * its letters.
 */
function findStringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return 0;
}

function isExact(number: string): boolean {
  return decimalOf(String(Number(number))) === decimalOf(number);
}

/** Writes a number in one way: its digits without zeros at either end, and the power of ten; empty for infinity. */
function decimalOf(number: string): string {
  const parts = number.match(/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/);
  if (parts === null) return '';
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return significant === '' ? `${sign}0` : `${sign}${significant}e${power}`;
}
