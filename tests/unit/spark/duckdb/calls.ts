/** Finds the parts of SQL that a pattern cannot: what stands between two brackets, and the arguments of a call. */

/** Index just past the bracket that closes the one at `open`. Strings hold no brackets here: they are taken out before. */
export function closeOf(sql: string, open: number): number {
  let depth = 0;
  for (let at = open; at < sql.length; at++) {
    if (sql[at] === '(') depth++;
    if (sql[at] === ')' && --depth === 0) return at + 1;
  }
  throw new SyntaxError(`Cannot translate: no bracket closes ${sql.slice(open, open + 60)}`);
}

/** The named queries that a statement begins with, `WITH a AS (…), b AS (…) `; empty where it has none. */
export function namedQueries(sql: string): string {
  const start = sql.search(/\bWITH \w+ AS \(/);
  if (start === -1) return '';
  let end = start;
  do end = closeOf(sql, sql.indexOf('(', end));
  while (/^\s*,/.test(sql.slice(end)));
  return `${sql.slice(start, end)}\n`;
}

/** `a, f(b, c), d` → its three parts. */
export function splitArguments(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (text[at] !== ',' || depth > 0) continue;
    parts.push(text.slice(start, at).trim());
    start = at + 1;
  }
  const last = text.slice(start).trim();
  return last === '' ? parts : [...parts, last];
}

/** Replaces every call of `name`, the innermost first, by what `write` makes of its arguments. */
export function replaceCalls(sql: string, name: string, write: (parts: readonly string[]) => string): string {
  const call = new RegExp(`\\b${name}\\s*\\(`, 'gi');
  const last = [...sql.matchAll(call)].at(-1);
  if (last === undefined) return sql;
  const open = last.index + last[0].length - 1;
  const end = closeOf(sql, open);
  const written = write(splitArguments(sql.slice(open + 1, end - 1)));
  if (call.test(written)) throw new SyntaxError(`Cannot translate: ${name} stands for itself`);
  return replaceCalls(sql.slice(0, last.index) + written + sql.slice(end), name, write);
}
