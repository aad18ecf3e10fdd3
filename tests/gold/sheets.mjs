/**
 * Writes a sheet for every family of the gold, to be read and answered: `node tests/gold/sheets.mjs DATA OUT`. A sheet
 * numbers the sentences of both sides of each step, pairs those that are equal to the letter, and leaves the rest open.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFamilies } from './families.mjs';
import { cutSentences, findQuoted, pairEqual, readRevisions } from './units.mjs';

const [data, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const letterOf = (index) => 'ABCDEFGH'[index];
const short = (text) => (text.length > 70 ? `${text.slice(0, 66)} …` : text);

function listSide(letter, other, sentences, pairedWith) {
  let paragraph = -1;
  const lines = [];
  const isOpen = (index) => index >= 0 && index < sentences.length && !pairedWith.has(index);
  for (const [index, sentence] of sentences.entries()) {
    // What is equal is shown only beside what is open.
    const isNear = [-2, -1, 0, 1, 2].some((step) => isOpen(index + step));
    if (!isNear && lines.at(-1) !== '  …') lines.push('  …');
    if (!isNear) continue;
    if (sentence.paragraph !== paragraph) lines.push('  ¶');
    paragraph = sentence.paragraph;
    const partner = pairedWith.get(index);
    const text =
      partner === undefined ? `?   ${sentence.text}` : `= ${other}${partner}   ${short(sentence.text)}`;
    lines.push(`${letter}${index} ${text}`);
  }
  return lines;
}

function listQuotations(letter, text) {
  let number = 0;
  const quoted = findQuoted(text);
  const marked = text.split('\n');
  let at = 0;
  const lines = [];
  for (const line of marked) {
    const own = quoted.filter(({ span: [start] }) => start >= at && start < at + line.length + 1);
    let shown = line;
    for (const { span } of own.toReversed())
      shown = `${shown.slice(0, span[0] - at)}⟦Q${number + own.indexOf(own.find((one) => one.span === span))}⟧${shown.slice(span[0] - at)}`;
    number += own.length;
    if (line.trim() !== '') lines.push(shown);
    at += line.length + 1;
  }
  return [`QUOTATIONS IN ${letter}`, ...lines];
}

for (const family of readFamilies()) {
  const revisions = readRevisions(data, family.set, family.revisions);
  if (revisions === null) continue;
  const lines = [`FAMILY ${family.family} (${family.language})`];
  for (const [at, newer] of revisions.slice(1).entries()) {
    const [a, b] = [letterOf(at), letterOf(at + 1)];
    const [older, later] = [revisions[at], newer].map(({ text }) => cutSentences(text, family.language));
    const pairs = pairEqual(older, later);
    lines.push(
      '',
      `STEP ${a} ${b}`,
      `  headline ${a}: ${revisions[at].title ?? '-'}`,
      `  headline ${b}: ${newer.title ?? '-'}`,
    );
    lines.push(...listSide(a, b, older, new Map(pairs)), '---');
    lines.push(...listSide(b, a, later, new Map(pairs.map(([x, y]) => [y, x]))));
  }
  if (family.language === 'en' && family.set === 'cnn_lite_revisions')
    lines.push('', ...listQuotations(letterOf(revisions.length - 1), revisions.at(-1).text));
  writeFileSync(join(out, `${family.family}.txt`), `${lines.join('\n')}\n`);
}
