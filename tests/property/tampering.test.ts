/** The law of `check`: a byte that differs, in any file of an edition or in any source, is found, and its file is named. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/check.js';
import { runMerge } from '../../src/commands/merge.js';
import { parseCommandLine } from '../../src/options/parse.js';
import { runs } from '../arbitraries/histories.js';
import { captureIo } from '../command-io.js';

const beams =
  'Engineers inspected the harbour bridge over the weekend and found cracks in two of its main beams.';
const ring = 'Lorries will have to use the northern ring road, which adds about twenty minutes to the trip.';
const lead = (verb: string) =>
  `The council of Port Alder ${verb} to close the old harbour bridge to lorries after a long debate.`;
const background = [
  'The bridge was built in 1931 and carries some nine thousand vehicles a day between the port and the fish market.',
  'Repairs would cost about four million, a report by the harbour board found, and could not begin before the spring.',
  'Owners of warehouses on the north quay fear for their trade, and ask that vans be let across at night at least.',
];
const texts = [
  [
    lead('is set to vote'),
    beams,
    '“We cannot take chances,” Mayor Ellen Strand said on Monday.',
    ring,
    ...background,
  ],
  [
    lead('has voted'),
    beams,
    ring,
    ...background,
    'A second inspection is planned for October, the ministry said.',
  ],
].map((paragraphs) => `Port Alder and its old harbour bridge\n\n${paragraphs.join('\n\n')}\n`);

let folder: string;
let out: string;
let input: string;
let sources: readonly string[];
let written: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-tampering-'));
  [out, input] = [join(folder, 'out'), join(folder, 'input')];
  mkdirSync(input);
  const record = (at: number) =>
    JSON.stringify({
      id: `record-${at}`,
      text: texts[at]!.replace('Alder', 'Elder'),
      date: `2024-03-0${at + 1}`,
    });
  writeFileSync(join(input, 'older.txt'), texts[0]!);
  writeFileSync(join(input, 'newer.txt'), texts[1]!);
  writeFileSync(join(input, 'records.jsonl'), `${record(0)}\n${record(1)}\n`);
  const parsed = await parseCommandLine(['merge', input, '--out', out, '--quiet', '--workers', '1'], '0');
  if (parsed.command !== 'merge') throw new TypeError('Cannot run: the command line is no merge');
  expect(await runMerge(parsed.options, { command: 'merge', version: '0' }, captureIo().io)).toBe(0);
  sources = readdirSync(input).sort();
  const editions = join(out, 'editions');
  written = readdirSync(editions).flatMap((name) =>
    readdirSync(join(editions, name)).map((file) => `editions/${name}/${file}`),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Exit status and messages of `check` while the byte of `path` at a share of its length is another one. */
async function checkTampered(
  path: string,
  at: number,
  change: number,
): Promise<{ status: number; said: string }> {
  const whole = readFileSync(path);
  const bytes = Buffer.from(whole);
  const place = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
  bytes[place] = bytes[place]! ^ change;
  const { io, printed } = captureIo();
  try {
    writeFileSync(path, bytes);
    const status = await runCheck({ out, sources: [input], isJson: false }, io);
    const { stdout, stderr } = printed();
    return { status, said: `${stdout}${stderr}` };
  } finally {
    writeFileSync(path, whole);
  }
}

const place = fc.double({ min: 0, max: 1, noNaN: true });
const change = fc.integer({ min: 1, max: 255 });

test('what nobody touched holds', async () => {
  // All four documents stand in the one edition, so that `check` holds every source.
  const { documents } = JSON.parse(readFileSync(join(out, 'clusters.jsonl'), 'utf8')) as {
    documents: string[];
  };
  expect(documents).toHaveLength(4);
  expect(written.filter((path) => path.endsWith('edition.json'))).toHaveLength(1);
  expect((await checkTampered(join(input, sources[0]!), 0, 0)).status).toBe(0);
});

test('any byte of any file of an edition', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), place, change, async (file, at, other) => {
      const path = written[file % written.length]!;
      const { status, said } = await checkTampered(join(out, path), at, other);
      expect(status, path).toBe(1);
      expect(said).toContain(path);
    }),
    { numRuns: runs },
  );
});

test('any byte of any source', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), place, change, async (file, at, other) => {
      const name = sources[file % sources.length]!;
      const { status, said } = await checkTampered(join(input, name), at, other);
      expect(status, `${name} at ${at}`).toBe(1);
      // A record is named by its id, or by the file that holds it.
      expect(said).toMatch(name === 'records.jsonl' ? /records\.jsonl|record-[01]/ : new RegExp(name));
    }),
    { numRuns: runs },
  );
});
