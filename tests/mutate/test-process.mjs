/**
 * Runs test files of the folder it is started in until one fails, and answers with its name: one process for many runs,
 * so that what did not change since the last one is not loaded and transformed again.
 */
import { join } from 'node:path';
import { createVitest } from 'vitest/node';

let failure = null;
const mutated = new Set();

/** Keeps the first failure of a run; what the end of the run breaks after it is none. */
const reporter = {
  onTestCaseResult(test) {
    if (test.result().state === 'failed') stopAt(test.module.relativeModuleId, test.fullName);
  },
  onTestModuleEnd(module) {
    if (module.errors().length > 0) stopAt(module.relativeModuleId, 'does not load');
  },
};

function stopAt(path, test) {
  if (failure !== null) return;
  failure = { path: path.replace(/^(?:tests\/)?/, 'tests/'), test };
  // Not by `bail`: a worker that ends the run itself may end before it has told what failed.
  vitest.cancelCurrentRun('test-failure');
}

const root = process.cwd();
const vitest = await createVitest('test', {
  config: join(root, 'tests/vitest.config.ts'),
  watch: false,
  reporters: [reporter],
});
const specifications = new Map(
  (await vitest.globTestSpecifications()).map((each) => [each.moduleId.slice(root.length + 1), each]),
);

process.on('message', async ({ tests, changed }) => {
  failure = null;
  // What was mutated before is the original again.
  mutated.add(join(root, changed));
  for (const path of mutated) vitest.invalidateFile(path);
  const { unhandledErrors } = await vitest.runTestSpecifications(
    tests.map((test) => specifications.get(test)),
  );
  if (failure === null && unhandledErrors.length > 0)
    failure = { path: null, test: `an error outside of all tests: ${unhandledErrors[0]?.message}` };
  process.send({ failure });
});
process.on('disconnect', async () => {
  await vitest.close();
  process.exit();
});
process.send({ isReady: true });
