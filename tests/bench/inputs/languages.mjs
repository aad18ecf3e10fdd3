/** Measures texts in many languages: one text in all of them is never merged, and planted revisions come back. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plant } from '../plant.mjs';
import { readRows } from '../tables.mjs';
import { has, note, report, run, work } from './bench.mjs';

/** Reads one text in all languages of the set. */
export function measureLanguages(data) {
  if (!has(data, 'udhr_languages')) return;
  const out = join(work, 'udhr');
  run('merge', join(data, 'udhr_languages/docs.jsonl'), '--out', out, '--quiet');
  const rows = readRows(join(out, 'documents.jsonl'));
  const documents = rows.filter(({ sha256 }) => sha256 !== null);
  const refused = rows.filter(({ sha256 }) => sha256 === null);
  const empty = documents.filter(({ why }) => /^too short|^empty/.test(why));
  const clusters = readRows(join(out, 'clusters.jsonl')).map(({ documents: ids }) => ids);
  const mixed = clusters.filter((ids) => new Set(ids.map((id) => id.slice(0, 3))).size > 1);
  report(
    'udhr_languages',
    `${documents.length} documents, ${empty.length} without tokens, ${refused.length} refused in a sentence, ${mixed.length} merges across languages`,
    'none, none',
    empty.length === 0 && mixed.length === 0,
  );
  for (const { why } of refused) note(why);
  for (const ids of mixed) note(`merged across languages: ${ids.join(', ')}`);
  note(`variants merged: ${clusters.map((ids) => ids.join(' + ')).join('; ') || 'none'}`);
}

/** Plants revisions into sets of nine languages, and counts which come back. */
export function measurePlanted(data) {
  const sets = [
    'ant_arabic',
    'persian_web',
    'kyrgyz_24kg',
    'nerel_ru',
    'bruk_uk',
    'telegraph_bg_revisions',
    'wikidiff2_revs/th',
    'wikidiff2_revs/hi',
    'wikidiff2_revs/zh',
  ];
  for (const [index, name] of sets.entries()) {
    const [set, language] = name.split('/');
    if (!has(data, set)) continue;
    let documents = unrelated(data, set, language);
    if (documents.length < 2 && language === 'zh' && has(data, 'udhr_languages'))
      documents = declarationInChinese(data);
    if (documents.length < 2) {
      report(`planted into ${name}`, 'the set has no text in that language', 'pairwise F1 ≥ .97', false);
      continue;
    }
    const spare = documents.splice(Math.ceil(0.7 * documents.length));
    const { records, gold } = plant(documents, spare, index + 1, language === undefined ? 0.4 : 0.8);
    const folder = join(work, `planted-${index}`);
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'docs.jsonl'),
      records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    );
    writeFileSync(
      join(work, `gold-${index}.tsv`),
      `cluster\tid\n${gold.map((row) => `${row.join('\t')}\n`).join('')}`,
    );
    run('merge', folder, '--out', `${folder}-out`, '--quiet');
    const { metrics } = JSON.parse(
      run('eval', `${folder}-out`, '--gold', join(work, `gold-${index}.tsv`), '--json').stdout,
    );
    const check = run('check', `${folder}-out`);
    report(
      `planted into ${name}`,
      `P ${metrics.precision.toFixed(3)}, R ${metrics.recall.toFixed(3)}, F1 ${metrics.f1.toFixed(3)}; ${check.stdout.trim()}`,
      'pairwise F1 ≥ .97, all laws',
      metrics.f1 >= 0.97 && check.status === 0,
    );
  }
}

/** Texts long enough to be reports, of which the labels know no near pair. */
function unrelated(data, set, language) {
  const pairs = join(data, set, 'silver_pairs.tsv');
  const paired = existsSync(pairs)
    ? new Set(
        readFileSync(pairs, 'utf8')
          .split('\n')
          .flatMap((line) => line.split('\t').slice(0, 2)),
      )
    : new Set();
  const seen = new Set();
  return readRows(join(data, set, 'docs.jsonl'))
    .filter(({ id, text, lang, cluster }) => {
      if (paired.has(id) || text.length < 700 || (language !== undefined && lang !== language)) return false;
      const key = cluster ?? createHash('sha256').update(text).digest('hex');
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, 350)
    .filter(isUnlikeEarlier());
}

/** Where the set has no Chinese: the declaration in Chinese, in stretches as long as a short report. */
function declarationInChinese(data) {
  note('no Chinese in the set: planted into the declaration of human rights in Chinese, cut in stretches');
  const { text } = readRows(join(data, 'udhr_languages/docs.jsonl')).find(({ id }) => id === 'cmn_hans');
  const stretches = [''];
  for (const line of text.split(/\n+/)) {
    if (stretches.at(-1).length >= 250) stretches.push('');
    stretches.push(`${stretches.pop()}${line.trim()}\n\n`);
  }
  return stretches.map((stretch, index) => ({ id: `zh${index}`, text: stretch }));
}

/** No fifth of its word-5-grams stands in an earlier text: sets without labels hold versions of one article, too. */
function isUnlikeEarlier() {
  const owners = new Map();
  return ({ id, text }) => {
    const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const grams = new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(' ')));
    const shared = new Map();
    for (const gram of grams)
      for (const owner of owners.get(gram) ?? []) shared.set(owner, (shared.get(owner) ?? 0) + 1);
    if (Math.max(0, ...shared.values()) > 0.2 * grams.size) return false;
    for (const gram of grams) owners.set(gram, [...(owners.get(gram) ?? []), id]);
    return true;
  };
}
