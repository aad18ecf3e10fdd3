/**
 * Measures encodings: texts in fifteen of them, with none, one and five damaged bytes, declared and not, in five
 * containers. A text counts as read where it is what stands in the container in whole UTF-8, but for the damage.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percent, readRows } from '../tables.mjs';
import { built, has, note, report, work } from './bench.mjs';
import { containers, encodeDamaged, fitTo, markLetters } from './damage.mjs';

const textsEach = 12;
const damages = [0, 1, 5];
// What one damaged byte may cost: its own character and one beside it, in pairs of characters.
const pairsEach = 12;
const sureFrom = 0.5;

/** Writes, reads and compares all of them. */
export async function measureEncodings(data) {
  if (!has(data, 'nerel_ru') || !has(data, 'udhr_languages')) return;
  const cases = chooseTexts(data);
  const tallies = [];
  for (const container of Object.keys(containers)) {
    const whole = await readFolder(writeFolder(container, cases, { isWhole: true }), null);
    for (const isDeclared of [false, true]) {
      const folder = writeFolder(container, cases, { isDeclared });
      for (const { encoding } of cases)
        tallies.push(...(await compare(container, encoding, isDeclared, folder, whole)));
    }
  }
  printTallies(tallies);
}

function chooseTexts(data) {
  const texts = (set, count = textsEach) =>
    readRows(join(data, set, 'docs.jsonl'))
      .slice(0, count)
      .map(({ text }) => text);
  const udhr = readRows(join(data, 'udhr_languages/docs.jsonl'));
  const declaration = (...codes) =>
    udhr
      .filter(({ id, text }) => codes.some((code) => id.startsWith(code)) && text.length > 500)
      .slice(0, textsEach)
      .map(({ text }) => text);
  const russian = texts('nerel_ru');
  const chosen = {
    'utf-8': [...russian.slice(0, 6), ...texts('ant_arabic', 6)],
    'utf-16le': russian,
    'windows-1251': russian,
    'koi8-r': russian,
    'koi8-u': texts('bruk_uk'),
    'iso-8859-5': russian,
    maccyrillic: russian,
    'windows-1256': texts('ant_arabic'),
    'windows-1252': texts('reuters21578').map((text) => `${text} “So it is,” he said – at a café, à côté.`),
    'windows-1254': declaration('tur'),
    'windows-1250': declaration('hun', 'bos', 'hrv', 'slv'),
    big5: declaration('cmn_hant', 'zho', 'cmn'),
    gb18030: declaration('cmn_hans', 'zho', 'cmn'),
    shift_jis: declaration('jpn'),
    'euc-kr': declaration('kor'),
  };
  return Object.entries(chosen).map(([encoding, list]) => ({
    encoding,
    // Without white space that containers fold.
    texts: list.map((text) => fitTo(text.replace(/[^\S\n]+/g, ' ').trim(), encoding)),
  }));
}

/** Writes one file a text, or one of all texts where they are records; `isWhole` in UTF-8 and without damage. */
function writeFolder(container, cases, { isWhole = false, isDeclared = false }) {
  const { ending, wrap, header = '', isRecords } = containers[container];
  const folder = join(work, `encodings-${container}-${isWhole ? 'whole' : isDeclared ? 'declared' : 'bare'}`);
  for (const { encoding, texts } of cases)
    for (const damage of isWhole ? [0] : damages) {
      const place = join(folder, encoding, String(damage));
      mkdirSync(place, { recursive: true });
      const target = isWhole ? 'utf-8' : encoding;
      const files = texts.map((text, index) => {
        const { marked, letters } = markLetters(text, damage, index);
        const wrapped = wrap(marked, isDeclared ? encoding : null, index);
        return encodeDamaged(wrapped, letters, target, index);
      });
      if (isRecords)
        writeFileSync(
          join(place, `all.${ending}`),
          Buffer.concat([encodeDamaged(header, [], target, 0), ...files]),
        );
      else
        for (const [index, bytes] of files.entries())
          writeFileSync(join(place, `r${index}.${ending}`), bytes);
    }
  return folder;
}

/** Reads every document below `folder`, by its encoding, damage and number. */
async function readFolder(folder, encoding) {
  const { listDocuments, read, defaultFields, defaultReading } = await built('index.js');
  const { refs, failures } = await listDocuments(folder, null, defaultFields, {
    ...defaultReading,
    encoding,
  });
  const results = await read(refs);
  const found = new Map();
  for (const [index, result] of results.entries()) {
    if (!result.ok) continue;
    const { id, record } = refs[index];
    const path = (record?.container?.name ?? result.value.container?.path ?? id).split('/');
    // Records of equal ids are told apart by a number behind them.
    const name = `${path.slice(0, -1).join('/')}/${refs[index].id
      .split('/')
      .at(-1)
      .replace(/[.#].*$/, '')}`;
    found.set(name, result.value);
  }
  return { found, failures };
}

async function compare(container, encoding, isDeclared, folder, whole) {
  const { toBytes } = await built('read/plain-text.js');
  const { isRecords, ending } = containers[container];
  // Markup says it itself; elsewhere a person does.
  const isFlag = isDeclared && !['html', 'xml'].includes(container);
  const { found } = await readFolder(join(folder, encoding), isFlag ? encoding : null);
  return damages.map((damage) => {
    const tally = { container, encoding, isDeclared, damage, all: 0, same: 0, restored: 0, sureAndWrong: 0 };
    const wanted = [...whole.found].filter(([name]) => name.startsWith(`${encoding}/0/`));
    for (const [name, { text }] of wanted) {
      tally.all++;
      const own = name.replace(`${encoding}/0/`, `${damage}/`);
      const document = found.get(own);
      if (document === undefined) continue;
      const file = isRecords ? `${damage}/all.${ending}` : `${own}.${ending}`;
      const bytes = readFileSync(join(folder, encoding, file));
      if (isRestored(toBytes(document), bytes, isRecords)) tally.restored++;
      if (isSame(text, document.text, damage)) tally.same++;
      else if ((document.encodingChoice?.certainty ?? 1) >= sureFrom) tally.sureAndWrong++;
    }
    return tally;
  });
}

/**
 * Tells whether `again` is the file, or a record of it, or the text of one, which JSON writes with escapes and tables with
 * doubled quotation marks.
 */
function isRestored(again, bytes, isRecord) {
  if (isRecord !== true) return bytes.equals(again);
  if (again.length === 0) return false;
  if (bytes.includes(JSON.stringify(again.toString('utf8')).slice(1, -1))) return true;
  const plain = bytes.toString('latin1').replace(/"(\0?)"\1/g, '"$1');
  return bytes.includes(again) || plain.includes(again.toString('latin1'));
}

function isSame(wanted, found, damage) {
  if (damage === 0) return wanted === found;
  const counts = new Map();
  const letters = [...wanted];
  for (const [index, letter] of letters.entries()) {
    const pair = letter + (letters[index + 1] ?? '');
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const had = [...found];
  let extra = 0;
  for (const [index, letter] of had.entries()) {
    const pair = letter + (had[index + 1] ?? '');
    const left = counts.get(pair) ?? 0;
    if (left === 0) extra++;
    else counts.set(pair, left - 1);
  }
  const missing = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return Math.max(extra, missing) <= pairsEach * damage;
}

function printTallies(tallies) {
  const sum = (list, name) => list.reduce((total, tally) => total + tally[name], 0);
  const describe = (list) =>
    `${percent(sum(list, 'same') / sum(list, 'all'))} of ${sum(list, 'all')} the same, ${percent(sum(list, 'restored') / sum(list, 'all'))} restored, ${sum(list, 'sureAndWrong')} wrong and sure`;
  for (const container of Object.keys(containers))
    for (const isDeclared of [false, true])
      for (const damage of damages) {
        const list = tallies.filter(
          (one) => one.container === container && one.isDeclared === isDeclared && one.damage === damage,
        );
        note(
          `${container}, ${isDeclared ? 'declared' : 'not declared'}, ${damage} damaged: ${describe(list)}`,
        );
      }
  for (const encoding of new Set(tallies.map((tally) => tally.encoding)))
    note(`${encoding}: ${describe(tallies.filter((tally) => tally.encoding === encoding))}`);
  const isMet =
    sum(tallies, 'same') >= 0.99 * sum(tallies, 'all') &&
    sum(tallies, 'restored') === sum(tallies, 'all') &&
    sum(tallies, 'sureAndWrong') === 0;
  report(
    'texts in 15 encodings, 0, 1 and 5 damaged bytes',
    describe(tallies),
    'all restored, ≥ 99 % the same, none wrong and sure',
    isMet,
  );
}
