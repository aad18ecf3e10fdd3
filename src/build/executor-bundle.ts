/**
 * Writes the one file that executors of Spark need, beside the program. All modules and packages that the stages use
 * are in it, and so are the files that the build has made for them; Node is all else that it takes.
 */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleName } from '../engine/spark/bundle-name.js';
import { type Bundled, dist, writeBundle } from './bundling.js';
import { embed } from './embedding.js';

/** Writes the bundle, and copies the templates of the plan beside it. */
export async function writeExecutorBundle(): Promise<Bundled> {
  cpSync(
    fileURLToPath(new URL('../../src/engine/spark/sql', import.meta.url)),
    join(dist, 'engine/spark/sql'),
    { recursive: true },
  );
  return writeBundle(
    join(dist, 'engine/spark/executor.js'),
    [embed(['version.txt', 'kernel/kernel.wasm', 'kernel/unicode.bin', ...filesIn('write/page/built')])],
    { file: join(dist, bundleName), format: 'cjs', codeSplitting: false },
  );
}

/** The files of a folder of `dist`, by their paths relative to it. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(join(dist, folder))
    .sort()
    .map((name) => `${folder}/${name}`);
}
