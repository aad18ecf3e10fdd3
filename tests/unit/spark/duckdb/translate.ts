/**
 * Says a statement of Spark's SQL in that of DuckDB. Only words and shapes differ: joins, groups, windows, sums and
 * comparisons stand as they are written, so that what is tested is what the statement says.
 */
import { replaceCalls } from './calls.js';

/** Renders a statement without comments; every transform in it has been run already (run-script.ts). */
export function translate(statement: string): string {
  const { text, strings } = takeStrings(statement);
  const said = [sayNames, sayTables, sayJoins, sayJson, sayLists, sayLambdas, sayNumbers].reduce(
    (sql, say) => say(sql, strings),
    text,
  );
  return putStrings(said, strings);
}

/** Strings out of the way: each becomes «number». */
export function takeStrings(sql: string): { readonly text: string; readonly strings: string[] } {
  const strings: string[] = [];
  const text = sql.replace(/'(?:[^'\\]|\\.)*'/g, (quoted) => {
    // Spark escapes with a backslash.
    strings.push(quoted.slice(1, -1).replace(/\\(.)/g, (_, letter) => (letter === 'n' ? '\n' : letter)));
    return `«${strings.length - 1}»`;
  });
  return { text, strings };
}

function putStrings(sql: string, strings: readonly string[]): string {
  return sql.replace(/«(\d+)»/g, (_, at) => `'${strings[Number(at)]!.replaceAll("'", "''")}'`);
}

/** Names that DuckDB keeps for itself. */
function sayNames(sql: string): string {
  return sql.replace(
    /\b(offset|both|first|last|list|range|row|share|part|left|right)\b(?!\s*\(|\s+(?:JOIN|ANTI|SEMI)\b)/g,
    '"$1"',
  );
}

function sayTables(sql: string): string {
  return sql
    .replace(/CREATE TABLE (\w+) USING \w+ LOCATION «\d+» AS/, 'CREATE OR REPLACE TABLE $1 AS')
    .replace(/CREATE TEMPORARY VIEW/, 'CREATE OR REPLACE TEMPORARY VIEW')
    .replace(/FROM VALUES (.*) AS (\w+\([^)]*\))( WHERE false)?$/s, 'FROM (VALUES $1) AS $2$3')
    .replace(/\/\*\+.*?\*\//g, '')
    .replace(/\bSORT BY ordinal\b/g, '');
}

function sayJoins(sql: string): string {
  let views = 0;
  return sql
    .replace(/\bLEFT (SEMI|ANTI) JOIN\b/g, '$1 JOIN')
    .replace(/\bLATERAL VIEW explode\(((?:[^()]|\([^()]*\))*)\) AS (\w+)/g, (_, list, name) => {
      views++;
      return `CROSS JOIN LATERAL (SELECT unnest(${list}) AS ${name}) exploded${views}`;
    })
    .replace(/(\w+(?:\.\w+)?) RLIKE («\d+»)/g, 'regexp_matches($1, $2)');
}

/** Structures, and JSON in and out of them. */
function sayJson(sql: string, strings: string[]): string {
  const read = replaceCalls(sql, 'from_json', ([column, schema]) => {
    strings.push(JSON.stringify(toStructure(strings[Number(schema!.slice(1, -1))]!)));
    return `json_transform(${column}, «${strings.length - 1}»)`;
  });
  return replaceCalls(read, 'struct', (fields) => {
    const row = fields.find((field) => field.endsWith('.*'));
    const named = fields.filter((field) => field !== row).map(nameField);
    if (named.some((field) => field === null)) return `row(${fields.join(', ')})`;
    if (row === undefined) return `struct_pack(${named.join(', ')})`;
    const alias = row.slice(0, -2);
    return named.length === 0 ? alias : `struct_insert(${alias}, ${named.join(', ')})`;
  });
}

/** `x.y AS z` → `"z" := x.y`; null for what has no name. */
function nameField(field: string): string | null {
  const [, value, name] = field.match(/^(.*) AS "?(\w+)"?$/s) ?? field.match(/^((?:\w+\.)?"?(\w+)"?)$/) ?? [];
  return name === undefined ? null : `"${name}" := ${value}`;
}

/** `a BIGINT, b ARRAY<STRING>` → the structure that DuckDB reads JSON by. */
function toStructure(schema: string): Readonly<Record<string, unknown>> {
  const fields = schema.split(',').map((field) => field.trim().split(/\s+/) as [string, string]);
  return Object.fromEntries(
    fields.map(([name, type]) => {
      const element = type.match(/^ARRAY<(\w+)>$/)?.[1];
      return [name, element === undefined ? typeOf(type) : [typeOf(element)]];
    }),
  );
}

function typeOf(type: string): string {
  return type === 'STRING' ? 'VARCHAR' : type;
}

function sayLists(sql: string): string {
  return (
    [
      ['explode', 'unnest'],
      ['array', 'list_value'],
      ['array_distinct', 'list_distinct'],
      ['array_intersect', 'list_intersect'],
      ['array_sort', 'list_sort'],
      ['array_join', 'array_to_string'],
      ['collect_list', 'list'],
      ['collect_set', 'list_distinct_set'],
      ['size', 'len'],
      ['max_by', 'arg_max'],
      ['raise_error', 'error'],
    ]
      .reduce((text, [from, to]) => text.replace(new RegExp(`\\b${from}\\(`, 'g'), `${to}(`), sql)
      .replace(/\blist_distinct_set\((\w+)\)/g, 'list(DISTINCT $1)')
      .replace(/\bARRAY<(\w+)>/g, '$1[]')
      // Lists begin at 1.
      .replace(/\b(\w+)\[(\d+)\]/g, (_, list, at) => `${list}[${Number(at) + 1}]`)
  );
}

function sayLambdas(sql: string): string {
  const folded = replaceCalls(sql, 'aggregate', (parts) => {
    const [list, start, lambda] = [parts[0]!, parts[1]!, parts.slice(2).join(', ')];
    const [, sum, item, written] = lambda.match(/^\((\w+), (\w+)\) -> (.*)$/s)!;
    const body = written!.replace(new RegExp(`\\b${item}\\."?(\\w+)"?`, 'g'), `${item}['$1']`);
    // DuckDB adds up what is of one type with the sum: fields are taken out of their rows before.
    const added = body.startsWith(`${sum} + `) ? body.slice(`${sum} + `.length) : null;
    return added === null
      ? `list_reduce(${list}, lambda ${sum}, ${item}: ${body}, ${start})`
      : `list_reduce(list_transform(${list}, lambda ${item}: ${added}), lambda ${sum}, ${item}: ${sum} + ${item}, ${start})`;
  });
  return replaceCalls(folded, 'zip_with', (parts) => {
    const [left, right, lambda] = [parts[0]!, parts[1]!, parts.slice(2).join(', ')];
    const [, one, other, body] = lambda.match(/^\((\w+), (\w+)\) -> (.*)$/s)!;
    const named = body!
      .replace(new RegExp(`\\b${one}\\b`, 'g'), 'both_of[1]')
      .replace(new RegExp(`\\b${other}\\b`, 'g'), 'both_of[2]');
    return `list_transform(list_zip(${left}, ${right}), lambda both_of: ${named})`;
  });
}

function sayNumbers(sql: string): string {
  const words = sql
    .replace(/\b(\d+(?:\.\d+)?)D\b/g, 'CAST($1 AS DOUBLE)')
    .replace(/\bmonotonically_increasing_id\(\)/g, 'number_of(row_number() OVER (ORDER BY ordinal) - 1)');
  return replaceCalls(words, 'encode', ([text]) => `code_units(${text})`);
}

/** What a session is opened with: functions of Spark under their names, and its order of nulls. */
export const prelude = [
  "SET default_null_order = 'NULLS_FIRST_ON_ASC_LAST_ON_DESC'",
  'SET threads = 1',
  'CREATE MACRO xxhash64(n) AS hash(n), (n, seed) AS hash(n, seed)',
  'CREATE MACRO shiftright(n, bits) AS n >> bits',
  'CREATE MACRO try_divide(a, b) AS CASE WHEN b = 0 THEN NULL ELSE a / b END',
  'CREATE MACRO sha2(content, bits) AS sha256(content)',
  // Documents are numbered part by part, as Spark's are: 40 of them in each.
  'CREATE MACRO number_of(place) AS ((place // 40) << 33) + place % 40',
  // UTF-16 in bytes sorts by code units.
  `CREATE MACRO code_units(text) AS flatten(list_transform(string_split(text, ''), lambda letter:
    CASE WHEN unicode(letter) < 65536 THEN [unicode(letter)]
      ELSE [55296 + ((unicode(letter) - 65536) >> 10), 56320 + (unicode(letter) - 65536) % 1024] END))`,
];
