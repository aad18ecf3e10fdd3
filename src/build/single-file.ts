/**
 * Makes the program one file that Node can carry inside itself: all modules, all files that it reads, and both of its
 * entries, of which a worker thread takes the other one.
 */
import { relative } from 'node:path';
import type { Plugin } from 'rolldown';
import { type Bundled, dist } from './bundling.js';
import { embed } from './embedding.js';
import { programFiles } from './program-bundle.js';
import { writeProgram } from './program-file.js';

/** The name under which the executable holds the text of its own program, for worker threads. */
export const programAsset = 'program.cjs';

/** Writes the program to `file`. */
export function writeSingleFile(file: string): Promise<Bundled> {
  return writeProgram(file, [openWorkersFromText, embed(programFiles())], startEither);
}

// A worker thread takes the other one.
const startEither = `import { isMainThread } from 'node:worker_threads';
if (isMainThread) startCommand();
else startWorker();`;

/** In place of open-worker.js, since there is no file of a worker. */
const openWorkersFromText: Plugin = {
  name: 'open-workers-from-text',
  load: (id) =>
    relative(dist, id) === 'engine/open-worker.js'
      ? `import { getAsset } from 'node:sea';
import { Worker } from 'node:worker_threads';
let program;
export function openWorker(resourceLimits) {
  program ??= getAsset('${programAsset}', 'utf8');
  return new Worker(program, { eval: true, resourceLimits });
}`
      : null,
};
