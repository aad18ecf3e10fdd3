/** Measures steps alone, in this process: hashing in the kernel and in its twin, and reading of files. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKernel } from '../../../dist/kernel/kernel.js';
import { heapAt } from '../../../dist/kernel/layout.js';
import { compile, loadTables } from '../../../dist/pipeline/tasks/load-kernel.js';
import { read } from '../../../dist/read/read.js';
import { readRows } from '../tables.mjs';

export async function measureSteps({ corpora, scale }) {
  const { docs } = corpora.planted(10_000);
  const [simd, twin] = [kernelSpeed(compile(), docs), kernelSpeed(null, docs)];
  const files = await readSpeed(100_000 * scale, corpora.folder);
  return {
    rows: [],
    bars: [
      { what: 'kernel: MB/s, SIMD', value: simd },
      { what: 'kernel: MB/s, twin', value: twin },
      { what: 'files/s through read', value: files },
    ],
  };
}

/** Megabytes a second through tokenize and shingle. */
function kernelSpeed(module, docs) {
  const kernel = makeKernel(module, loadTables());
  const texts = readRows(docs)
    .slice(0, 1000)
    .map(({ text }) => Buffer.from(text));
  const room = 1 << 20;
  kernel.reserve(5 * room);
  let best = 0;
  for (let round = 0; round < 9; round++) {
    const start = performance.now();
    let bytes = 0;
    for (const text of texts) {
      kernel.bytes().set(text, heapAt);
      const tokens = kernel.tokenize(heapAt, heapAt + text.length, heapAt + room, 0, 0);
      kernel.shingle(heapAt + room, tokens, 4, heapAt + 2 * room, heapAt + 3 * room);
      bytes += text.length;
    }
    best = Math.max(best, bytes / 1000 / (performance.now() - start));
  }
  return best;
}

/** Files a second through the stage `read`. */
async function readSpeed(files, folder) {
  const tree = join(folder, 'tree');
  const refs = Array.from({ length: files }, (_, index) => {
    const path = join(tree, String(index % 100), `${index}.txt`);
    return { id: `${index}.txt`, path };
  });
  for (let part = 0; part < 100; part++) mkdirSync(join(tree, String(part)), { recursive: true });
  const text = 'The city council of Port Alder voted on Tuesday to close the harbour bridge.\n\n'.repeat(40);
  for (const { path } of refs) writeFileSync(path, text);
  let best = 0;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    for (let at = 0; at < refs.length; at += 128) await read(refs.slice(at, at + 128));
    best = Math.max(best, (1000 * files) / (performance.now() - start));
  }
  rmSync(tree, { recursive: true });
  return best;
}
