/**
 * Chooses the families of the gold: by the hash of their names, so that nobody picks what is easy. Half of each kind is
 * for making rules (`dev`), half is only ever scored (`held`). Usage: `node tests/gold/choose.mjs DATA > families.tsv`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutSentences, pairEqual } from './units.mjs';

const data = process.argv[2];
const rows = (set) =>
  readFileSync(join(data, set, 'docs.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const hash = (text) => createHash('sha256').update(`gold ${text}`).digest('hex');

/** Lists the sequences of revisions of each family. */
function chains(set) {
  const documents = rows(set);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const clusters = new Map();
  const push = (cluster, document) => clusters.set(cluster, [...(clusters.get(cluster) ?? []), document]);
  if (set === 'cnn_lite_revisions') {
    const [, ...lines] = readFileSync(join(data, set, 'clusters.tsv'), 'utf8')
      .trim()
      .split('\n');
    for (const line of lines) push(line.split('\t')[0], byId.get(line.split('\t')[2]));
  } else if (set === 'telegraph_bg_revisions' || set === 'kyrgyz_24kg') {
    const [, ...lines] = readFileSync(join(data, set, 'silver_pairs.tsv'), 'utf8')
      .trim()
      .split('\n');
    for (const line of lines) {
      const [a, b, , , , jaccard] = line.split('\t');
      if (Number(jaccard) < 0.45) continue;
      for (const id of [a, b]) push(`${a} ${b}`, byId.get(id));
    }
  } else for (const document of documents) push(document.cluster, document);
  const when = (document) => document.version ?? document.commit_time ?? document.date ?? '';
  return [...clusters].map(([name, members]) => ({
    name,
    members: members.toSorted((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0)),
  }));
}

/** Keeps revisions whose text changed, `most` of them, from the first step that changes `least` to `most` sentences. */
function window(members, { revisions, changed: [least, most] }, language) {
  const distinct = members.filter((one, at) => at === 0 || one.text !== members[at - 1].text);
  for (let start = 0; start + 1 < distinct.length; start++) {
    const part = distinct.slice(start, start + revisions);
    const changes = part.slice(1).map((newer, at) => {
      const [a, b] = [cutSentences(part[at].text, language), cutSentences(newer.text, language)];
      return a.length + b.length - 2 * pairEqual(a, b).length;
    });
    if (changes.some((count) => count >= least) && changes.every((count) => count <= most)) return part;
  }
  return null;
}

const kinds = [
  { kind: 'cnn', set: 'cnn_lite_revisions', count: 30, revisions: 4, changed: [4, 90] },
  { kind: 'ency', set: 'wiki_versions_446', count: 15, revisions: 3, changed: [6, 60] },
  { kind: 'terms', set: 'ota_pga', count: 5, revisions: 3, changed: [6, 60] },
  { kind: 'ru', set: 'wikidiff2_revs', lang: 'ru', count: 3, revisions: 2, changed: [6, 60] },
  { kind: 'hi', set: 'wikidiff2_revs', lang: 'hi', count: 2, revisions: 2, changed: [6, 60] },
  { kind: 'th', set: 'wikidiff2_revs', lang: 'th', count: 1, revisions: 2, changed: [2, 80] },
  { kind: 'bg', set: 'telegraph_bg_revisions', lang: 'bg', count: 3, revisions: 2, changed: [4, 60] },
  { kind: 'ky', set: 'kyrgyz_24kg', lang: 'ky', count: 1, revisions: 2, changed: [1, 60] },
];
process.stdout.write('family\tpart\tset\tlanguage\trevisions\n');
for (const { set, kind, lang, count, ...limits } of kinds) {
  const found = chains(set)
    .filter(({ members }) => lang === undefined || members[0].lang === lang)
    .toSorted((a, b) => (hash(a.name) < hash(b.name) ? -1 : 1));
  let taken = 0;
  for (const { members } of found) {
    if (taken === count) break;
    const part = window(members, limits, lang ?? 'en');
    if (part === null) continue;
    taken++;
    const family = `${kind}-${String(taken).padStart(2, '0')}`;
    const ids = part.map(({ id }) => id).join('|');
    const kept = taken % 2 === 1 ? 'dev' : 'held';
    process.stdout.write(`${[family, kept, set, lang ?? 'en', ids].join('\t')}\n`);
  }
}
