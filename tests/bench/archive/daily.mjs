/**
 * Adds a set day by day, as a nightly crawl does, and holds what each day is said to have changed against what is known:
 * addresses whose text changed (gold), editions before and after, and facts of the last editions.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../../dist/base/group-by.js';
import { variorum, writeRows } from './commands.mjs';
import { readArchive } from './editions.mjs';
import { Expectations } from './expectations.mjs';
import { IdWatch } from './id-watch.mjs';

// The days before, with which the archive begins: the sixty that follow have the most changes of the set.
const daysBefore = 14;

/** Runs `days` days. `gold` has a row for each record: its `id`, its `url`. */
export async function measureDaily(rows, gold, folder, days = 60) {
  const out = join(folder, 'archive');
  mkdirSync(join(folder, 'in'), { recursive: true });
  const expected = new Expectations(rows, gold);
  const ids = new IdWatch();
  let before = { ledger: null, editions: new Map(), rows: [] };
  for (const [at, { day, batch }] of cutIntoDays(rows, days).entries()) {
    const input = writeRows(join(folder, 'in', `${day}.jsonl`), batch);
    const words = at === 0 ? ['merge', input, '--out', out, '--format', 'html'] : ['add', out, input];
    await variorum(words, { at: Date.parse(`${day}T23:59:59Z`) / 1000 });
    const after = readArchive(out, before.editions);
    const feed = readFileSync(join(out, 'changes.xml'), 'utf8');
    expected.hold({ batch, before, after, feed, isFirst: at === 0 });
    ids.hold(before, after);
    before = after;
  }
  await variorum(['check', out]);
  expected.finish(before);
  ids.finish(before, out);
  return { counts: countKinds(before.rows), checks: [...expected.checks(), ...ids.checks()] };
}

/** The first batch holds all days before; there is one for each day that has records then. */
function cutIntoDays(rows, days) {
  const byDay = groupBy(rows, ({ date }) => date.slice(0, 10));
  const all = [...byDay.keys()].sort();
  const first = all.slice(0, daysBefore);
  return [
    { day: first.at(-1), batch: first.flatMap((day) => byDay.get(day)) },
    ...all.slice(daysBefore, daysBefore + days).map((day) => ({ day, batch: byDay.get(day) })),
  ];
}

/** Rows of the first run and of all others, by their kind. */
function countKinds(rows) {
  return [...groupBy(rows, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    'first run': own.filter(({ run }) => run === 1).length,
    'daily runs': own.filter(({ run }) => run > 1).length,
  }));
}
