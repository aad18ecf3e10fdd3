/** Measures the memory over many files of all kinds, and mutated files of all formats. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMixedFiles } from '../mixed-files.mjs';
import { readRows } from '../tables.mjs';
import { cli, note, report, runTests, work } from './bench.mjs';

/** Scans 5,000 and 20,000 files, and compares the most memory that was held. */
export function measureMixed() {
  const sizes = [5_000, 20_000];
  const peaks = sizes.map((count) => {
    const folder = join(work, `mixed-${count}`);
    makeMixedFiles(folder, count);
    const program = `process.argv.splice(1, 0, ${JSON.stringify(cli)}); import(${JSON.stringify(cli)}).then(() => process.on('exit', () => process.stderr.write('PEAK ' + process.resourceUsage().maxRSS)))`;
    const started = Date.now();
    const result = spawnSync(
      process.execPath,
      ['-e', program, '--', 'scan', folder, '--out', `${folder}-out`, '--quiet', '--workers', '1'],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    const peak = Number(result.stderr.match(/PEAK (\d+)/)?.[1]) / 1024;
    const documents = readRows(join(`${folder}-out`, 'documents.jsonl')).length;
    note(
      `${count} files: ${documents} documents, ${((Date.now() - started) / 1000).toFixed(0)} s, peak ${peak.toFixed(0)} MB, exit ${result.status}`,
    );
    return peak;
  });
  report(
    '20,000 mixed files',
    `peak memory ${peaks[1].toFixed(0)} MB, at a quarter of the files ${peaks[0].toFixed(0)} MB: ${(peaks[1] / peaks[0]).toFixed(2)} times`,
    '≤ 1.3 times the memory',
    peaks[1] <= 1.3 * peaks[0],
  );
}

/** Reads mutated files of all formats, as the test of harm does; `--mutations` says how many, `--seed` which. */
export function measureMutations(_data, { mutations, seed }) {
  const out = join(work, 'mutations.json');
  const env = { VARIORUM_MUTATIONS: mutations, VARIORUM_SEED: seed };
  const { stderr } = runTests('harm', 'mutated.test', out, env);
  const { numFailedTests, testResults } = JSON.parse(readFileSync(out, 'utf8'));
  const said = stderr.match(/slowest [^\n]*/)?.[0] ?? 'stopped before the end';
  for (const { failureMessages } of testResults.flatMap(({ assertionResults }) => assertionResults))
    for (const message of failureMessages) note(message.split('\n')[0]);
  report(
    `${Number(mutations).toLocaleString('en')} mutations, seed ${seed}`,
    said,
    '≤ 512 MB, ≤ 2 s each, no crash, every failure a sentence',
    numFailedTests === 0,
  );
}
