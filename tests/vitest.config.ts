import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './long-first.js';

// As the program sets it (engine/tune-v8.ts): a file of tests is a small run.
const execArgv = /^11\./.test(process.versions.v8) ? ['--interrupt-budget=500000'] : [];

const folders = ['unit', 'property', 'golden', 'gold', 'cli', 'harm'];

// Files share the processes they run in, so that the program is loaded once in each: no test leaves anything behind.
const project = (name: string, within: readonly string[]) => ({
  test: {
    name,
    root: import.meta.dirname,
    include: within.map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: ['scratch.ts'],
    pool: 'forks' as const,
    execArgv,
    isolate: false,
    // One fewer by default: on two cores a single one would do all the work.
    maxWorkers: availableParallelism(),
    // A machine under load takes twenty times as long as an idle one: only what hangs is to end by this.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // `cli` and `harm` run what `npm ci` has built, and not the sources.
    server: { deps: { external: [/\/dist\//] } },
  },
});

// A folder can be asked for by name (--project unit). All together are one project, since projects share no process.
const isNamed = process.argv.some((word) => word.startsWith('--project'));

export default defineConfig({
  test: {
    projects: isNamed ? folders.map((name) => project(name, [name])) : [project('all', folders)],
    sequence: { sequencer: LongFirst },
  },
});
