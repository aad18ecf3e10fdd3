/** Leads an archive through its life for the tests, and looks after each step whether every link that was given leads somewhere. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { listTree } from '../../src/read/run-record.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { archiveFolder, isHistory } from '../../src/write/output/own-files.js';
import { paragraphs as harbour } from '../arbitraries/inputs.js';
import { type Finished, freshFolder, variorum } from './run.js';

export { harbour };

export const bridge = [
  'Engineers found seven cracks in the piers of the northern bridge on Sunday, and traffic was led over the ferry of the island instead.',
  'Repairs will take until the autumn, according to Maria Holm, who directs the works for the county and its towns.',
  'The ferry runs every ten minutes, and lorries of more than twelve tons have to go round by the valley road.',
  'Shopkeepers on the island hope for help from the county, since their customers have stayed away from the first day on.',
];

export interface Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date?: string;
}

export const row = (id: string, paragraphs: readonly string[], title = 'Harbour to close'): Row => ({
  id,
  title,
  text: paragraphs.join('\n\n'),
});
export const more = (text: readonly string[], number: number) => [
  ...text,
  [
    'The clerk was heard for an hour, and said nothing that had not stood in the papers since spring.',
    'Three councillors voted against their own party, which two of them will leave in the coming year.',
    'Motorists who come from the north are asked to follow the yellow signs through the market town.',
    'Rain is forecast for the weekend; a tent will be put up in front of the town hall all the same.',
    'Divers went down on Monday, and came back with pictures of piles that worms have eaten hollow.',
    'An expert from the capital called the matter a scandal, for which nobody wants to be answerable.',
  ][number - 1]!,
];

export const h1 = row('h1', harbour);
export const h2 = row('h2', more(harbour, 1));
export const b1 = row('b1', bridge, 'Bridge shut');
export const b2 = row('b2', more(bridge, 2), 'Bridge shut');

export const toLines = (rows: readonly Row[]) => rows.map((each) => `${JSON.stringify(each)}\n`).join('');

interface Link {
  readonly folder: string;
  readonly id: string;
  /** Those that had a reading of it. */
  readonly documents: ReadonlySet<string>;
}

/** An archive `out` in a fresh folder, of a first batch. */
export class Archive {
  readonly folder = freshFolder();
  #batches = 0;
  /** Links that were given out: folders, and ids of paragraphs and blocks in them. */
  readonly #links = new Map<string, Link>();

  constructor() {
    mkdirSync(join(this.folder, 'in'));
  }

  /** Merges or adds a batch of rows. */
  async add(rows: readonly Row[], ...flags: string[]): Promise<Finished> {
    const name = `in/${this.#batches++}.jsonl`;
    writeFileSync(join(this.folder, name), toLines(rows));
    return existsSync(this.path())
      ? this.run('add', 'out', name, ...flags)
      : this.run('merge', name, '--out', 'out', ...flags);
  }

  /** Decides with the next batch; with no rows there is none. */
  async decide(rows: readonly Row[], ...decisions: readonly (readonly string[])[]): Promise<Finished> {
    writeFileSync(
      join(this.folder, 'decided.tsv'),
      ['decision\ta\tb', ...decisions.map((cells) => cells.join('\t'))].join('\n'),
    );
    if (rows.length > 0) return this.add(rows, '--pairs', 'decided.tsv');
    return this.run('add', 'out', '--pairs', 'decided.tsv');
  }

  /** Runs the command; what it leaves is whole, and every link that was ever given leads somewhere. */
  async run(...words: string[]): Promise<Finished> {
    const finished = await variorum(this.folder, ...words, '--quiet');
    if (finished.status !== 2) await this.expectWhole();
    return finished;
  }

  async expectWhole(): Promise<void> {
    const checked = await variorum(this.folder, 'check', 'out');
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(0);
    const editions = this.editions();
    for (const { folder, edition } of editions)
      for (const { id, witnesses } of [...edition.paragraphs, ...edition.blocks])
        this.#links.set(`${folder}#${id}`, {
          folder,
          id,
          documents: new Set(witnesses.map(({ revision }) => revision)),
        });
    for (const [link, { folder, id, documents }] of this.#links) {
      const led = this.follow(folder);
      // In the report that the folder leads to; where its text is in another one now, in that.
      const owners = editions.filter(({ edition }) =>
        edition.revisions.some((each) => documents.has(each.id)),
      );
      const pages = owners.some((each) => each.folder === led)
        ? owners.filter((each) => each.folder === led)
        : owners;
      for (const page of pages)
        expect(this.read(`editions/${page.folder}/index.html`).includes(`id="${id}"`), link).toBe(true);
    }
  }

  /** The folder that a folder leads to; null where that is the page of the run. */
  follow(folder: string): string | null {
    if (existsSync(this.path('editions', folder, 'edition.json'))) return folder;
    const page = this.read(`editions/${folder}/index.html`);
    const to = /class="on" href="\.\.\/([^"]*)\/index\.html"/.exec(page)?.[1];
    return to === undefined ? null : this.follow(decodeURIComponent(to));
  }

  path(...names: readonly string[]): string {
    return join(this.folder, 'out', ...names);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  rows<T>(name: string): T[] {
    return this.read(name)
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]));
  }

  ids(): string[] {
    return this.rows<{ id: string }>('documents.jsonl').map(({ id }) => id);
  }

  /** Of each report its id and its documents. */
  reports(): Record<string, readonly string[]> {
    const rows = this.rows<{ id: string; documents: string[] }>('clusters.jsonl');
    return Object.fromEntries(rows.map(({ id, documents }) => [id, [...documents].sort()]));
  }

  editions() {
    const folders = listTree(this.path()).filter((name) => name.endsWith('/edition.json'));
    return folders.map((name) => ({
      folder: name.split('/')[1]!,
      edition: parseEditionJson(this.read(name)),
    }));
  }

  /** What a merge of all inputs gives, with the same ledger, differs in no file that a run vouches for. */
  async expectRebuilt(...flags: string[]): Promise<void> {
    const rebuilt = await variorum(
      this.folder,
      'merge',
      'in',
      '--out',
      'rebuilt',
      '--ids',
      'out/ids.tsv',
      '--quiet',
      ...flags,
    );
    expect(rebuilt.status, rebuilt.stderr).not.toBe(2);
    const [one, other] = [vouchedFor(this.path()), vouchedFor(join(this.folder, 'rebuilt'))];
    expect(Object.keys(one)).toEqual(Object.keys(other));
    expect(Object.keys(one).filter((name) => one[name] !== other[name])).toEqual([]);
    rmSync(join(this.folder, 'rebuilt'), { recursive: true });
  }
}

export function vouchedFor(out: string): Record<string, string> {
  const names = listTree(out).filter((name) => !name.startsWith(`${archiveFolder}/`) && !isHistory(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(out, name), 'utf8')]));
}
