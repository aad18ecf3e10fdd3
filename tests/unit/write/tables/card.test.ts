/** Reads the card as libraries of data sets and DuckDB do. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderCard } from '../../../../src/write/tables/card.js';
import type { Table } from '../../../../src/write/tables/columns.js';
import { allTables } from '../../../../src/write/tables/write-tables.js';

const card = (size: number, languages: readonly string[] = []) =>
  renderCard({ tables: allTables.map((table) => ({ table: table as Table, size })), languages });

const frontMatter = (text: string) =>
  parse(/^---\n([\s\S]*?)\n---\n/.exec(text)![1]!, { version: '1.1' }) as Record<string, unknown>;

describe('the card', () => {
  test('has a configuration for each table, of which one is the default', () => {
    const { configs } = frontMatter(card(1)) as { configs: Record<string, unknown>[] };
    expect(configs.map(({ config_name, data_files }) => [config_name, data_files])).toEqual(
      allTables.map(({ name }) => [name, [{ split: 'train', path: `${name}.parquet` }]]),
    );
    expect(configs.filter((each) => each['default'] === true).length).toBe(1);
  });

  test('names languages as texts, Norwegian too, and none where none is known', () => {
    expect(frontMatter(card(1, ['en', 'no']))['language']).toEqual(['en', 'no']);
    expect(frontMatter(card(1))).not.toHaveProperty('language');
  });

  test.each([
    [0, 'n<1K'],
    [999, 'n<1K'],
    [1000, '1K<n<10K'],
    [2_000_000, '1M<n<10M'],
    [30_000_000, '10M<n<100M'],
  ])('puts %i documents in %s', (size, category) => {
    expect(frontMatter(card(size))['size_categories']).toEqual([category]);
  });

  test('describes every column of every table once', () => {
    const rows = card(1)
      .split('\n')
      .filter((line) => /^\| `/.test(line));
    const expected = allTables.flatMap(({ columns }) =>
      Object.entries(columns).map(([name, { about }]) => [name, about]),
    );
    const cellsOf = (row: string) => row.slice(2, -2).split(' | ');
    expect(rows.map((row) => [cellsOf(row)[0]!.replaceAll('`', ''), cellsOf(row)[2]])).toEqual(expected);
  });
});
