/**
 * Measures extraction on pages whose gold names stretches of text that must be there and stretches that must not
 * (`--pages DIR`, laid out like the development part of the web content extraction benchmark: `html/ID.html.gz` and
 * `ground-truth/ID.json`), by kind of page and by halves of even and odd ids: rules are read from one half alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { note, report } from './bench.mjs';
import { extractWithAll } from './extractors.mjs';

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
// By words alone: the gold has straightened its quotation marks, and extractors mark lists and cells each in their way.
const squeeze = (text) => ` ${wordsOf(text).join(' ')} `;
const share = (value) => (Number.isNaN(value) ? '–' : value.toFixed(3));

/** Prints a table of all extractors, and states the figures of ours. */
export async function measureSegments(_data, { pages: folder, kind, python }) {
  if (folder === undefined) {
    console.log('missing  pages with segments (--pages DIR)');
    return;
  }
  const gold = readGold(folder).filter((page) => kind === undefined || page.kind === kind);
  const pages = gold.map(({ id }) => ({ id, path: join(folder, 'html', `${id}.html.gz`) }));
  const results = await extractWithAll(pages, python);
  const kinds = [...new Set(gold.map((page) => page.kind))].sort();
  const groups = [
    ['all', gold],
    ['even ids', gold.filter(({ id }) => Number(id) % 2 === 0)],
    ['odd ids', gold.filter(({ id }) => Number(id) % 2 === 1)],
    ...(kinds.length > 1 ? kinds.map((name) => [name, gold.filter((page) => page.kind === name)]) : []),
  ];
  note(
    'pages, extractor: words P / R / F1 · wanted found, unwanted left out · segments P / R / F1 · pages that lose all',
  );
  for (const [group, members] of groups)
    for (const [name, texts] of Object.entries(results))
      note(`${group} (${members.length}), ${name}: ${describe(figuresOf(members, texts))}`);
  const own = figuresOf(gold, results.variorum);
  const isMet =
    own.lost <= Math.max(1, (8 / 990) * gold.length) && own.precision >= 0.93 && own.recall >= 0.93;
  report(`pages with segments, ${gold.length}`, describe(own), 'P ≥ .93, R ≥ .93; 8 of 990 lose all', isMet);
}

function readGold(folder) {
  return readdirSync(join(folder, 'ground-truth'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { ground_truth: truth, _internal: internal } = JSON.parse(
        readFileSync(join(folder, 'ground-truth', name), 'utf8'),
      );
      const kind = internal?.page_type?.primary ?? internal?.page_type ?? 'article';
      const { main_content: text, with: wanted, without: unwanted } = truth;
      return {
        id: name.replace('.json', ''),
        kind: typeof kind === 'string' ? kind : 'article',
        text: text ?? '',
        wanted: (wanted ?? []).map(squeeze).filter((segment) => segment.trim() !== ''),
        unwanted: (unwanted ?? []).map(squeeze).filter((segment) => segment.trim() !== ''),
      };
    });
}

/** Averages words over pages, and counts segments over all pages, as the makers of either measure do. */
function figuresOf(pages, texts) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const words = pages.map((page) => compareWords(page.text, texts.get(page.id) ?? ''));
  const counted = pages.map((page) => {
    const text = squeeze(texts.get(page.id) ?? '');
    return {
      wanted: page.wanted.length,
      found: page.wanted.filter((segment) => text.includes(segment)).length,
      unwanted: page.unwanted.length,
      let: page.unwanted.filter((segment) => text.includes(segment)).length,
    };
  });
  const sum = (name) => counted.reduce((total, page) => total + page[name], 0);
  const [tp, fp] = [sum('found'), sum('let')];
  const [precision, recall] = [tp / (tp + fp), tp / sum('wanted')];
  return {
    words: ['precision', 'recall', 'f1'].map((name) => mean(words.map((page) => page[name]))),
    found: recall,
    avoided: 1 - fp / sum('unwanted'),
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    lost: counted.filter(({ wanted, found }) => wanted > 0 && found === 0).length,
  };
}

function describe({ words, found, avoided, precision, recall, f1, lost }) {
  return `${words.map(share).join(' / ')} · ${share(found)}, ${share(avoided)} · ${[precision, recall, f1].map(share).join(' / ')} · ${lost}`;
}

/** Compares multisets of words in small letters. */
function compareWords(truth, found) {
  const [wanted, had] = [truth, found].map(wordsOf);
  if (wanted.length === 0 || had.length === 0) {
    const value = wanted.length === had.length ? 1 : 0;
    return { precision: value, recall: value, f1: value };
  }
  const counts = new Map();
  for (const word of wanted) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of had) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common++;
      counts.set(word, left - 1);
    }
  }
  const [precision, recall] = [common / had.length, common / wanted.length];
  return { precision, recall, f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
