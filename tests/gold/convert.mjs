/**
 * Turns answered sheets into labels: `node tests/gold/convert.mjs DATA ANSWERS OUT`. Labels name places, not words:
 * spans in bytes of the text, so that nothing of the texts is copied.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFamilies } from './families.mjs';
import { cutSentences, findQuoted, pairEqual, readRevisions } from './units.mjs';

const [data, answers, out] = process.argv.slice(2);
const header = 'step\tkind\tolder\tnewer\tvalue\treason';
const letters = 'ABCDEFGH';
const toBytes = (text, [start, end]) => [
  Buffer.byteLength(text.slice(0, start)),
  Buffer.byteLength(text.slice(0, end)),
];
const writeSpan = (text, span) => toBytes(text, span).join('-');

function convert(family, revisions, lines) {
  const sides = revisions.map(({ text }) => ({ text, sentences: cutSentences(text, family.language) }));
  const spanOf = (name) => {
    const { text, sentences } = sides[letters.indexOf(name[0])];
    return writeSpan(text, sentences[Number(name.slice(1))].span);
  };
  const spansOf = (names) =>
    names.trim() === 'headline' ? 'headline' : names.trim().split(/\s+/).map(spanOf).join(' ');
  const rows = [];
  const equalOf = (step) => {
    const [older, newer] = [...step].map((letter) => sides[letters.indexOf(letter)]);
    for (const [x, y] of pairEqual(older.sentences, newer.sentences))
      rows.push([
        step,
        'equal',
        writeSpan(older.text, older.sentences[x].span),
        writeSpan(newer.text, newer.sentences[y].span),
        '',
        '',
      ]);
  };
  let step = '';
  for (const raw of lines) {
    const [, line, reason = ''] = /^(.*?)(?:\s+\|\s*(.*))?$/.exec(raw.trim());
    if (line === '' || line.startsWith('#')) continue;
    const [word, ...rest] = line.split(/\s+/);
    const after = rest.join(' ');
    if (word === 'STEP') {
      step = rest.join('');
      equalOf(step);
    } else if (word === 'EDGE' || word === 'OPEN') {
      const [older, newer] = after.split('>');
      rows.push([step, word.toLowerCase(), spansOf(older), spansOf(newer), '', reason]);
    } else if (word === 'DROP') rows.push([step, 'dropped', spansOf(after), '', '', reason]);
    else if (word === 'NEW') rows.push([step, 'new', '', spansOf(after), '', reason]);
    else if (word === 'FACT') {
      const [, severity, kind, older, newer, value] = /^(\d) (\w+) (.*?) ?> ?(.*?) ?: (.*)$/.exec(after);
      rows.push([step, `fact ${severity} ${kind}`, spansOf(older), spansOf(newer), value, reason]);
    } else if (word === 'QUOTE') {
      const [, letter, number, who] = /^(\w) Q(\d+) : (.*)$/.exec(after);
      const { text } = sides[letters.indexOf(letter)];
      rows.push([
        letter,
        'quotation',
        writeSpan(text, findQuoted(text)[Number(number)].span),
        '',
        who,
        reason,
      ]);
    }
  }
  return [header, ...rows.map((row) => row.join('\t'))].join('\n');
}

mkdirSync(out, { recursive: true });
for (const family of readFamilies()) {
  const revisions = readRevisions(data, family.set, family.revisions);
  if (revisions === null) continue;
  let answered;
  try {
    answered = readFileSync(join(answers, `${family.family}.txt`), 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    continue;
  }
  writeFileSync(join(out, `${family.family}.tsv`), `${convert(family, revisions, answered.split('\n'))}\n`);
}
