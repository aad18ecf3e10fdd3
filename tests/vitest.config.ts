import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// One project a folder. Files of a project share the processes they run in: no test leaves anything behind in one, and
// nothing is loaded twice; one that mocks a module resets the modules before and after (vi.resetModules). `cli` and `harm`
// run what `npm ci` has built.
const project = (name: string) => ({
  test: {
    name,
    root: import.meta.dirname,
    include: [`${name}/**/*.test.ts`],
    globalSetup: ['scratch.ts'],
    pool: 'forks' as const,
    isolate: false,
    // One fewer by default: on two cores a single one would do all the work.
    maxWorkers: availableParallelism(),
    testTimeout: 600_000,
    hookTimeout: 600_000,
    server: { deps: { external: [/\/dist\//] } },
  },
});

export default defineConfig({
  test: { projects: ['unit', 'property', 'golden', 'cli', 'harm'].map(project) },
});
