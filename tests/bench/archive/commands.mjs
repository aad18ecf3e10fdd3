/** Runs commands of the program inside this process, and says in which files two outputs differ. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { main } from '../../../dist/commands/main.js';
import { listTree } from '../../../dist/read/run-record.js';
import { archiveFolder, isHistory } from '../../../dist/write/output/own-files.js';

/** Runs a command. Throws where it fails; `statuses` are those that it may end with, and `at` is its time, if not now. */
export async function variorum(words, { statuses = [0], at = null } = {}) {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const env = at === null ? process.env : { ...process.env, SOURCE_DATE_EPOCH: String(at) };
  const flags = words[0] === 'check' ? [] : ['--quiet', '--workers', '1'];
  const status = await main([...words, ...flags], { env, stdin: Readable.from([]), stdout, stderr });
  if (!statuses.includes(status)) throw new Error(`variorum ${words.join(' ')}: ${status}, ${stderr.text()}`);
  return stdout.text();
}

class Collector extends Writable {
  #chunks = [];

  _write(chunk, _encoding, done) {
    this.#chunks.push(chunk);
    done();
  }

  text() {
    return Buffer.concat(this.#chunks).toString();
  }
}

/** Names the files that are not, byte for byte, in both outputs, of all that a run vouches for. */
export function differingFiles(one, other) {
  const [left, right] = [hashFiles(one), hashFiles(other)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .sort();
}

function hashFiles(out) {
  const paths = listTree(out).filter((path) => !path.startsWith(`${archiveFolder}/`) && !isHistory(path));
  return new Map(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(out, path)))
        .digest('hex'),
    ]),
  );
}

/** Writes records as JSON Lines, and returns the path. */
export function writeRows(path, rows) {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** Records in the order in which they were scraped. */
export function byDate(rows) {
  return rows.toSorted((one, other) =>
    one.date === other.date ? (one.id < other.id ? -1 : 1) : one.date < other.date ? -1 : 1,
  );
}
