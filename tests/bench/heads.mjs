/**
 * How well a page's own headline, date of publication and byline are read: prints for each the share of pages where it
 * is what people wrote down.
 *
 *   node tests/bench/heads.mjs PAGES [even|odd|all] [title|publish_date|author]
 *
 * PAGES holds `html/ID.html.gz` and `ground-truth/ID.json`, as WCXB lays them out. Only articles count. Pages of even
 * numbers are for looking at, those of odd numbers for judging alone. With the name of a field, lists what differs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [pages, half = 'even', shown = ''] = process.argv.slice(2);
if (pages === undefined) {
  console.error('Cannot start: name the directory of the pages');
  process.exit(2);
}
const dist = join(import.meta.dirname, '../../dist/read');
const { extractPage } = await import(join(dist, 'html/html.js'));

const isWanted = (id) => half === 'all' || (Number(id) % 2 === 0) === (half === 'even');
const squeeze = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛ʼ′`´]/g, "'")
    .replace(/[“”„‟«»″]|''/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
const dayOf = (text) => {
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.slice(0, 10);
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : new Date(ms).toISOString().slice(0, 10);
};
const fields = {
  title: { read: ({ title }) => title, form: squeeze },
  publish_date: { read: ({ published }) => published, form: dayOf },
  author: { read: ({ byline }) => byline, form: squeeze },
};
const counts = Object.fromEntries(
  Object.keys(fields).map((name) => [name, { known: 0, equal: 0, missed: 0, unknown: 0, given: 0 }]),
);

for (const file of readdirSync(join(pages, 'ground-truth')).sort()) {
  const id = file.replace(/\.json$/, '');
  if (!isWanted(id)) continue;
  const truth = JSON.parse(readFileSync(join(pages, 'ground-truth', file), 'utf8'));
  if (truth._internal?.page_type?.primary !== 'article') continue;
  const bytes = gunzipSync(readFileSync(join(pages, 'html', `${id}.html.gz`)));
  const { metadata } = extractPage(new TextDecoder().decode(bytes));
  for (const [name, { read, form }] of Object.entries(fields)) {
    const gold = truth.ground_truth[name];
    const found = read(metadata) ?? '';
    const count = counts[name];
    if (!gold) {
      count.unknown++;
      if (found !== '') count.given++;
      if (name === shown && found !== '') console.log(`${id}  none  ${JSON.stringify(found)}`);
      continue;
    }
    count.known++;
    const isEqual = form(found) === form(gold);
    if (isEqual) count.equal++;
    else if (found === '') count.missed++;
    if (!isEqual && name === shown)
      console.log(`${id}  ${JSON.stringify(gold)}\n      ${JSON.stringify(found)}`);
  }
}
for (const [name, { known, equal, missed, unknown, given }] of Object.entries(counts)) {
  const share = ((100 * equal) / known).toFixed(1);
  console.log(
    `${name}: ${share} % of ${known} equal, ${missed} not found; given in ${given} of ${unknown} that have none`,
  );
}
