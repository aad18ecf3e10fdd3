/**
 * How well real inputs are read: prints the table of the bars for formats, encodings and languages.
 *
 *   node tests/bench/inputs.mjs DATA [only]
 *
 * DATA holds the sets named below; a set that is not there is said to be missing. `only` picks rows by a part of
 * their names.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMixedFiles } from './mixed-files.mjs';
import { plant } from './plant.mjs';

const [data, only = ''] = process.argv.slice(2);
if (data === undefined) {
  console.error('Cannot start: name the directory of the data sets');
  process.exit(2);
}
const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'variorum-bars-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const rows = [];
const report = (what, figure, bar, passed) => {
  rows.push([what, figure, bar, passed ? 'met' : 'NOT MET']);
  console.log(`${passed ? 'met    ' : 'NOT MET'}  ${what}: ${figure}  (bar: ${bar})`);
};
const note = (line) => console.log(`         ${line}`);
const readJsonl = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const run = (...flags) =>
  spawnSync(process.execPath, [cli, ...flags], { maxBuffer: 2 ** 28, encoding: 'utf8' });
const percent = (share) => `${(100 * share).toFixed(1)} %`;

const oracleProgram = `
import sys, json, glob
from warcio.archiveiterator import ArchiveIterator
found = []
for path in sorted(glob.glob(sys.argv[1] + '/*')):
    try:
        for record in ArchiveIterator(open(path, 'rb'), arc2warc=False):
            http = record.http_headers
            kind = (http.get_header('Content-Type') if http else record.rec_headers.get_header('Content-Type')) or ''
            status = http.get_statuscode() if http else '200'
            uri = record.rec_headers.get_header('WARC-Target-URI') or ''
            is_text = kind.startswith('text/html') or kind.startswith('text/plain')
            if record.rec_type in ('response', 'resource', 'conversion') and is_text and status[:1] == '2' and not uri.startswith('metadata:'):
                name = record.rec_headers.get_header('WARC-Record-ID')
                found.append({'path': path, 'id': name.strip('<>') if name else None})
    except Exception as error:
        pass
print(json.dumps(found))
`;

const bars = {
  html_aeb: measurePages,
  'notes on pages': measureNotes,
  news_formats: measureAgencies,
  warc: measureArchives,
  udhr_languages: measureLanguages,
  planted: measurePlanted,
  encodings: measureEncodings,
  'mixed files': measureMixed,
};
for (const [name, measure] of Object.entries(bars)) if (name.includes(only)) await measure();
console.log(
  `\n| what | figure | bar | |\n|---|---|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`,
);

function has(set) {
  if (existsSync(join(data, set))) return true;
  console.log(`missing  ${set}`);
  return false;
}

/** As the article extraction benchmark of Scrapinghub counts: shingles of 4 tokens, averaged over pages. */
async function measurePages() {
  if (!has('html_aeb')) return;
  const { extractPage } = await import(join(root, 'dist/sources/html.js'));
  const truth = JSON.parse(readFileSync(join(data, 'html_aeb/ground-truth.json'), 'utf8'));
  const shares = Object.entries(truth).map(([page, { articleBody }]) => {
    const { blocks } = extractPage(readFileSync(join(data, `html_aeb/html/${page}.html`), 'utf8'));
    const aside = new Set(['headline', 'byline', 'caption', 'furniture']);
    const found = blocks
      .filter(({ kind }) => !aside.has(kind))
      .map(({ text }) => text)
      .join('\n');
    return compareShingles(articleBody, found);
  });
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const precision = mean(shares.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)));
  const recall = mean(shares.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)));
  const f1 = (2 * precision * recall) / (precision + recall);
  report(
    `html_aeb, ${shares.length} pages`,
    `P ${precision.toFixed(3)}, R ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`,
    'F1 ≥ .955',
    f1 >= 0.955,
  );
}

function compareShingles(truth, found) {
  const count = (text) => {
    const tokens = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
    const counts = new Map();
    for (let index = 0; index < Math.max(1, tokens.length - 3); index++) {
      const key = tokens.slice(index, index + 4).join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const [left, right] = [count(truth), count(found)];
  let [tp, fp, fn] = [0, 0, 0];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [wanted, had] = [left.get(key) ?? 0, right.get(key) ?? 0];
    tp += Math.min(wanted, had);
    fp += Math.max(0, had - wanted);
    fn += Math.max(0, wanted - had);
  }
  return { tp, fp, fn };
}

/** The pages stand in the unit tests; their verdicts are counted here. */
function measureNotes() {
  const out = join(work, 'notes.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--config',
      join(root, 'tests/vitest.config.ts'),
      '--project',
      'unit',
      'sources/html',
      '--reporter=json',
      `--outputFile=${out}`,
    ],
    { cwd: root },
  );
  const tests = JSON.parse(readFileSync(out, 'utf8')).testResults.flatMap(
    ({ assertionResults }) => assertionResults,
  );
  const notes = tests.filter(({ title }) => title.startsWith('keeps a note'));
  const kept = notes.filter(({ status }) => status === 'passed').length;
  report(
    'correction and update notes on pages',
    `${kept} of ${notes.length} kept`,
    'all',
    kept === notes.length && kept >= 30,
  );
}

function measureAgencies() {
  if (!has('news_formats')) return;
  const out = join(work, 'agencies');
  const result = run('merge', join(data, 'news_formats'), '--out', out, '--quiet');
  const documents = readJsonl(join(out, 'documents.jsonl'));
  const refused = documents.filter(({ sha256 }) => sha256 === null);
  const nameless = refused.filter(({ why }) => !/^Cannot read .+: .+; .+$/.test(why));
  const check = run('check', out, '--source', join(data, 'news_formats'));
  report(
    'news_formats',
    `${documents.length - refused.length} articles read, ${refused.length} files refused in a sentence, ${nameless.length} without one; check: ${check.stdout.trim()}`,
    'read, or refused with a sentence',
    result.status !== 2 && nameless.length === 0 && check.status === 0,
  );
  const orders = agencyVersions().map(({ format, files }) => {
    const folder = join(work, `versions-${format}`);
    mkdirSync(folder);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    run('merge', folder, '--out', `${folder}-out`, '--quiet');
    const cluster = readJsonl(`${folder}-out/clusters.jsonl`)[0];
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
function agencyVersions() {
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

/** Against warcio, where Python has it: every response of HTML or text with a good status. */
async function measureArchives() {
  if (!has('warc')) return;
  const python = process.env.WARCIO_PYTHON ?? 'python3';
  const oracle = spawnSync(python, ['-c', oracleProgram, join(data, 'warc')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const out = join(work, 'warc');
  const result = run('merge', join(data, 'warc'), '--out', out, '--quiet');
  const documents = readJsonl(join(out, 'documents.jsonl'));
  const failures = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).failures;
  const check = run('check', out, '--source', join(data, 'warc'));
  const readIds = documents.filter(({ sha256 }) => sha256 !== null).map(({ id }) => id.replace(/#\d+$/, ''));
  if (oracle.status !== 0) {
    report(
      'warc',
      `${readIds.length} records read, ${failures.length} sentences; no warcio to compare with`,
      'same records as warcio',
      false,
    );
    return;
  }
  const wanted = JSON.parse(oracle.stdout).filter(({ id }) => id !== null);
  const named = new Set([
    ...documents.map(({ id }) => id),
    ...failures.map((failure) => failure.match(/urn:uuid:[\w-]+/)?.[0]),
  ]);
  const missing = wanted.filter(({ id }) => !named.has(id));
  report(
    'warc',
    `${readIds.length} records read, ${failures.length} named as broken or without text, ${missing.length} of warcio’s ${wanted.length} not accounted for; check: ${check.stdout.trim()}`,
    'same records as warcio, none stops the run',
    missing.length === 0 && result.status !== 2 && check.status === 0,
  );
}

function measureLanguages() {
  if (!has('udhr_languages')) return;
  const out = join(work, 'udhr');
  run('merge', join(data, 'udhr_languages/docs.jsonl'), '--out', out, '--quiet');
  const rows = readJsonl(join(out, 'documents.jsonl'));
  const documents = rows.filter(({ sha256 }) => sha256 !== null);
  const refused = rows.filter(({ sha256 }) => sha256 === null);
  const empty = documents.filter(({ why }) => /^too short|^empty/.test(why));
  const clusters = readJsonl(join(out, 'clusters.jsonl')).map(({ documents: ids }) => ids);
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

function measurePlanted() {
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
    if (!has(set)) continue;
    let documents = unrelated(set, language);
    if (documents.length < 2 && language === 'zh' && has('udhr_languages'))
      documents = declarationInChinese();
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
function unrelated(set, language) {
  const pairs = join(data, set, 'silver_pairs.tsv');
  const paired = existsSync(pairs)
    ? new Set(
        readFileSync(pairs, 'utf8')
          .split('\n')
          .flatMap((line) => line.split('\t').slice(0, 2)),
      )
    : new Set();
  const seen = new Set();
  return readJsonl(join(data, set, 'docs.jsonl'))
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
function declarationInChinese() {
  note('no Chinese in the set: planted into the declaration of human rights in Chinese, cut in stretches');
  const { text } = readJsonl(join(data, 'udhr_languages/docs.jsonl')).find(({ id }) => id === 'cmn_hans');
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

async function measureEncodings() {
  if (!has('nerel_ru')) return;
  const { decode } = await import(join(root, 'dist/sources/decode.js'));
  const iconv = createRequire(import.meta.url)('iconv-lite');
  const texts = (set, count) =>
    readJsonl(join(data, set, 'docs.jsonl'))
      .slice(0, count)
      .map(({ text }) => text);
  const udhr = readJsonl(join(data, 'udhr_languages/docs.jsonl'));
  const declaration = (...codes) =>
    udhr.filter(({ id }) => codes.some((code) => id.startsWith(code))).map(({ text }) => text);
  const cases = [
    ['utf-16le', texts('nerel_ru', 50)],
    ['windows-1251', texts('nerel_ru', 50)],
    ['koi8-r', texts('nerel_ru', 50)],
    ['koi8-u', texts('bruk_uk', 50)],
    ['iso-8859-5', texts('nerel_ru', 50)],
    ['maccyrillic', texts('nerel_ru', 50)],
    ['windows-1256', texts('ant_arabic', 50)],
    ['windows-1252', texts('reuters21578', 50).map((text) => `${text} “So it is,” he said – at a café.`)],
    ['windows-1254', declaration('tur')],
    ['windows-1250', declaration('hun', 'bos', 'hrv', 'slv')],
    ['big5', declaration('cmn_hant', 'zho', 'cmn')],
    ['gb18030', declaration('cmn_hans', 'zho', 'cmn')],
    ['shift_jis', declaration('jpn')],
    ['euc-kr', declaration('kor')],
  ];
  let [all, same, sureAndWrong] = [0, 0, 0];
  for (const [encoding, list] of cases) {
    let right = 0;
    const guesses = new Map();
    for (const text of list) {
      // What the encoding has no character for cannot come back.
      const words = [...text]
        .filter(
          (letter) =>
            encoding.startsWith('utf') || iconv.decode(iconv.encode(letter, encoding), encoding) === letter,
        )
        .join('');
      const decoded = decode(iconv.encode(words, encoding));
      if (decoded?.text === words) right++;
      else {
        guesses.set(decoded?.encoding, (guesses.get(decoded?.encoding) ?? 0) + 1);
        if ((decoded?.choice?.certainty ?? 1) >= 0.5) sureAndWrong++;
      }
    }
    note(
      `${encoding}: ${right} of ${list.length}${guesses.size === 0 ? '' : `, else ${JSON.stringify([...guesses])}`}`,
    );
    all += list.length;
    same += right;
  }
  report(
    `texts in ${cases.length} encodings, none declared`,
    `${percent(same / all)} of ${all} read as the same text, ${sureAndWrong} wrong ones said to be sure`,
    '≥ 95 %, and said when not sure',
    same / all >= 0.95 && sureAndWrong === 0,
  );
}

function measureMixed() {
  const sizes = [5_000, 20_000];
  const peaks = sizes.map((count) => {
    const folder = join(work, `mixed-${count}`);
    makeMixedFiles(folder, count);
    const program = `process.argv.splice(1, 0, ${JSON.stringify(cli)}); import(${JSON.stringify(cli)}).then(() => process.on('exit', () => process.stderr.write('PEAK ' + process.resourceUsage().maxRSS)))`;
    const started = Date.now();
    const result = spawnSync(
      process.execPath,
      ['-e', program, '--', 'scan', folder, '--out', `${folder}-out`, '--quiet', '--workers', '1'],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    const peak = Number(result.stderr.match(/PEAK (\d+)/)?.[1]) / 1024;
    const documents = readJsonl(join(`${folder}-out`, 'documents.jsonl')).length;
    note(
      `${count} files: ${documents} documents, ${((Date.now() - started) / 1000).toFixed(0)} s, peak ${peak.toFixed(0)} MB, exit ${result.status}`,
    );
    return peak;
  });
  report(
    '20,000 mixed files',
    `peak memory ${peaks[1].toFixed(0)} MB, at a quarter of the files ${peaks[0].toFixed(0)} MB`,
    'one run, one report, memory flat',
    peaks[1] < 1.5 * peaks[0],
  );
}
