/** Measures files of news agencies: each is read or refused in a sentence, and two versions of one item are put in order. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../tables.mjs';
import { has, report, run, work } from './bench.mjs';

/** Reads all files of the set, then two versions of an item of each format. */
export function measureAgencies(data) {
  if (!has(data, 'news_formats')) return;
  const out = join(work, 'agencies');
  const result = run('merge', join(data, 'news_formats'), '--out', out, '--quiet');
  const documents = readRows(join(out, 'documents.jsonl'));
  const refused = documents.filter(({ sha256 }) => sha256 === null);
  const nameless = refused.filter(({ why }) => !/^Cannot read .+: .+; .+$/.test(why));
  const check = run('check', out, '--source', join(data, 'news_formats'));
  report(
    'news_formats',
    `${documents.length - refused.length} articles read, ${refused.length} files refused in a sentence, ${nameless.length} without one; check: ${check.stdout.trim()}`,
    'read, or refused with a sentence',
    result.status !== 2 && nameless.length === 0 && check.status === 0,
  );
  const orders = agencyVersions(data).map(({ format, files }) => {
    const folder = join(work, `versions-${format}`);
    mkdirSync(folder);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    run('merge', folder, '--out', `${folder}-out`, '--quiet');
    const cluster = readRows(`${folder}-out/clusters.jsonl`)[0];
    const isRight =
      cluster?.documents.join() ===
        files
          .map(([name]) => name)
          .sort((left, right) => (left.includes('first') ? -1 : right.includes('first') ? 1 : 0))
          .join() && cluster.order.basis !== 'unknown';
    return { format, isRight, basis: cluster?.order.basis ?? 'not merged' };
  });
  report(
    'two versions of one item',
    orders
      .map(({ format, isRight, basis }) => `${format} ${isRight ? 'in order' : 'WRONG'} by ${basis}`)
      .join(', '),
    'revisions in the right order',
    orders.every(({ isRight }) => isRight),
  );
}

/** An item of each format and a later version of it, whose file name sorts before the first. */
function agencyVersions(data) {
  const folder = join(data, 'news_formats/superdesk');
  const read = (part) =>
    readFileSync(
      join(
        folder,
        readdirSync(folder).find((name) => name.includes(part)),
      ),
      'utf8',
    );
  const added =
    'A further paragraph was added later, in which somebody says that talks would go on next week.';
  const pair = (format, ending, first, later) => ({
    format,
    files: [
      [`z-first.${ending}`, first],
      [`a-later.${ending}`, later],
    ],
  });
  const ninjs = read('ninjs2.json');
  const item = JSON.parse(ninjs);
  const g2 = read('no_truncated_text');
  const newsml = read('afp.xml');
  const nitf = read('ap-nitf.xml');
  const date = nitf.match(/date\.release norm="(\d{8})/)?.[1] ?? nitf.match(/date\.issue norm="(\d{8})/)?.[1];
  return [
    pair(
      'ninjs',
      'json',
      ninjs,
      JSON.stringify({
        ...item,
        version: String(Number(item.version) + 1),
        body_html: `${item.body_html}<p>${added}</p>`,
      }),
    ),
    pair(
      'NewsML-G2',
      'xml',
      g2,
      g2
        .replace(/(<newsItem[^>]*\sversion=")(\d+)"/, (_, head, version) => `${head}${Number(version) + 1}"`)
        .replace(/<\/p>(?![\s\S]*<\/p>)/, `</p><p>${added}</p>`),
    ),
    pair(
      'NewsML 1',
      'xml',
      newsml,
      newsml
        .replace(/(<RevisionId[^>]*>)(\d+)/, (_, head, version) => `${head}${Number(version) + 1}`)
        .replace(/<\/p>(?![\s\S]*<\/p>)/, `</p><p>${added}</p>`),
    ),
    pair(
      'NITF',
      'xml',
      nitf,
      nitf
        .replaceAll(`norm="${date}`, `norm="${Number(date) + 1}`)
        .replace(/<\/p>(?![\s\S]*<\/p>)/, `</p><p>${added}</p>`),
    ),
  ];
}
