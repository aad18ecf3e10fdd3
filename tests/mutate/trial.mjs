/**
 * Tries one mutation: puts it into the copy, sources and what is built, and runs the tests that can notice it, those that
 * take seconds first. The first that fails has caught it; what hangs is caught by the clock.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'rolldown/utils';
import longest from '../longest.json' with { type: 'json' };
import { listTestsOf } from './reach.mjs';
import { TestRunner } from './test-runner.mjs';

/** A test that is so many imports away from a file is about what the file does. */
const ownDistance = 2;

export class Trial {
  #copy;
  #isQuick;
  #runner;
  /** Test files that are known to pass where nothing is mutated. */
  #green = new Set();
  /** Those that fail all the same, and are left out. */
  red = new Set();

  /** `isQuick` leaves out the tests that take minutes. */
  constructor(copy, isQuick) {
    this.#copy = copy;
    this.#isQuick = isQuick;
    this.#runner = new TestRunner(copy);
  }

  /** Names the test that catches the mutation, or null where it survives. */
  async tryMutation(mutation) {
    const { file } = mutation;
    for (const { tests, kind } of wavesOf(listTestsOf(this.#copy, file), file, this.#isQuick)) {
      for (;;) {
        const green = tests.filter((test) => !this.red.has(test));
        const failure = green.length === 0 ? null : await this.#runMutated(mutation, green, kind);
        if (failure === null) break;
        if (!(await this.#isGreen(failure.path, file))) continue;
        return failure.path === null
          ? failure.test
          : `${failure.path.slice('tests/'.length)}: ${failure.test}`;
      }
    }
    return null;
  }

  async end() {
    await this.#runner.end();
  }

  async #runMutated({ file, from, to }, tests, kind) {
    const sourcePath = join(this.#copy, file);
    const builtPath = join(this.#copy, file.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js'));
    const [source, built] = [sourcePath, builtPath].map((path) => readFileSync(path, 'utf8'));
    const mutated = source.replace(from, () => to);
    writeFileSync(sourcePath, mutated);
    writeFileSync(builtPath, transformSync(file, mutated, { lang: 'ts' }).code);
    const failure = await this.#runner.run(tests, file, kind);
    writeFileSync(sourcePath, source);
    writeFileSync(builtPath, built);
    return failure;
  }

  /** Tells whether a test file passes where nothing is mutated: one that does not catches nothing. */
  async #isGreen(path, file) {
    if (path === null || this.#green.has(path)) return true;
    const isGreen = (await this.#runner.run([path], file, 'long')) === null;
    (isGreen ? this.#green : this.red).add(path);
    return isGreen;
  }
}

/** Cuts tests into waves: those of the rule itself, what else takes seconds, what takes longer, and the command. */
function wavesOf(tests, file, isQuick) {
  const room = file.split('/')[1];
  const waveOf = ({ path, distance }) => {
    if (path.startsWith('tests/cli/')) return 3;
    if (longest.some((name) => path.endsWith(name))) return 2;
    return path.startsWith(`tests/unit/${room}/`) && distance <= ownDistance ? 0 : 1;
  };
  return [0, 1, 2, 3]
    .map((wave) => ({
      tests: tests.filter((test) => waveOf(test) === wave).map(({ path }) => path),
      kind: wave < 2 ? 'short' : 'long',
    }))
    .filter(({ tests: own, kind }) => own.length > 0 && !(isQuick && kind === 'long'));
}
