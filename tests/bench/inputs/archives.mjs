/** Measures web archives against warcio, the reader that most crawls are read with. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../tables.mjs';
import { has, report, run, work } from './bench.mjs';

const oracleProgram = `
import sys, json, glob
from warcio.archiveiterator import ArchiveIterator
found = []
for path in sorted(glob.glob(sys.argv[1] + '/*')):
    try:
        for record in ArchiveIterator(open(path, 'rb'), arc2warc=False):
            http = record.http_headers
            kind = (http.get_header('Content-Type') if http else record.rec_headers.get_header('Content-Type')) or ''
            status = http.get_statuscode() if http else '200'
            uri = record.rec_headers.get_header('WARC-Target-URI') or ''
            is_text = kind.startswith('text/html') or kind.startswith('text/plain')
            if record.rec_type in ('response', 'resource', 'conversion') and is_text and status[:1] == '2' and not uri.startswith('metadata:'):
                name = record.rec_headers.get_header('WARC-Record-ID')
                found.append({'path': path, 'id': name.strip('<>') if name else None})
    except Exception as error:
        pass
print(json.dumps(found))
`;
/** Against warcio, where Python has it: every response of HTML or text with a good status. */
export function measureArchives(data) {
  if (!has(data, 'warc')) return;
  const python = process.env.WARCIO_PYTHON ?? 'python3';
  const oracle = spawnSync(python, ['-c', oracleProgram, join(data, 'warc')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const out = join(work, 'warc');
  const result = run('merge', join(data, 'warc'), '--out', out, '--quiet');
  const documents = readRows(join(out, 'documents.jsonl'));
  const failures = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')).failures;
  const check = run('check', out, '--source', join(data, 'warc'));
  const readIds = documents.filter(({ sha256 }) => sha256 !== null).map(({ id }) => id.replace(/#\d+$/, ''));
  if (oracle.status !== 0) {
    report(
      'warc',
      `${readIds.length} records read, ${failures.length} sentences; no warcio to compare with`,
      'same records as warcio',
      false,
    );
    return;
  }
  const wanted = JSON.parse(oracle.stdout).filter(({ id }) => id !== null);
  const named = new Set([
    ...documents.map(({ id }) => id),
    ...failures.map((failure) => failure.match(/urn:uuid:[\w-]+/)?.[0]),
  ]);
  const missing = wanted.filter(({ id }) => !named.has(id));
  report(
    'warc',
    `${readIds.length} records read, ${failures.length} named as broken or without text, ${missing.length} of warcio’s ${wanted.length} not accounted for; check: ${check.stdout.trim()}`,
    'same records as warcio, none stops the run',
    missing.length === 0 && result.status !== 2 && check.status === 0,
  );
}
