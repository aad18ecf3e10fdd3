/**
 * How well damaged texts are read: texts in the encodings of the world, with no, one and five bytes replaced by others, in
 * five formats, with and without a word about their encoding. Each must come back byte for byte, be read as the same text
 * but for the damage, and be called doubtful where it is not.
 *
 *   node tests/bench/encodings.mjs DATA
 *
 * DATA holds the set udhr_languages, one text in 388 languages.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const iconv = createRequire(import.meta.url)('iconv-lite');
const sure = 0.5;

/** Encodings, and the beginnings of the names of the languages that are written in them. */
const encodings = [
  ['utf-8', ['eng', 'fra', 'deu', 'rus', 'cmn_hans', 'jpn', 'ell']],
  ['utf-16le', ['rus', 'eng', 'ukr']],
  ['windows-1251', ['rus', 'bul', 'ukr', 'bel']],
  ['koi8-r', ['rus']],
  ['koi8-u', ['ukr']],
  ['iso-8859-5', ['rus', 'bul']],
  ['maccyrillic', ['rus', 'bul']],
  ['windows-1256', ['arb', 'pes']],
  ['windows-1252', ['fra', 'deu', 'spa', 'por', 'ita', 'nld', 'swe']],
  ['windows-1254', ['tur']],
  ['windows-1250', ['hun', 'pol', 'ces', 'hrv', 'slv']],
  ['big5', ['cmn_hant']],
  ['gb18030', ['cmn_hans']],
  ['shift_jis', ['jpn']],
  ['euc-kr', ['kor']],
];
const formats = ['text', 'html', 'jsonl', 'csv', 'xml'];
const damages = [0, 1, 5];
const passageLength = 1500;
const passagesOfText = 3;

/** Measures all of it; returns the rows of a table: what, figure, bar, whether it is met. */
export async function measureDamagedEncodings({ data, report, note = () => {} }) {
  if (!existsSync(join(data, 'udhr_languages'))) return console.log('missing  udhr_languages');
  const work = mkdtempSync(join(tmpdir(), 'variorum-encodings-'));
  try {
    const total = { count: 0, restored: 0, same: 0, wrongAndSure: 0, silent: 0 };
    for (const [encoding, languages] of encodings) {
      const found = await measureEncoding(join(work, encoding), { encoding, languages, data });
      for (const [name, count] of Object.entries(found)) total[name] += count;
      note(
        `${encoding}: ${found.same} of ${found.count} read as the same text, ${found.restored} restored, ${found.wrongAndSure} wrong and called sure, ${found.silent} with U+FFFD unsaid`,
      );
    }
    const { count, restored, same, wrongAndSure, silent } = total;
    const share = (100 * same) / count;
    report(
      `texts in ${encodings.length} encodings with 0, 1 and 5 damaged bytes, declared and not, in ${formats.length} formats`,
      `${restored} of ${count} restored byte for byte, ${share.toFixed(2)} % read as the same text but for the damage, ${wrongAndSure} wrong and called sure, ${silent} with U+FFFD that nothing says`,
      'all; ≥ 99 %; none; none',
      restored === count && share >= 99 && wrongAndSure === 0 && silent === 0,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function measureEncoding(folder, { encoding, languages, data }) {
  const cases = makeCases(readPassages(data, languages), encoding);
  const found = { count: 0, restored: 0, same: 0, wrongAndSure: 0, silent: 0 };
  for (const isDeclared of [false, true]) {
    const own = cases.filter((each) => each.isDeclared === isDeclared);
    const input = join(folder, isDeclared ? 'declared' : 'bare');
    mkdirSync(input, { recursive: true });
    for (const { name, bytes } of own) writeFileSync(join(input, name), bytes);
    for (const result of await readCases(input, own, isDeclared ? encoding : null))
      for (const [name, count] of Object.entries(result)) found[name] += count;
  }
  return found;
}

function readPassages(data, languages) {
  const texts = readFileSync(join(data, 'udhr_languages/docs.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ id }) => languages.some((code) => id.startsWith(code)));
  return texts.flatMap(({ id, text }) =>
    Array.from({ length: passagesOfText }, (_, index) => {
      const start = Math.floor((index * text.length) / passagesOfText);
      return {
        id: `${id}-${index}`,
        text: text
          .slice(start, start + passageLength)
          .replace(/\s*\n\s*/g, ' ')
          .trim(),
      };
    }),
  );
}

function makeCases(passages, encoding) {
  return passages.flatMap(({ id, text }) => {
    // What the encoding has no character for cannot come back, and signs of markup would be markup.
    const words = [...text]
      .filter(
        (letter) =>
          !/[<>&"\\,;|\t]/.test(letter) && iconv.decode(iconv.encode(letter, encoding), encoding) === letter,
      )
      .join('');
    return damages.flatMap((damage) =>
      formats.flatMap((format) =>
        [false, true].map((isDeclared) => {
          const name = `${id}-${damage}.${format === 'text' ? 'txt' : format}`;
          const random = makeRandom(`${encoding} ${name} ${isDeclared}`);
          const body = damageBytes(iconv.encode(words, encoding), { damage, encoding, random });
          const bytes = wrap(format, { body, encoding, id: name, isDeclared });
          // What is lost to whoever knows the encoding; one bad byte may cost all pairs up to the next sign of ASCII.
          const expected = encoding === 'utf-8' ? body.toString('utf8') : iconv.decode(body, encoding);
          const allowed = Math.max(damage, distance(normal(expected), normal(words), 200));
          return { name, format, isDeclared, bytes, words, allowed };
        }),
      ),
    );
  });
}

/** Random numbers in [0, 1) that the name alone decides. */
function makeRandom(name) {
  let count = 0;
  return () => createHash('sha256').update(`${name} ${count++}`).digest().readUInt32LE(0) / 2 ** 32;
}

/** Replaces bytes by others of no format's grammar: from 0x80 on, so that what is damaged is the text alone. */
function damageBytes(bytes, { damage, encoding, random }) {
  const damaged = Buffer.from(bytes);
  const places = new Set();
  while (places.size < damage) {
    const at = Math.floor(random() * bytes.length);
    // The high byte of a unit of UTF-16 may make any sign: the low one is enough.
    if (encoding.startsWith('utf-16') && at % 2 === 1) continue;
    places.add(at);
  }
  for (const at of places) damaged[at] = 0x80 + Math.floor(random() * 0x80);
  return damaged;
}

function wrap(format, { body, encoding, id, isDeclared }) {
  const part = (text) => iconv.encode(text, encoding);
  switch (format) {
    case 'text':
      return body;
    case 'html':
      return Buffer.concat([
        part(
          `<!doctype html><html><head>${isDeclared ? `<meta charset="${encoding}">` : ''}<title>x</title></head><body><article><p>`,
        ),
        body,
        part('</p></article></body></html>'),
      ]);
    case 'jsonl':
      return Buffer.concat([part(`{"id": "${id}", "text": "`), body, part('"}\n')]);
    case 'csv':
      return Buffer.concat([part(`id,text\n${id},"`), body, part('"\n')]);
    default:
      return Buffer.concat([
        part(
          `<?xml version="1.0"${isDeclared ? ` encoding="${encoding}"` : ''}?><article><id>${id}</id><body>`,
        ),
        body,
        part('</body></article>'),
      ]);
  }
}

async function readCases(input, cases, encoding) {
  const from = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const [{ listDocuments }, { read }, { toBytes }, { defaultFields, defaultReading }] = await Promise.all(
    ['read/list-documents.js', 'read/read.js', 'read/plain-text.js', 'model/options.js'].map(from),
  );
  const results = [];
  for (const each of cases) {
    // Text, tables and lines of JSON cannot declare their encoding: a person names it.
    const isNamed = encoding !== null && ['text', 'jsonl', 'csv'].includes(each.format);
    const reading = { ...defaultReading, encoding: isNamed ? encoding : null };
    const { refs } = await listDocuments(join(input, each.name), null, defaultFields, reading);
    const document = refs.length === 1 ? (await read(refs))[0] : undefined;
    results.push(judge(each, document, toBytes));
  }
  return results;
}

function judge({ name, format, bytes, words, allowed, isDeclared }, result, toBytes) {
  if (result?.ok !== true) {
    if (process.env.VERBOSE) console.log('fail', name, isDeclared, JSON.stringify(result?.error));
    return { count: 1, restored: 0, same: 0, wrongAndSure: 0, silent: 0 };
  }
  const document = result.value;
  const restored = toBytes(document);
  const isWhole = ['text', 'html', 'xml'].includes(format) || document.original !== undefined;
  // A record of plain UTF-8 gives back its text, which stands in its line as it is.
  const isRestored =
    isWhole && format !== 'jsonl' && format !== 'csv' ? restored.equals(bytes) : bytes.includes(restored);
  const text = normal(format === 'html' ? document.text.replace(/^x\n\n/, '') : document.text);
  const isSame = distance(text, normal(words), allowed) <= allowed;
  const certainty = document.encodingChoice?.certainty ?? 1;
  if (process.env.VERBOSE && (!isSame || !isRestored))
    console.log(
      isSame ? '' : 'TEXT',
      isRestored ? '' : 'BYTES',
      name,
      isDeclared ? 'declared' : 'bare',
      document.encoding,
      certainty,
    );
  return {
    count: 1,
    restored: isRestored ? 1 : 0,
    same: isSame ? 1 : 0,
    wrongAndSure: !isSame && certainty >= sure ? 1 : 0,
    silent: document.text.includes('\ufffd') && document.flaws === undefined ? 1 : 0,
  };
}

/** Extraction closes up white space, and some of what bytes are replaced by is white space. */
function normal(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** Counts the letters to insert, drop and replace to make one text of the other (Ukkonen 1985); more than `most` is too many. */
function distance(left, right, most) {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const from = Math.max(1, row - most);
    const to = Math.min(right.length, row + most);
    const current = new Array(right.length + 1).fill(most + 1);
    if (from === 1) current[0] = row;
    for (let column = from; column <= to; column++) {
      const replaced = above[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1);
      current[column] = Math.min(replaced, current[column - 1] + 1, above[column] + 1);
    }
    above = current;
  }
  return Math.min(above[right.length], most + 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [data] = process.argv.slice(2);
  if (data === undefined) {
    console.error('Cannot start: name the directory of the data sets');
    process.exit(2);
  }
  const report = (what, figure, bar, passed) =>
    console.log(`${passed ? 'met    ' : 'NOT MET'}  ${what}: ${figure}  (bar: ${bar})`);
  await measureDamagedEncodings({ data, report, note: (line) => console.log(`         ${line}`) });
}
