/** Files and folders whose names are no UTF-8: listed, read, restored and found again. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { printName } from '../../src/read/file-names.js';
import { text } from '../arbitraries/inputs.js';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, variorum } from './run.js';

const bytes = (...parts: readonly (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));
const within = (folder: string, name: Buffer) => Buffer.concat([Buffer.from(`${folder}/`), name]);

// Other systems have no such names.
test.skipIf(process.platform !== 'linux')('are printed byte by byte, and lose nothing', async () => {
  const folder = freshFolder({ 'in/plain.txt': text });
  const input = join(folder, 'in');
  const deep = within(input, bytes('d', 0xff, 'r'));
  mkdirSync(deep);
  writeFileSync(within(input, bytes('caf', 0xe9, ' 100%.txt')), `${text}One more was said.\n`);
  // The printed name of the first one is the true name of another.
  writeFileSync(within(input, bytes('x', 0xe9)), text.toUpperCase());
  writeFileSync(join(input, 'x%E9'), `${text.toUpperCase()}MORE.\n`);
  writeFileSync(Buffer.concat([deep, bytes('/', 'n', 0xc3, '.txt')]), `${text}Two more were said.\n`);
  const record = JSON.stringify({ id: 'r1', text: `${text}Three more were said.\n` });
  writeFileSync(Buffer.concat([deep, bytes('/', 0xe4, '.jsonl')]), `${record}\n`);
  writeFileSync(
    Buffer.concat([deep, bytes('/', 0xe4, '.txt.gz')]),
    gzipSync(`${text}Four more were said.\n`),
  );
  symlinkSync('plain.txt', within(input, bytes('l', 0xfe)));
  expect(await variorum(folder, 'merge', 'in', '--out', 'out', '--workers', '2')).toMatchObject({
    status: 0,
  });
  const documents = readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8'));
  expect(documents.map(({ id }) => id)).toEqual([
    'caf%E9 100%25.txt',
    'd%FFr/%E4.txt.gz',
    'd%FFr/n%C3.txt',
    'l%FE',
    'plain.txt',
    'r1',
    'x%E9',
    'x%E9#2',
  ]);
  for (const [id, last] of [
    ['caf%E9 100%25.txt', 'One more was said.'],
    ['d%FFr/n%C3.txt', 'Two more were said.'],
    ['d%FFr/%E4.txt.gz', 'Four more were said.'],
  ] as const) {
    const restored = (await variorum(folder, 'restore', 'out', '--revision', id)).stdout.toString();
    expect(restored).toBe(`${text}${last}\n`);
  }
  expect(await variorum(folder, 'check', 'out', '--source', 'in')).toMatchObject({ status: 0, stderr: '' });
  const picked = await variorum(folder, 'scan', 'in', '--out', 'picked', '--include', 'd%FFr/**');
  expect(picked.status).toBe(0);
  expect(readLines(readFileSync(join(folder, 'picked/documents.jsonl'), 'utf8'))).toHaveLength(3);
});

test('printName() tells all names apart', () => {
  expect(printName(bytes('plain 100%.txt'))).toBe('plain 100%.txt');
  expect(printName(bytes('é', 0xe9, '%', 0xf0, 0x9f))).toBe('é%E9%25%F0%9F');
  expect(printName(bytes(0xe9))).not.toBe(printName(bytes('%E9', 0xff)).replace('%FF', ''));
});
