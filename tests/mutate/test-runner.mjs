/**
 * Asks a process to run test files, and ends it where they hang: then another one takes its place. Tests run with the
 * mutated source in place of the original, which stands there again afterwards.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** An idle machine takes a twentieth of that for either kind of wave: only what hangs ends so. */
const mostMs = { short: 4 * 60_000, long: 20 * 60_000 };

export class TestRunner {
  #copy;
  #child = null;

  constructor(copy) {
    this.#copy = copy;
  }

  /**
   * Runs test files, of which one source `changed` since, until one fails: `{ path, test }`, or null. `kind` is `short`
   * for tests that take seconds, `long` for those that take minutes.
   */
  async run(tests, changed, kind) {
    this.#child ??= await this.#start();
    const child = this.#child;
    child.send({ tests, changed });
    const late = AbortSignal.timeout(mostMs[kind]);
    try {
      const [{ failure }] = await once(child, 'message', { signal: late });
      return failure;
    } catch (error) {
      if (!late.aborted) throw error;
      await this.end();
      return { path: null, test: 'the clock: it hangs' };
    }
  }

  async end() {
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    // The whole group, since a test that hangs does so in a process of its own.
    process.kill(-child.pid, 'SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  async #start() {
    const child = fork(join(import.meta.dirname, 'test-process.mjs'), {
      cwd: this.#copy,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }
}
