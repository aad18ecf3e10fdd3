/**
 * Hostile strings at every place that a source fills, through every file that a run writes: nothing is live, nothing is
 * lost. `npm test` has a report with all of them at every place, and some alone; `npm run test:harm` has a report for each,
 * and one for each at each place alone. What the files hold is read by parsers of other people.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse as parseTable } from 'csv-parse/sync';
import { parse } from 'parse5';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { HeadsPart } from '../../src/write/page/atlas/shape.js';
import { type HostileFile, triedReports } from '../arbitraries/hostile-reports.js';
import { mark } from '../arbitraries/hostile-strings.js';
import { variorum } from '../cli/run.js';
import { elements, parsePage, textOf } from '../page-text.js';
import { liveInMarkdown, liveInPage, liveInXml, renderers } from './live-markup.js';
import { readTei, teiParts } from './tei-texts.js';

const formats = 'html,picture,tei,prov,annotations,c2pa,tables';

/** What `edition.json` says of a revision, as far as it is looked at. */
interface Revision {
  readonly id: string;
  readonly siglum: string;
  readonly title?: string;
  readonly date?: string;
  readonly about?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
}

interface Report {
  readonly folder: string;
  readonly title: string;
  readonly revisions: readonly Revision[];
}

let folder: string;
const given = new Map<string, HostileFile['rows'][number]>();
let reports: readonly Report[];

beforeAll(async () => {
  folder = join(inject('scratch'), `hostile-${process.pid}`);
  const files = triedReports();
  mkdirSync(join(folder, 'in'), { recursive: true });
  for (const { name, rows } of files) {
    writeFileSync(join(folder, 'in', name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    for (const row of rows) given.set(row['id']!, row);
  }
  // The edition names the value that chose its base.
  const flags = ['--format', formats, '--keep', '*', '--keep-base', 'field:title', '--quiet'];
  const { status, stderr } = await variorum(folder, 'merge', 'in', '--out', 'out', ...flags);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  reports = filesOf('edition.json').map(([path, text]) => {
    const { title, revisions } = JSON.parse(text) as Report;
    return { folder: dirname(path), title, revisions };
  });
  expect(reports.length).toBeGreaterThanOrEqual(files.length);
});

/** The files of the output whose names end so, with their texts. */
function filesOf(end: string): (readonly [path: string, text: string])[] {
  return readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, 'out', name))
    .map((path) => [path, readFileSync(path, 'utf8')] as const);
}

const readBeside = (report: Report, name: string) => readFileSync(join(report.folder, name), 'utf8');

/** Breaches of all files of a kind, each with the title of its edition. */
const breachesOf = (end: string, look: (text: string) => readonly string[]) =>
  filesOf(end).flatMap(([path, text]) => look(text).map((breach) => `${path}: ${breach}`));

const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');
const onOneLine = (text: string) => wellFormed(text).replace(/\s+/g, ' ').trim();

describe('nothing is live', () => {
  test('in canonical.md under four renderers that pass raw HTML on and draw front matter like text', () => {
    expect(breachesOf('canonical.md', liveInMarkdown)).toEqual([]);
  });

  test('in the pages of the editions and of the report', () => {
    expect(filesOf('index.html')).toHaveLength(reports.length + 1);
    expect(breachesOf('index.html', liveInPage)).toEqual([]);
  });

  test('in the pictures', () => {
    const known =
      'svg svg@xmlns svg@viewBox svg@width svg@height svg@role svg@aria-label style g g@class path path@class path@d circle circle@class circle@cx circle@cy circle@r circle@stroke-width text text@class text@x text@y text@font-size text@font-weight text@text-anchor text@direction';
    expect(breachesOf('picture.svg', (svg) => liveInXml(svg, new Set(known.split(' '))))).toEqual([]);
  });

  test('in the card of the tables, which says nothing of a source but its language', () => {
    const cards = filesOf('tables/README.md');
    expect(cards.map(([, text]) => text.includes(mark))).toEqual([false]);
  });

  test('in TEI, which stays well-formed', () => {
    expect(breachesOf('edition.tei.xml', (tei) => liveInXml(tei, teiParts))).toEqual([]);
  });
});

describe('nothing is lost', () => {
  test('edition.json says of every revision what its record said', () => {
    for (const { revisions } of reports) {
      for (const { id, title, date, about, fields } of revisions) {
        const row = given.get(id)!;
        const { id: _, title: said, date: day, byline, url, publisher, text, ...rest } = row;
        // The text of the record is kept beside the text that was read where they differ: half of a character has no bytes.
        const kept = fields?.['text'] === undefined ? rest : { ...rest, text };
        expect({ title, date, fields }).toEqual({ title: said, date: day, fields: kept });
        expect(about).toMatchObject({ byline, url, publisher });
      }
    }
  });

  test('the table of revisions says what edition.json says, in whole characters', () => {
    const [[, lines]] = filesOf('tables/revisions.jsonl') as [readonly [string, string]];
    const rows = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, string | null>>);
    const told = new Map(rows.map((row) => [row['document_id'], row]));
    for (const { revisions } of reports) {
      for (const { id, title, date, about, fields } of revisions) {
        const row = told.get(wellFormed(id))!;
        const said = { title, date, url: about?.['url'], byline: about?.['byline'] };
        for (const [name, value] of Object.entries(said))
          expect([name, row[name]]).toEqual([name, value === undefined ? null : wellFormed(value)]);
        expect(row['fields']).toBe(fields === undefined ? null : JSON.stringify(fields));
      }
    }
  });

  test('front matter read back as YAML says what edition.json says', () => {
    for (const report of reports) {
      const [, yaml] = /^---\n([\s\S]*?)\n---\n/.exec(readBeside(report, 'canonical.md'))!;
      const told = parseYaml(yaml!) as { title: string; revisions: Readonly<Record<string, unknown>>[] };
      expect(told.title).toBe(wellFormed(report.title));
      expect(told.revisions.map(({ path }) => path)).toEqual(
        report.revisions.map(({ id }) => wellFormed(id)),
      );
      for (const [at, { siglum, path, sha256, ...rest }] of told.revisions.entries()) {
        const { title, date, about } = report.revisions[at]!;
        // Of what records say, that is told which the texts do not.
        const said: Readonly<Record<string, string | undefined>> = { ...about, title, date };
        for (const [name, value] of Object.entries(rest)) expect(value).toBe(wellFormed(said[name]!));
      }
    }
  });

  test('the headline of canonical.md, drawn, is the title', () => {
    for (const report of reports) {
      const [, line] = /\n---\n\n(# .*?)(?:(?<!\\)\[\^\w+\])*\n/.exec(readBeside(report, 'canonical.md'))!;
      const [heading] = elements(parse(renderers['micromark']!(line!)), ({ tagName }) => tagName === 'h1');
      const drawn = textOf(heading!, ['sup']).replaceAll('\ufffd', '').trim();
      expect(drawn).toBe(
        onOneLine(report.title)
          .replace(/[\0\ufffd]/g, '')
          .trim(),
      );
    }
  });

  test('TEI read back has the title, the paths and what records say', () => {
    for (const report of reports) {
      const { title, paths, notes } = readTei(readBeside(report, 'edition.tei.xml'));
      expect(title).toBe(wellFormed(report.title));
      expect(paths).toEqual(report.revisions.map(({ id }) => wellFormed(id)));
      const said = report.revisions.flatMap(({ about }) => [about?.['byline'], about?.['url']]);
      if (notes.length > 0)
        expect(notes).toEqual(expect.arrayContaining(said.map((text) => wellFormed(text!))));
    }
  });

  test('provenance and annotations name every document, as a text and as an address within the output', () => {
    for (const report of reports) {
      const prov = JSON.parse(readBeside(report, 'prov.json')) as {
        readonly entity: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      };
      const sources = Object.entries(prov.entity).filter(([name]) => name.startsWith('variorum:source-'));
      const ids = report.revisions.map(({ id }) => id);
      expect(sources.map(([, told]) => told['variorum:path'])).toEqual(ids);
      const { items } = JSON.parse(readBeside(report, 'annotations.jsonld')) as {
        readonly items: readonly { readonly target: { readonly source: string } }[];
      };
      for (const { source } of items.map(({ target }) => target)) {
        expect(source).toMatch(/^[\w\-.!~*'()%/]+$/);
        expect(ids.map(wellFormed)).toContain(decodeURIComponent(source));
      }
    }
  });

  test('data in the page of the report is JSON that has every title', () => {
    const page = parsePage(readFileSync(join(folder, 'out/index.html'), 'utf8'));
    const [block] = elements(page, ({ attrs }) => attrs.some(({ value }) => value === 'part-heads-0'));
    const { titles } = JSON.parse(textOf(block!)) as HeadsPart;
    expect(new Set(titles)).toEqual(new Set(reports.map(({ title }) => title)));
  });

  test('every line of every table is JSON, and documents.jsonl has every id', () => {
    const rows = filesOf('.jsonl').flatMap(([path, text]) =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => [path, JSON.parse(line) as { readonly id: string }] as const),
    );
    const ids = rows.filter(([path]) => path.endsWith('out/documents.jsonl')).map(([, { id }]) => id);
    expect(new Set(ids)).toEqual(new Set(given.keys()));
  });
});

test('review.tsv has no formula, and decisions in it find the documents that they are on', async () => {
  await variorum(folder, 'scan', 'in', '--out', 'doubt', '--threshold', '.9999', '--quiet');
  const table = readFileSync(join(folder, 'doubt/review.tsv'), 'utf8');
  const [header, ...rows] = parseTable(table, { delimiter: '\t', record_delimiter: '\n' });
  expect(rows.length).toBeGreaterThanOrEqual(reports.length);
  const cells = rows.flatMap((row) => row.map((cell, at) => [header![at]!, cell] as const));
  expect(cells.filter(([, cell]) => /^\s*[=+\-@\t\r]/.test(cell))).toEqual([]);
  writeFileSync(join(folder, 'decided.tsv'), table.replace(/\n\t/g, '\nnever\t'));
  const flags = ['--pairs', 'decided.tsv', '--threshold', '.9999', '--quiet'];
  const run = await variorum(folder, 'scan', 'in', '--out', 'decided', ...flags);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const { decisions } = JSON.parse(readFileSync(join(folder, 'decided/run.json'), 'utf8')) as {
    readonly decisions: readonly { readonly a: string; readonly b: string }[];
  };
  expect(decisions).toHaveLength(rows.length);
  for (const { a, b } of decisions) expect([given.has(a), given.has(b)]).toEqual([true, true]);
});
