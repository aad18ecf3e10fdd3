/**
 * Cuts texts into the sentences that the gold speaks of. It uses nothing of the program, so that a wrong boundary
 * there shows here: lines are paragraphs, and the runtime's own segmenter finds the sentences.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const abbreviations =
  /(?:^|[\s(“"'‘])(?:Mr|Mrs|Ms|Dr|Gov|Sens?|Reps?|St|Jr|Sr|No|vs|Prof|Gen|Lt|Col|Sgt|Capt|[A-ZА-Я]|(?:[A-Za-z]\.)+[A-Za-z])\.\s*$/u;

/** Lists the sentences of `text`, each with its place in UTF-16 units, white space left out. */
export function cutSentences(text, language = 'en') {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const sentences = [];
  let paragraph = -1;
  for (const line of text.matchAll(/[^\n]+/g)) {
    if (line[0].trim() === '') continue;
    paragraph++;
    const found = [];
    for (const { segment, index } of segmenter.segment(line[0])) {
      const last = found.at(-1);
      const isGoingOn =
        last !== undefined &&
        (abbreviations.test(last.text) || !/[\p{L}\p{N}]/u.test(segment) || /^\s*[\p{Ll}]/u.test(segment));
      if (isGoingOn) last.text += segment;
      else found.push({ start: line.index + index, text: segment });
    }
    for (const { start, text: whole } of found) {
      const own = whole.trim();
      if (own === '') continue;
      const from = start + whole.length - whole.trimStart().length;
      sentences.push({ paragraph, text: own, span: [from, from + own.length] });
    }
  }
  return sentences;
}

/** Reads the documents of `set` that `ids` names, in their order; null where the set is not at hand. */
export function readRevisions(data, set, ids) {
  let lines;
  try {
    lines = readFileSync(join(data, set, 'docs.jsonl'), 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  const wanted = new Set(ids);
  const found = new Map();
  for (const line of lines) {
    if (line === '') continue;
    const document = JSON.parse(line);
    if (wanted.has(document.id) && !found.has(document.id)) found.set(document.id, document);
  }
  return ids.map((id) => found.get(id));
}

/** Pairs sentences that are equal to the letter and stand equally often on both sides, in their order. */
export function pairEqual(older, newer) {
  const places = (sentences) => {
    const byText = new Map();
    for (const [index, { text }] of sentences.entries())
      byText.set(text, [...(byText.get(text) ?? []), index]);
    return byText;
  };
  const [left, right] = [places(older), places(newer)];
  const pairs = [];
  for (const [text, ofOlder] of left) {
    const ofNewer = right.get(text) ?? [];
    if (ofNewer.length === ofOlder.length)
      for (const [at, x] of ofOlder.entries()) pairs.push([x, ofNewer[at]]);
  }
  return pairs;
}

/** Lists what stands between quotation marks in `text`, with its place. */
export function findQuoted(text) {
  const pattern = /“[^“”\n]+(?:”|(?=\n|$))|"[^"\n]+"|«[^«»\n]+»|„[^„“”\n]+[“”]/gu;
  return [...text.matchAll(pattern)].map((found) => ({
    span: [found.index, found.index + found[0].length],
    text: found[0],
  }));
}
