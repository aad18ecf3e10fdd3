/** Inputs that mean harm by their size or shape, that change while they are read, or that may not be read. */
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeFailure } from '../../src/model/failure.js';
import { listDocuments } from '../../src/read/list-documents.js';
import { read } from '../../src/read/read.js';
import { inputFiles, text } from '../arbitraries/inputs.js';
import { gzipRun } from '../arbitraries/packed.js';
import { readTree } from '../golden/run-directory.js';
import { bound, canBeShutOut } from './limits.js';
import { cli, freshFolder, variorum } from './run.js';

const many = 1_000_000;
const response = (body: Buffer) => {
  const http = Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'),
    body,
  ]);
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:bomb>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), http, Buffer.from('\r\n\r\n')]);
};

test.each<readonly [what: string, name: string, make: () => string | Buffer, said: RegExp]>([
  ['a line of 100 MB', 'a.txt', () => 'x'.repeat(1e8), /Cannot read a\.txt: it has more than 67108864 bytes/],
  [
    'a record of 100 MB',
    'a.jsonl',
    () => `{"id":"a","text":"${'word '.repeat(2e7)}"}\n{"id":"b","text":"${text.replaceAll('\n', ' ')}"}\n`,
    /Cannot read line 1 of a\.jsonl: it has more than 67108864 bytes/,
  ],
  [
    'a cell of 100 MB',
    'a.csv',
    () => `id,text\n1,"${'word '.repeat(2e7)}"\n`,
    /line 2 of a\.csv .* a row has more than 67108864 bytes/,
  ],
  ['a bomb packed twice', 'a.txt.gz', () => gzipSync(gzipRun(3e8)), /Cannot read a\.txt\.gz: it is not text/],
  [
    'a bomb in an archived response',
    'a.warc',
    () => response(gzipRun(3e8)),
    /urn:uuid:bomb.*more than 67108864 bytes|unpacks to more than 67108864 bytes/,
  ],
  ['a million nested elements', 'a.html', () => `<html><body>${'<div>'.repeat(many)}${text}`, /^$/],
  [
    'a million nested lists',
    'a.json',
    () => `${'['.repeat(many)}${']'.repeat(many)}`,
    /Cannot read a\.json: [^\n]+/,
  ],
  [
    'a million nested records',
    'a.jsonl',
    () => `{"text":${'{"a":'.repeat(many)}1${'}'.repeat(many)}}\n`,
    /Cannot read line 1 of a\.jsonl: [^\n]+/,
  ],
  ['a million tiny paragraphs of a page', 'a.html', () => `<html><body>${'<p>a'.repeat(many)}`, /^$/],
  ['a million tiny paragraphs of a text', 'a.txt', () => 'a\n\n'.repeat(many), /^$/],
])('%s: a result or a sentence, in bounded time and memory', (_, name, make, said) => {
  const folder = freshFolder({ 'in/good.txt': text, [`in/${name}`]: make() });
  const program = `process.argv.splice(1, 0, ${JSON.stringify(cli)}); import(${JSON.stringify(cli)}).then(() => process.on('exit', () => process.stderr.write('PEAK ' + process.resourceUsage().maxRSS)))`;
  const flags = ['scan', 'in', '--out', 'out', '--quiet', '--workers', '1'];
  const { status, stderr } = spawnSync(process.execPath, ['-e', program, '--', ...flags], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 50_000,
  });
  const [words, peak] = stderr.split('PEAK ');
  const { failures } = JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')) as {
    failures: readonly string[];
  };
  expect(failures.join('\n')).toMatch(said);
  expect(words).toBe(failures.map((failure) => `${failure}\n`).join(''));
  expect(status).toBe(failures.length === 0 ? 0 : 1);
  expect(Number(peak) / 1024).toBeLessThan(512);
});

test('an external entity stays unread in every output', async () => {
  const entity = (body: string) =>
    `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "file:///etc/passwd">%y;]><nitf><body><body.content><p>${body} &x;</p></body.content></body></nitf>`;
  const folder = freshFolder({ 'in/a.xml': entity(text), 'in/b.xml': entity(`${text} More was said.`) });
  await variorum(folder, 'merge', 'in', '--out', 'out');
  for (const content of readTree(join(folder, 'out')).values()) expect(content).not.toMatch(/root:[^:]*:0:0/);
});

test.skipIf(!canBeShutOut)('a file and a folder without permission are named, and the rest is read', () => {
  const folder = freshFolder({ 'in/a.txt': text, 'in/closed.txt': text, 'in/shut/b.txt': text });
  chmodSync(join(folder, 'in/closed.txt'), 0);
  chmodSync(join(folder, 'in/shut'), 0);
  const [command, ...flags] = bound([process.execPath, cli, 'merge', 'in', '--out', 'out']);
  const { status, stderr } = spawnSync(command!, flags, { cwd: folder, encoding: 'utf8' });
  chmodSync(join(folder, 'in/shut'), 0o755);
  expect(status).toBe(1);
  expect(stderr).toContain('Cannot read closed.txt: permission denied; mend that');
  expect(stderr).toContain('Cannot read shut: permission denied; mend that');
  expect(readTree(join(folder, 'out')).get('documents.jsonl')).toContain('"id":"a.txt"');
});

test('what grows, shrinks or vanishes after it was first read is named and not merged, in every format', async () => {
  for (const { name, bytes } of inputFiles) {
    const folder = freshFolder({ [`in/${name}`]: bytes });
    const path = join(folder, 'in', name);
    const first = await listDocuments(join(folder, 'in'), null);
    const [known] = await read(first.refs);
    expect(known!.ok, name).toBe(true);
    const sha256 = known!.ok ? known!.value.sha256 : '';
    const again = first.refs.map((ref) => ({ ...ref, sha256 }));
    const say = async () => {
      const [result] = await read(again);
      return result!.ok ? 'the same' : describeFailure(result!.error);
    };
    appendFileSync(path, `\n${text}`);
    // A record that lies where it lay is the same; what was unpacked before cannot change any more.
    expect(await say(), name).toMatch(/^the same$|changed while it was read|^Cannot read [^\n]+[^.\n]$/);
    truncateSync(path, Math.floor(bytes.length / 3));
    expect(await say(), name).toMatch(/^the same$|changed while it was read|^Cannot read [^\n]+[^.\n]$/);
    unlinkSync(path);
    expect(await say(), name).toMatch(/^the same$|it is no longer there/);
  }
  const folder = freshFolder({ 'in/a.txt': text });
  const { refs } = await listDocuments(join(folder, 'in'), null);
  const [known] = await read(refs);
  appendFileSync(join(folder, 'in/a.txt'), 'More.\n');
  const [changed] = await read(refs.map((ref) => ({ ...ref, sha256: known!.ok ? known!.value.sha256 : '' })));
  expect(changed!.ok ? '' : describeFailure(changed!.error)).toBe(
    'Cannot merge a.txt: it changed while it was read; run again when the directory is at rest',
  );
});

test('a directory that never rests: a whole result, and sentences for what slipped away', async () => {
  const folder = freshFolder(
    Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`in/${index}.txt`, `${text}\nPart ${index}.`]),
    ),
  );
  mkdirSync(join(folder, 'in/new'));
  const program = `const fs = require('node:fs'); for (let n = 0; ; n++) { fs.appendFileSync('in/3.txt', 'More ' + n + '.\\n'); fs.writeFileSync('in/new/' + n % 9, ${JSON.stringify(text)}.slice(0, n % 900)); try { fs.unlinkSync('in/new/' + (n + 4) % 9) } catch {} fs.truncateSync('in/4.txt', n % 700); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); }`;
  const writer = spawn(process.execPath, ['-e', program], { cwd: folder, stdio: 'ignore' });
  try {
    for (let run = 0; run < 3; run++) {
      const { status, stderr } = await variorum(folder, 'merge', 'in', '--out', 'out');
      expect([0, 1]).toContain(status);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect((await variorum(folder, 'check', 'out')).status).toBe(0);
    }
  } finally {
    writer.kill('SIGKILL');
  }
});

test('links to devices, pipes in a directory and files that lead nowhere are named, and end no run', async () => {
  const folder = freshFolder({ 'in/a.txt': text });
  expect(spawnSync('mkfifo', [join(folder, 'in/pipe')]).status).toBe(0);
  symlinkSync('/dev/zero', join(folder, 'in/zero'));
  symlinkSync('pipe', join(folder, 'in/to-pipe'));
  symlinkSync('nowhere', join(folder, 'in/to-nothing'));
  const { status, stderr } = await variorum(folder, 'scan', 'in', '--out', 'out');
  expect(status).toBe(1);
  for (const name of ['pipe', 'zero', 'to-pipe'])
    expect(stderr).toContain(`Cannot read ${name}: it is no file but a pipe, a device or a socket; `);
  expect(stderr).toContain('Cannot read to-nothing: it is no longer there; ');
  const device = await variorum(folder, 'scan', '/dev/null', '--out', 'other');
  expect([device.status, device.stderr]).toEqual([
    2,
    'Cannot read /dev/null: it is no file but a pipe, a device or a socket; mend that or take the file out of the directory\n',
  ]);
});

test('what comes out of a named pipe is read as standard input is', async () => {
  const folder = freshFolder({ 'text.txt': text });
  expect(spawnSync('mkfifo', [join(folder, 'pipe.txt')]).status).toBe(0);
  const writer = spawn('sh', ['-c', 'cat text.txt > pipe.txt'], { cwd: folder, stdio: 'ignore' });
  try {
    expect((await variorum(folder, 'merge', 'pipe.txt', '--out', 'out', '--quiet')).status).toBe(0);
    expect(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8')).toContain('"id":"pipe.txt"');
  } finally {
    writer.kill('SIGKILL');
  }
});
