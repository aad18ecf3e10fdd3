/**
 * Writes the card of the tables, `tables/README.md`: what libraries of data sets read (a configuration a table) and what
 * people read (every column). Nothing of a source stands there but the tags of languages.
 */
import type { ColumnType, Table } from './columns.js';

/** What the card says of a table. */
export interface CardTable {
  readonly table: Table;
  /** How many rows it has. */
  readonly size: number;
}

interface CardFacts {
  readonly tables: readonly CardTable[];
  /** Primary tags of BCP 47, sorted. */
  readonly languages: readonly string[];
}

export function renderCard({ tables, languages }: CardFacts): string {
  const documents = tables.find(({ table }) => table.name === 'documents')!.size;
  return `${[
    '---',
    'pretty_name: News reports and their revisions',
    'license: unknown',
    ...(languages.length === 0
      ? []
      : ['language:', ...languages.map((language) => `- ${JSON.stringify(language)}`)]),
    'size_categories:',
    `- ${sizeCategory(documents)}`,
    'tags:',
    '- news',
    '- revisions',
    '- deduplication',
    'configs:',
    ...tables.flatMap(({ table }) => describeConfig(table)),
    '---',
    '',
    introduction,
    ...tables.map(({ table, size }) => describeTable(table, size)),
    '## JSON Lines',
    '',
    'Beside each table the same rows stand in a file that ends in `.jsonl`, for programs without Parquet. JSON has no types',
    'for times and empty lists: DuckDB takes the columns from this.',
    '',
    '```sql',
    ...tables.map(({ table }) => createView(table)),
    '```',
  ].join('\n')}\n`;
}

const introduction = `# News reports and their revisions

What [Variorum](https://github.com/variorum/variorum) found in a collection of articles: which of them are revisions of one
report, what became of each paragraph, which facts changed, and where each paragraph first appeared. The texts are those of
their publishers, and whoever passes them on needs their leave.

\`\`\`python
datasets.load_dataset("FOLDER", "paragraphs")            # each table is a configuration, its rows are the split "train"
pyarrow.parquet.read_table("FOLDER/paragraphs.parquet")
duckdb.sql("SELECT kind, count(*) FROM 'FOLDER/facts.parquet' GROUP BY kind")
\`\`\`

\`document_id\`, \`report_id\`, \`revision_id\`, \`paragraph_id\` and \`thread_id\` name the same in all tables; a \`paragraph_id\` is
unique in its report. Spans count bytes of the decoded text as UTF-8. Times are UTC. A column that may be null says so. A table
without rows is no split to \`datasets\`, unless it is loaded with \`streaming=True\`.
`;

function sizeCategory(rows: number): string {
  const steps = [
    [1e3, 'n<1K'],
    [1e4, '1K<n<10K'],
    [1e5, '10K<n<100K'],
    [1e6, '100K<n<1M'],
    [1e7, '1M<n<10M'],
  ] as const;
  return steps.find(([limit]) => rows < limit)?.[1] ?? '10M<n<100M';
}

function describeConfig({ name }: Table): string[] {
  const isFirst = name === 'reports';
  return [
    `- config_name: ${name}`,
    '  data_files:',
    '  - split: train',
    `    path: ${name}.parquet`,
    ...(isFirst ? ['  default: true'] : []),
  ];
}

function describeTable({ name, row, columns }: Table, size: number): string {
  const lines = Object.entries(columns).map(
    ([column, { type, mayBeNull, about }]) =>
      `| \`${column}\` | ${shownTypes[type]}${mayBeNull ? ' or null' : ''} | ${about} |`,
  );
  return [
    `## ${name}`,
    '',
    `${size} ${size === 1 ? 'row' : 'rows'}. A row is ${row}.`,
    '',
    '| column | type | holds |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

const shownTypes: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  int: 'int32',
  double: 'double',
  bool: 'bool',
  time: 'timestamp',
  texts: 'list of strings',
  ints: 'list of int32',
};

/** A view of the lines of JSON with the types of the table. */
function createView({ name, columns }: Table): string {
  const typed = Object.entries(columns).map(([column, { type }]) => `${column}: '${sqlTypes[type]}'`);
  const listed = wrap(typed, 110).map((line) => `  ${line}`);
  return `CREATE VIEW ${name} AS SELECT * FROM read_json('${name}.jsonl', format = 'newline_delimited', columns = {\n${listed.join('\n')}\n});`;
}

function wrap(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    const piece = index === items.length - 1 ? item : `${item},`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length < width)
      lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines;
}

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  int: 'INTEGER',
  double: 'DOUBLE',
  bool: 'BOOLEAN',
  time: 'TIMESTAMPTZ',
  texts: 'VARCHAR[]',
  ints: 'INTEGER[]',
};
