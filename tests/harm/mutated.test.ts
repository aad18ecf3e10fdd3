/**
 * Mutated inputs of every format: none crashes a run, none takes longer than two seconds, none fills the memory,
 * and every failure is a sentence. A process of its own reads them all, so that its memory is what is measured and
 * not the mutator's. `npm run test:harm` tries 20,000, `npm test` a few hundred.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/base/seeded-random.js';
import { inputFiles } from '../arbitraries/inputs.js';

const count = Number(process.env['VARIORUM_MUTATIONS'] ?? 400);
const seed = Number(process.env['VARIORUM_SEED'] ?? 1);
const limitMs = 2_000;
const limitBytes = 512 * 1024 * 1024;
const maxBytes = 20_000_000;

interface Reading {
  readonly said: readonly string[];
  readonly tookMs: number;
}
interface Peak {
  readonly peakBytes: number;
}

const tokens = [
  '<',
  '>',
  '</',
  '<p>',
  '<div>',
  '<!--',
  ']]>',
  '<![CDATA[',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '\\u0000',
  '&#x110000;',
  '&lt;',
  '&x;',
  '\u0000',
  '\r\n\r\n',
  '---\n',
  'WARC/1.0\r\n',
  'Content-Length: 999999999\r\n',
  'Content-Length: -1\r\n',
  'FFFFFFFFF\r\n',
  '1e999',
  '\ufeff',
  '\u202e',
  '<script>',
  '__proto__',
  '<!DOCTYPE html>',
  'PAR1',
].map((token) => Buffer.from(token));

/** One mutation, or a few, of one of the inputs. */
function mutate(random: () => number): { readonly name: string; readonly bytes: Buffer } {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const source = pick(inputFiles);
  let bytes = Buffer.from(source.bytes);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const at = Math.floor(random() * (bytes.length + 1));
    const end = Math.min(bytes.length, at + Math.floor(random() ** 3 * bytes.length));
    const cut = (middle: Buffer, to = at) =>
      Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(to)]);
    switch (Math.floor(random() * 8)) {
      case 0:
        if (bytes.length > 0) bytes[at % bytes.length] = Math.floor(random() * 256);
        break;
      case 1:
        bytes = cut(Buffer.alloc(0), end);
        break;
      case 2:
        bytes = cut(
          Buffer.concat(Array<Buffer>(1 + Math.floor(random() * 20)).fill(bytes.subarray(at, end))),
        );
        break;
      case 3:
        bytes = cut(pick(tokens));
        break;
      case 4:
        bytes = cut(Buffer.concat(Array<Buffer>(Math.floor(random() ** 4 * 20_000)).fill(pick(tokens))));
        break;
      case 5:
        bytes = bytes.subarray(0, at);
        break;
      case 6:
        bytes = cut(pick(inputFiles).bytes);
        break;
      default:
        bytes = cut(
          Buffer.from(Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 256))),
        );
    }
    if (bytes.length > 2_000_000) bytes = bytes.subarray(0, 2_000_000);
  }
  const isPacked = random() < 0.1;
  // Half under a name that says nothing: then the content must tell.
  const name = random() < 0.5 ? source.name : 'unnamed';
  return isPacked ? { name: `${name}.gz`, bytes: gzipSync(bytes) } : { name, bytes };
}

/** What the process answers to one message; throws where it ends without an answer. */
function ask<T>(reader: ChildProcess, message: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      reader.off('message', onMessage).off('exit', onExit);
      end();
    };
    const onMessage = (answer: T) => settle(() => resolve(answer));
    const onExit = (code: number | null, signal: string | null) =>
      settle(() => reject(new Error(`the process that reads ended with ${code ?? signal}`)));
    reader.on('message', onMessage).on('exit', onExit);
    reader.send(message);
  });
}

test(`${count} mutated inputs: no crash, no hang, no full memory, every failure a sentence`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-mutated-'));
  const reader = fork(join(import.meta.dirname, 'reader.mjs'), [String(maxBytes)]);
  const random = seededRandom(seed);
  let slowestMs = 0;
  // All of them are named: what ends at the first says nothing about the rest.
  const breaches: string[] = [];
  try {
    for (let number = 0; number < count; number++) {
      const { name, bytes } = mutate(random);
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const { said, tookMs } = await ask<Reading>(reader, path);
      rmSync(path);
      const place = `mutation ${number} of ${name}`;
      for (const sentence of said)
        if (!/^Cannot [^\n]*[^.\n]$/.test(sentence)) breaches.push(`${place} says: ${sentence}`);
      // Of the processor: a busy machine is no hang.
      slowestMs = Math.max(slowestMs, tookMs);
      if (tookMs > limitMs) breaches.push(`${place} took ${tookMs.toFixed(0)} ms`);
    }
    const { peakBytes } = await ask<Peak>(reader, 'peak');
    process.stderr.write(
      `slowest ${slowestMs.toFixed(0)} ms, memory ${(peakBytes / 2 ** 20).toFixed(0)} MB at most\n`,
    );
    expect(breaches).toEqual([]);
    expect(peakBytes).toBeLessThan(limitBytes);
  } finally {
    reader.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}, 3_600_000);
