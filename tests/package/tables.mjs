/**
 * Shows that the tables of `--format tables` load with the usual libraries of Python, with the rows and types that the
 * card and the lines of JSON say: those of the seeds, and those of a planted collection without threads. What is missing is
 * said and left out.
 *
 *   npm run build && npm run test:tables [-- PYTHON]
 *
 * PYTHON is an interpreter that has the libraries, as from `python3 -m venv venv && venv/bin/pip install pyarrow pandas duckdb
 * datasets`; without one they are installed into a folder that goes when all is done.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCorpus } from '../planted/write-corpus.mjs';
import { conclude, say, sayUntried } from './report.mjs';

const root = join(import.meta.dirname, '../..');
const libraries = ['pyarrow', 'pandas', 'duckdb', 'datasets'];
const missing = 3;
const folder = mkdtempSync(join(tmpdir(), 'variorum-tables-'));
// Nobody is to be asked: all is on this machine.
const env = { ...process.env, HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '1' };

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8', env, maxBuffer: 2 ** 26 });
}

/** An interpreter with what could be installed; null where there is no Python. */
function findPython() {
  if (process.argv[2] !== undefined) return process.argv[2];
  const { status } = run('python3', ['-m', 'venv', join(folder, 'venv')]);
  if (status !== 0) return null;
  const python = join(folder, 'venv/bin/python');
  for (const library of libraries) {
    const { status: installed } = run(python, ['-m', 'pip', 'install', '--quiet', library]);
    if (installed !== 0) sayUntried(`${library}: pip cannot install it`);
  }
  return python;
}

function writeTables(name, input, flags) {
  const out = join(folder, name);
  const merged = ['merge', input, '--out', out, '--quiet', '--format', 'tables', ...flags];
  const { status, stderr } = run(process.execPath, [join(root, 'dist/cli.js'), ...merged]);
  if (status !== 0) throw new Error(`Cannot merge ${input}: ${stderr}`);
  return join(out, 'tables');
}

function tryLibrary(library, python, tables, name) {
  const script = join(import.meta.dirname, 'tables.py');
  const readme = join(root, 'src/write/tables/README.md');
  const { status, stdout, stderr, error } = run(python, [script, library, tables, readme]);
  if (status === missing) return sayUntried(`${library} of ${name}: it is not installed`);
  const said = stdout?.trim().split('\n').join('; ') ?? String(error);
  say(status === 0, `${library} of ${name}: ${said}${status === 0 ? '' : ` ${stderr?.trim().slice(-500)}`}`);
}

try {
  const python = findPython();
  if (python === null) sayUntried('all: there is no Python');
  else {
    writeCorpus(500, join(folder, 'planted'));
    const all = {
      'the seeds': writeTables('seeds', join(root, 'seeds'), []),
      'planted articles': writeTables('of-planted', join(folder, 'planted/docs.jsonl'), []),
      'planted articles without threads': writeTables('threadless', join(folder, 'planted/docs.jsonl'), [
        ...['--threads', 'none', '--relations', 'none'],
      ]),
    };
    for (const library of libraries)
      for (const [name, tables] of Object.entries(all)) tryLibrary(library, python, tables, name);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
conclude();
