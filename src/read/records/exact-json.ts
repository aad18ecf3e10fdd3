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

/** Finds the place after the string that begins at `start`. A pattern would need memory for each of its letters. */
function findStringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
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
