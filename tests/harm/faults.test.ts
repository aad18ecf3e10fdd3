/**
 * Stages throw on documents: each of these fails by name, the run ends with 1, and everything else is, byte for byte, what
 * a run without them gives. A run bears one fault in each format, so that many are tried at once. `npm run test:harm`
 * tries each stage on each document of each format, `npm test` each stage once.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Article, formats, writeArticles } from './fault-corpus.js';
import { contentOf, type Finished, openRunner } from './fault-runner.js';
import { stages } from './fault-stages.mjs';

const isWhole = process.env['VARIORUM_FAULTS'] === 'all';
const allStages = Object.entries(stages).flatMap(([file, names]) => names.map((name) => `${file} ${name}`));

/** A stage that throws on one document. */
interface Fault {
  readonly stage: string;
  readonly format: string;
  readonly article: Article;
}

const root = mkdtempSync(join(tmpdir(), 'variorum-faults-'));
const runIn = openRunner();
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

// In short a report is two revisions, and of few formats stands a document alone.
const hasAlone = (format: string) => isWhole || ['text', 'html', 'jsonl'].includes(format);
const articles = new Map(
  Object.keys(formats).map((format, seed) => {
    const own = writeArticles(format, seed, isWhole ? 3 : 2);
    return [format, hasAlone(format) ? own : own.slice(0, -1)];
  }),
);
/** By format: the names of its files in the input. */
const files = new Map<string, readonly string[]>();

beforeAll(() => {
  mkdirSync(join(root, 'in0'));
  for (const [format, write] of Object.entries(formats)) {
    const own = write(articles.get(format)!);
    for (const [name, content] of Object.entries(own)) writeFileSync(join(root, 'in0', name), content);
    files.set(format, Object.keys(own));
  }
  // Something is left to learn from, to merge and to refuse, whatever fails.
  const singles = Array.from({ length: 20 }, (_, at) => writeArticles(`other${at}`, 2000 + at, 0)).flat();
  const others = formats['text']!([...writeArticles('others', 1000, 2), ...singles]);
  for (const [name, content] of Object.entries(others)) writeFileSync(join(root, 'in0', name), content);
  writeFileSync(join(root, 'in0/broken.pdf'), '%PDF-1.4 nothing');
});

let runs = 0;

function merge(out: string, flags: readonly string[], faults: readonly Fault[]): Promise<Finished> {
  // Under a new name each time: of documents that the process knows already no file is read.
  const input = `in${++runs}`;
  renameSync(join(root, `in${runs - 1}`), join(root, input));
  // What another input left there has given ids.
  rmSync(join(root, out), { recursive: true, force: true });
  const argv = ['merge', input, '--out', out, '--workers', '1', '--format', 'html,tei,prov', ...flags];
  const byStage: Record<string, string[]> = {};
  for (const { stage, article } of faults) byStage[stage] = [...(byStage[stage] ?? []), article.mark];
  return runIn({ argv, cwd: root, faults: byStage });
}

const sentence =
  /^Cannot [a-z ]+ (\S+): a fault that was put there; leave it out with --exclude and report it$/;

/** The names of what failed, as the run names it. */
function failedIn(out: string): readonly string[] {
  const { failures } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { failures: string[] };
  return failures.flatMap((failure) => failure.match(sentence)?.[1] ?? []);
}

/** Whether `name` is that of the document with the fault, of its place in its file, or of the file that holds it. */
function isNameOf(name: string, { format, article }: Fault): boolean {
  if (name.includes(article.mark)) return true;
  const [file] = files.get(format)!;
  const own = articles.get(format)!;
  // The first line of a table is its header.
  const number = own.indexOf(article) + (/\.[ct]sv$/.test(file!) ? 2 : 1);
  return name === file || name === `${file}#${number}`;
}

/** What leaves out that which bears `name`: a file, or a record in it. */
function excludeWord(name: string, { format, article }: Fault): string {
  const own = files.get(format)!;
  return own.includes(name) ? name : `${own[0]}#*${article.mark}*`;
}

/** All files of an output, without what has to differ: what says that documents failed, and that they were left out. */
function resultOf(out: string, failed: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    Array.from(contentOf(out), ([path, content]) => [path, withoutFailures(path, content, failed)]),
  );
}

function withoutFailures(path: string, text: string, failed: readonly string[]): string {
  if (path === 'documents.jsonl')
    return text
      .split('\n')
      .filter((line) => line === '' || !failed.includes((JSON.parse(line) as { id: string }).id))
      .join('\n');
  if (path === 'index.html')
    return text
      .replace(/<li>Cannot [a-z ]+ \S+: a fault that was put there; [^<]*<\/li>/g, '')
      .replace(/ \d+ files? could not be read: [^<]*/, '')
      .replace(/(<dt>Refused<\/dt><dd><b>)\d+<\/b> <span>files?/, '$1')
      .replace(/(Refused[^<]*<[^>]*>)\d+</g, '$1<');
  if (path !== 'run.json') return text;
  const { failures: _, ...run } = JSON.parse(text);
  delete run.counts.failures;
  delete run.options.reading;
  delete run.files['documents.jsonl'];
  delete run.files['index.html'];
  return JSON.stringify(run, null, 1);
}

/** Breaks stages, each on a document of another format; returns those that threw, and what is wrong with what came of it. */
async function breakStages(
  asked: readonly Fault[],
): Promise<{ readonly thrown: readonly Fault[]; readonly breaches: readonly string[] }> {
  const { status, stderr, met } = await merge('out', [], asked);
  // Where the other document of its only pair failed before, a stage that works with pairs meets a document no more.
  const thrown = asked.filter(({ stage, article }) => met[stage]?.includes(article.mark));
  const breaches = status === 1 ? await findBreaches(thrown, stderr) : [`ends with ${status}: ${stderr}`];
  return { thrown, breaches };
}

async function findBreaches(faults: readonly Fault[], stderr: string): Promise<readonly string[]> {
  const failed = failedIn(join(root, 'out'));
  const nameOf = (fault: Fault) => failed.find((name) => isNameOf(name, fault));
  const unnamed = faults.filter((fault) => nameOf(fault) === undefined);
  if (unnamed.length > 0 || failed.length !== faults.length)
    return [
      `${unnamed.map(({ stage, article }) => `${stage} on ${article.mark}`).join(', ')} not in ${failed.join(', ')}: ${stderr}`,
    ];
  const rows = readFileSync(join(root, 'out/documents.jsonl'), 'utf8').split('\n');
  const named = rows.filter((row) => row.includes('a fault that was put there')).length;
  const exclude = faults.map((fault) => excludeWord(nameOf(fault)!, fault)).join(',');
  const other = await merge('without', ['--exclude', exclude], []);
  expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('broken.pdf')]);
  const [found, expected] = ['out', 'without'].map((out) => resultOf(join(root, out), failed));
  const differing = [...new Set([...found!.keys(), ...expected!.keys()])].filter(
    (path) => found!.get(path) !== expected!.get(path),
  );
  return [
    ...(named === faults.length ? [] : [`${named} of ${faults.length} have a row`]),
    ...(differing.length === 0 ? [] : [`${differing.join(', ')} differ without ${failed.join(', ')}`]),
  ];
}

/** All pairs of a stage and a document that it meets; in the short form one of each stage, in as few rounds as will do. */
function listFaults({ met }: Finished): readonly Fault[] {
  const byStage = allStages.map((stage, at) => {
    const marks = new Set(met[stage]);
    const own = Object.keys(formats).flatMap((format) =>
      articles
        .get(format)!
        .flatMap((article) => (marks.has(article.mark) ? [{ stage, format, article }] : [])),
    );
    return [...own.slice(at % own.length), ...own.slice(0, at % own.length)];
  });
  if (isWhole) return byStage.flat();
  const used = new Map<string, number>();
  const usesOf = ({ format }: Fault) => used.get(format) ?? 0;
  return byStage
    .sort((left, right) => left.length - right.length)
    .map((own) => {
      const fault = own.reduce((best, one) => (usesOf(one) < usesOf(best) ? one : best));
      used.set(fault.format, usesOf(fault) + 1);
      return fault;
    });
}

/** Rounds of faults, in each of which a format has one at most. */
function inRounds(faults: readonly Fault[]): readonly (readonly Fault[])[] {
  const rounds: Fault[][] = [];
  const used = new Map<string, number>();
  for (const fault of faults) {
    const round = used.get(fault.format) ?? 0;
    used.set(fault.format, round + 1);
    rounds[round] ??= [];
    rounds[round].push(fault);
  }
  return rounds;
}

test('a document on which a stage throws fails by name and changes nothing else', async () => {
  const whole = await merge('out', [], []);
  expect(allStages.filter((stage) => (whole.met[stage] ?? []).length === 0)).toEqual([]);
  const faults = listFaults(whole);
  const breaches: string[] = [];
  const thrown = new Set<Fault>();
  for (const round of inRounds(faults)) {
    const found = await breakStages(round);
    breaches.push(...found.breaches);
    for (const fault of found.thrown) thrown.add(fault);
  }
  process.stderr.write(`${thrown.size} faults, ${breaches.length} breaches\n`);
  expect(breaches).toEqual([]);
  const tried = new Set([...thrown].map(({ stage }) => stage));
  expect(allStages.filter((stage) => !tried.has(stage))).toEqual([]);
}, 3_600_000);

test('a report that cannot be merged whatever is left out gives its documents as they are, each by name', async () => {
  await merge('without', [], []);
  const revisions = articles.get('html')!.filter(({ headline }, _, [first]) => headline === first!.headline);
  const faults = revisions.map((article) => ({ stage: 'merge/merge.js merge', format: 'html', article }));
  const { status } = await merge('out', [], faults);
  const ids = revisions.map(({ mark }) => `${mark}.html`);
  expect([status, failedIn(join(root, 'out'))]).toEqual([1, ids]);
  const [found, expected] = ['out', 'without'].map((out) => resultOf(join(root, out), []));
  const rowsOf = (path: string) =>
    found!
      .get(path)!
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: string; cluster?: string | null; why?: string });
  const own = rowsOf('documents.jsonl').filter(({ id }) => ids.includes(id));
  expect(own).toMatchObject(
    ids.map((id) => ({ id, cluster: null, why: expect.stringMatching(`^Cannot merge ${id}: a fault`) })),
  );
  expect(rowsOf('merged.jsonl').filter(({ id }) => ids.includes(id))).toHaveLength(ids.length);
  // Every other report is what it was.
  const editions = [...found!.keys()].filter((path) => path.startsWith('editions/'));
  expect(editions.length).toBeGreaterThan(10);
  expect(editions.filter((path) => found!.get(path) !== expected!.get(path))).toEqual([]);
  expect([...expected!.keys()].filter((path) => path.startsWith('editions/')).length).toBeGreaterThan(
    editions.length,
  );
}, 3_600_000);
