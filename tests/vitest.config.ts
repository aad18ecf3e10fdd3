import { defineConfig } from 'vitest/config';

// One project a folder. The `cli` tests run the built command, which `npm ci` has made.
const project = (name: string, timeoutMs: number) => ({
  test: { name, root: import.meta.dirname, include: [`${name}/**/*.test.ts`], testTimeout: timeoutMs },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 20_000),
      project('property', 600_000),
      project('golden', 60_000),
      project('cli', 60_000),
      project('harm', 600_000),
    ],
  },
});
