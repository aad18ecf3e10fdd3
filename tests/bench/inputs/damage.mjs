/**
 * Writes texts into containers (text, HTML, JSON Lines, CSV, XML) in an encoding, with damaged bytes in their letters: a
 * byte that is never right, a zero, one that few encodings know, or a last character that is cut.
 */
import { createRequire } from 'node:module';

const iconv = createRequire(import.meta.url)('iconv-lite');

const escapeMarkup = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraphsOf = (text) =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeMarkup(line)}</p>`)
    .join('\n');

/** Each makes a file of one text; those of records are joined, with a header where there is one. */
export const containers = {
  text: { ending: 'txt', wrap: (text) => text },
  html: {
    ending: 'html',
    wrap: (text, declared) =>
      `<!DOCTYPE html><html><head>${declared === null ? '' : `<meta charset="${declared}">`}<title>Harbour report</title></head><body><article><h1>Harbour report</h1>${paragraphsOf(text)}</article></body></html>`,
  },
  jsonl: {
    ending: 'jsonl',
    isRecords: true,
    wrap: (text, _, index) => `${JSON.stringify({ id: `r${index}`, text })}\n`,
  },
  csv: {
    ending: 'csv',
    isRecords: true,
    header: 'id,text\n',
    wrap: (text, _, index) => `r${index},"${text.replaceAll('"', '""')}"\n`,
  },
  xml: {
    ending: 'xml',
    wrap: (text, declared) =>
      `<?xml version="1.0"${declared === null ? '' : ` encoding="${declared}"`}?>\n<story><headline>Harbour report</headline><body>${paragraphsOf(text)}</body></story>\n`,
  },
};

/** Leaves out what the encoding has no character for: it could not come back. */
export function fitTo(text, encoding) {
  if (encoding.startsWith('utf')) return text;
  return [...text]
    .filter((letter) => iconv.decode(iconv.encode(letter, encoding), encoding) === letter)
    .join('');
}

// Signs of the private plane mark the damaged letters until all is encoded.
const firstMark = 0xe000;
const badBytes = [0xff, 0x00, 0x98];

/** Marks `count` letters of `text`, evenly over it. Returns the marked text and the letters. */
export function markLetters(text, count, offset) {
  const letters = [...text.matchAll(/\p{L}/gu)];
  const step = Math.floor(letters.length / (count + 1));
  const chosen = Array.from(
    { length: count },
    (_, index) => letters[(index + 1) * step + (offset % 7)],
  ).filter((match) => match !== undefined && match[0].length === 1);
  let marked = '';
  let at = 0;
  for (const [index, match] of chosen.entries()) {
    marked += text.slice(at, match.index) + String.fromCharCode(firstMark + index);
    at = match.index + 1;
  }
  return { marked: marked + text.slice(at), letters: chosen.map(([letter]) => letter) };
}

/** Encodes a wrapped text whose letters are marked, and puts a bad byte into each of these. */
export function encodeDamaged(wrapped, letters, encoding, offset) {
  const parts = wrapped.split(/([\ue000-\ue0ff])/u).map((part) => {
    const letter = letters[part.codePointAt(0) - firstMark];
    if (letter === undefined) return iconv.encode(part, encoding, { addBOM: false });
    const bytes = Buffer.from(iconv.encode(letter, encoding, { addBOM: false }));
    const place = part.codePointAt(0) - firstMark;
    bytes[place % bytes.length] = badBytes[(place + offset) % badBytes.length];
    return bytes;
  });
  return Buffer.concat(parts);
}
