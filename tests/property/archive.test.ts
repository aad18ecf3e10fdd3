/** Laws of an archive: whatever is added in whatever order, it is what a merge of all of it gives. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { main } from '../../src/commands/main.js';
import { readLedger } from '../../src/engine/archive/open.js';
import { listTree } from '../../src/read/run-record.js';
import { archiveFolder, isHistory } from '../../src/write/output/own-files.js';
import { type ArchivedRow, batches } from '../arbitraries/archives.js';
import { runs } from '../arbitraries/histories.js';
import { captureIo } from '../command-io.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function variorum(...words: readonly string[]): Promise<void> {
  const { io, printed } = captureIo({});
  const status = await main([...words, '--quiet'], io);
  if (status !== 0) throw new Error(`${words.join(' ')}: ${printed().stderr}`);
}

function writeRows(path: string, rows: readonly ArchivedRow[]): string {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** All that a run vouches for: the text of every file by its path. */
function contentOf(out: string): Readonly<Record<string, string>> {
  const paths = listTree(out).filter((path) => !path.startsWith(`${archiveFolder}/`) && !isHistory(path));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(out, path), 'utf8')]));
}

/** Names the files that differ: what they hold is long. */
function expectSame(archive: string, rebuilt: string): void {
  const [one, other] = [contentOf(archive), contentOf(rebuilt)];
  expect(Object.keys(one)).toEqual(Object.keys(other));
  expect(Object.keys(one).filter((path) => one[path] !== other[path])).toEqual([]);
}

/** What `check` says of an archive is what it says of the rebuild, which is nothing, but for what merging did in both. */
async function expectChecked(archive: string, rebuilt: string): Promise<void> {
  const said = async (out: string) => {
    const { io, printed } = captureIo({});
    await main(['check', out], io);
    return printed().stderr;
  };
  const words = await said(archive);
  expect(words).toBe(words === '' ? '' : await said(rebuilt));
}

test('law 17: adding in any batches, in any order, equals a merge of all with the same ledger', async () => {
  await fc.assert(
    fc.asyncProperty(batches, fc.constantFrom('none', 'html'), async ({ rows, batches: parts }, format) => {
      const own = mkdtempSync(join(folder, 'batches-'));
      const [archive, rebuilt] = [join(own, 'archive'), join(own, 'rebuilt')];
      mkdirSync(join(own, 'in'));
      const files = parts.map((part, number) =>
        writeRows(
          join(own, 'in', `batch-${number}.jsonl`),
          part.map((index) => rows[index]!),
        ),
      );
      await variorum('merge', files[0]!, '--out', archive, '--format', format);
      for (const file of files.slice(1)) await variorum('add', archive, file);
      const ledger = join(archive, 'ids.tsv');
      await variorum('merge', join(own, 'in'), '--out', rebuilt, '--format', format, '--ids', ledger);
      expectSame(archive, rebuilt);
      await expectChecked(archive, rebuilt);
      rmSync(own, { recursive: true });
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

test('what is removed leaves what a merge without it gives, and its words are gone', async () => {
  await fc.assert(
    fc.asyncProperty(batches, fc.nat(), async ({ rows, batches: parts }, choice) => {
      const own = mkdtempSync(join(folder, 'removed-'));
      const [archive, rebuilt] = [join(own, 'archive'), join(own, 'rebuilt')];
      mkdirSync(join(own, 'in'));
      const gone = rows[choice % rows.length]!;
      const files = parts.map((part, number) =>
        writeRows(
          join(own, 'in', `batch-${number}.jsonl`),
          part.map((index) => rows[index]!),
        ),
      );
      await variorum('merge', files[0]!, '--out', archive, '--format', 'none');
      for (const file of files.slice(1)) await variorum('add', archive, file);
      await variorum('remove', archive, gone.id, '--reason', 'asked for');
      // Said again, it stays out.
      await variorum('add', archive, join(own, 'in'));
      const ledger = join(archive, 'ids.tsv');
      await variorum('merge', join(own, 'in'), '--out', rebuilt, '--format', 'none', '--ids', ledger);
      expectSame(archive, rebuilt);
      const documents = readFileSync(join(archive, 'documents.jsonl'), 'utf8').split('\n');
      expect(documents.filter((line) => line !== '')).toHaveLength(rows.length - 1);
      await expectChecked(archive, rebuilt);
      rmSync(own, { recursive: true });
    }),
    { numRuns: Math.ceil(runs / 4), endOnFailure: true },
  );
});

const step = fc.record({
  decision: fc.constantFrom('must', 'never', 'undo', null),
  a: fc.nat(),
  b: fc.nat(),
  /** A row that comes again, with the same text or with that of another. */
  again: fc.option(fc.tuple(fc.nat(), fc.option(fc.nat()))),
  removed: fc.option(fc.nat(), { freq: 4 }),
});

test('law 17 holds with names that come again, with decisions, and with removals, and ids stay with what they named', async () => {
  await fc.assert(
    fc.asyncProperty(
      batches,
      fc.array(step, { minLength: 5, maxLength: 5 }),
      async ({ rows, batches: parts }, steps) => {
        const own = mkdtempSync(join(folder, 'lives-'));
        const [archive, rebuilt] = [join(own, 'archive'), join(own, 'rebuilt')];
        mkdirSync(join(own, 'in'));
        const carriers = new Map<string, string>();
        for (const [number, part] of parts.entries()) {
          const { decision, a, b, again, removed } = steps[number]!;
          const batch = part.map((index) => rows[index]!);
          if (again !== null) {
            const [row, text] = again;
            const { id } = rows[row % rows.length]!;
            batch.push({ ...rows[(text ?? row) % rows.length]!, id });
          }
          const file = writeRows(join(own, 'in', `batch-${number}.jsonl`), batch);
          if (number === 0) await variorum('merge', file, '--out', archive, '--format', 'none');
          else await variorum('add', archive, file);
          const ids = idsOf(archive);
          const [one, other] = [ids[a % ids.length]!, ids[b % ids.length]!];
          if (decision !== null && one !== other) {
            writeFileSync(join(own, 'decided.tsv'), `decision\ta\tb\n${decision}\t${one}\t${other}\n`);
            await variorum('add', archive, file, '--pairs', join(own, 'decided.tsv'));
          }
          if (removed !== null && ids.length > 1)
            await variorum('remove', archive, ids[removed % ids.length]!, '--reason', 'asked for');
          for (const { id, oldest } of readLedger(join(archive, 'ids.tsv')).reports) {
            const before = carriers.get(id) ?? oldest;
            expect(oldest === before || !idsOf(archive).includes(before), `${id}: ${before}, ${oldest}`).toBe(
              true,
            );
            carriers.set(id, oldest);
          }
        }
        const decisions = join(archive, 'decisions.tsv');
        const pairs = existsSync(decisions) ? ['--pairs', decisions] : [];
        const words = ['--format', 'none', '--ids', join(archive, 'ids.tsv'), ...pairs];
        await variorum('merge', join(own, 'in'), '--out', rebuilt, ...words);
        expectSame(archive, rebuilt);
        await expectChecked(archive, rebuilt);
        rmSync(own, { recursive: true });
      },
    ),
    { numRuns: Math.ceil(runs / 4), endOnFailure: true },
  );
});

function idsOf(out: string): string[] {
  const lines = readFileSync(join(out, 'documents.jsonl'), 'utf8').split('\n');
  return lines.flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { id: string }).id]));
}
