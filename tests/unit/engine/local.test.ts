/** Holds that a worker thread that dies, or whose reply cannot be read, ends the run with the reason. */
import type { EventEmitter } from 'node:events';
import { afterAll, describe, expect, test, vi } from 'vitest';

const thread = vi.hoisted(() => ({ reply: (_worker: EventEmitter) => {} }));

vi.mock('../../../src/engine/open-worker.js', async () => {
  const { EventEmitter } = await import('node:events');
  class Worker extends EventEmitter {
    postMessage(): void {
      queueMicrotask(() => thread.reply(this));
    }
    async terminate(): Promise<void> {}
  }
  return { openWorker: () => new Worker() };
});

// Test files share a process, where another one has the engine with true threads: this one is a second of its kind.
const { openEngine } = (await import(
  '../../../src/engine/local.js?threads' as string
)) as typeof import('../../../src/engine/local.js');
afterAll(() => vi.doUnmock('node:worker_threads'));

async function runOne(): Promise<unknown> {
  const engine = openEngine(2, 10);
  for await (const output of engine.run('learn', [{ refs: [] }])) return output;
  return undefined;
}

describe('a worker thread', () => {
  test('that replies gives its output', async () => {
    thread.reply = (worker) => worker.emit('message', { output: ['Subscribe'] });
    expect(await runOne()).toEqual(['Subscribe']);
  });

  test('that ends in the middle of its work ends the run, with its status', async () => {
    thread.reply = (worker) => worker.emit('exit', 134);
    await expect(runOne()).rejects.toThrow('A worker thread ended with status 134 in the middle of its work');
  });

  test('whose reply cannot be read ends the run, with the reason', async () => {
    thread.reply = (worker) => worker.emit('messageerror', new Error('Unable to deserialize cloned data'));
    await expect(runOne()).rejects.toThrow('Unable to deserialize cloned data');
  });

  test('that fails for a reason of its own hands that on', async () => {
    thread.reply = (worker) => worker.emit('message', { failure: { reason: 'no-node' } });
    await expect(runOne()).rejects.toMatchObject({ failure: { reason: 'no-node' } });
  });
});
