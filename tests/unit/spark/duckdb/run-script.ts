/**
 * Runs a script of Spark's SQL in DuckDB, and the stages that it calls in this process: the statements of a run without
 * Spark and without Java. Rows that the script distributes over workers go to three of them, one after the other.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { runStage } from '../../../../src/engine/spark/worker.js';
import type { StageName } from '../../../../src/model/options.js';
import type { WorkerOptions } from '../../../../src/options/worker-options.js';
import { closeOf, namedQueries } from './calls.js';
import { prelude, takeStrings, translate } from './translate.js';

const workers = 3;

export class ScriptRunner {
  readonly #connection: DuckDBConnection;
  readonly #options: WorkerOptions;
  #transforms = 0;

  private constructor(connection: DuckDBConnection, options: WorkerOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  static async open(options: WorkerOptions): Promise<ScriptRunner> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const statement of prelude) await connection.run(statement);
    return new ScriptRunner(connection, options);
  }

  close(): void {
    this.#connection.closeSync();
  }

  /**
   * Runs every statement, in a session of its own: its views are gone afterwards. Returns what those printed that make no
   * table, as Spark prints it.
   */
  async run(script: string): Promise<readonly string[]> {
    const printed: string[] = [];
    const views: string[] = [];
    for (const statement of statementsOf(script)) {
      // Settings are Spark's; the input has been loaded; tables of sessions before are still there.
      if (
        /^SET |^CREATE TABLE input USING \w+\s+OPTIONS|^CREATE TABLE \w+ USING parquet LOCATION '[^']*'$/.test(
          statement,
        )
      )
        continue;
      const rows = await this.#execute(statement);
      if (statement.startsWith('SELECT')) printed.push(...rows.map((row) => String(Object.values(row)[0])));
      views.push(...(statement.match(/(?<=^CREATE TEMPORARY VIEW )\w+/) ?? []));
      await this.#keep(statement);
    }
    // One that another reads goes before that one.
    for (const view of views.reverse()) await this.#connection.run(`DROP VIEW ${view}`);
    return printed;
  }

  /** Makes a table of rows: of each column as many as there are names in the first row. */
  async load(table: string, schema: string, rows: readonly object[]): Promise<void> {
    await this.#connection.run(`CREATE TABLE json_rows (line VARCHAR)`);
    await this.#append(
      'json_rows',
      rows.map((row) => JSON.stringify(row)),
    );
    await this.#connection.run(
      translate(
        `CREATE TABLE ${table} USING parquet LOCATION '' AS SELECT loaded.* FROM (SELECT from_json(line, '${schema}') AS loaded FROM json_rows)`,
      ),
    );
    await this.#connection.run('DROP TABLE json_rows');
  }

  /** The rows of a query in DuckDB's own words, nulls left out as Spark leaves them out. */
  async query(sql: string): Promise<Record<string, unknown>[]> {
    const rows = (
      await this.#connection.runAndReadAll(`SELECT to_json(t) AS line FROM (${sql}) t`)
    ).getRowObjects();
    return rows.map(({ line }) => JSON.parse(withoutNulls(String(line))) as Record<string, unknown>);
  }

  async #execute(statement: string): Promise<Record<string, unknown>[]> {
    const translated = translate(await this.#runTransforms(statement));
    try {
      return (await this.#connection.runAndReadAll(translated)).getRowObjects();
    } catch (error) {
      throw new Error(`DuckDB cannot run ${statement}\n\nas ${translated}: ${String(error)}`, {
        cause: error,
      });
    }
  }

  /** Runs the query inside every TRANSFORM, feeds its rows to the stage, and puts a table of the answers in its place. */
  async #runTransforms(statement: string): Promise<string> {
    const { text, strings } = takeStrings(statement);
    const found = text.match(/SELECT TRANSFORM\(row\) USING «(\d+)» AS \((\w+) STRING\)\s+FROM \(/);
    if (found === null) return statement;
    const open = found.index! + found[0].length - 1;
    const end = closeOf(text, open);
    const stage = strings[Number(found[1])]!.split(' ')[2] as StageName;
    const query = putSparkStrings(text.slice(open + 1, end - 1), strings);
    const named = putSparkStrings(namedQueries(text), strings);
    const table = `answers_${this.#transforms++}`;
    await this.#connection.run(`CREATE TABLE ${table} (${found[2]} VARCHAR)`);
    for (const rows of await this.#distribute(query, named))
      await this.#append(table, await answer(stage, rows, this.#options));
    const rest = `${text.slice(0, found.index)}SELECT ${found[2]} FROM ${table}${text.slice(end)}`;
    return this.#runTransforms(putSparkStrings(rest, strings));
  }

  /** The rows of a query that may use named ones, worker by worker. */
  async #distribute(query: string, named: string): Promise<readonly (readonly string[])[]> {
    const [, selected, keys, order] = query.match(/^\s*SELECT (.*)DISTRIBUTE BY (.*?) SORT BY (.*)$/s) ?? [];
    const sql =
      selected === undefined
        ? `${named}SELECT 0 AS worker, x.row FROM (${query}) x`
        : `${named}SELECT hash(${keys}) % ${workers} AS worker, ${selected} ORDER BY worker, ${order}`;
    const rows = await this.#execute(sql);
    return Array.from({ length: workers }, (_, worker) =>
      rows.filter((row) => Number(row['worker']) === worker).map((row) => withoutNulls(String(row['row']))),
    );
  }

  async #append(table: string, lines: readonly string[]): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    for (const line of lines) {
      appender.appendVarchar(line);
      appender.endRow();
    }
    appender.closeSync();
  }

  /** Writes a table of JSON or text to the folder where the program looks for it. */
  async #keep(statement: string): Promise<void> {
    const [, table, format, place] =
      statement.match(/^CREATE TABLE (\w+) USING (json|text) LOCATION '((?:[^'\\]|\\.)*)' AS/) ?? [];
    if (table === undefined) return;
    const folder = fileURLToPath(place!.replace(/\\(.)/g, '$1'));
    const rows = await this.query(`SELECT * FROM ${table}`);
    // A value of JSON comes back as what it says.
    const lineOf = ({ value }: Record<string, unknown>) =>
      typeof value === 'string' ? value : JSON.stringify(value);
    const lines = rows.map((row) => (format === 'json' ? JSON.stringify(row) : lineOf(row)));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'part-0'), lines.map((line) => `${line}\n`).join(''));
  }
}

function statementsOf(script: string): readonly string[] {
  const lines = script.split('\n').filter((line) => !/^\s*--/.test(line));
  return `${lines.join('\n')}\n`
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/** What the stage answers to rows of JSON, line by line. */
async function answer(
  stage: StageName,
  rows: readonly string[],
  options: WorkerOptions,
): Promise<readonly string[]> {
  const output = new PassThrough({ highWaterMark: Number.MAX_SAFE_INTEGER });
  const input = Readable.from(rows.map((row) => Buffer.from(`${row}\n`)));
  await runStage(stage, options, { input, output });
  output.end();
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString().split('\n').slice(0, -1);
}

/** Spark leaves out what is null when it writes JSON. */
function withoutNulls(json: string): string {
  return JSON.stringify(JSON.parse(json, (_, value) => (value === null ? undefined : value)));
}

function putSparkStrings(sql: string, strings: readonly string[]): string {
  return sql.replace(/«(\d+)»/g, (_, at) => `'${strings[Number(at)]!.replace(/[\\']/g, '\\$&')}'`);
}
