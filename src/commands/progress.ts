/** Shows on the terminal, while a run lasts, how far it is. */
import type { TaskName } from '../pipeline/tasks.js';
import type { Io } from './io.js';

// A line that changes more often than this cannot be read.
const redrawMs = 100;
// Before this much time a rate is a guess.
const settledMs = 1500;

const nouns: Readonly<Record<TaskName, readonly [doing: string, items: string]>> = {
  sketch: ['Reading', 'documents'],
  store: ['Keeping', 'documents'],
  learn: ['Learning what sites say from', 'documents'],
  pair: ['Sorting', 'keys in passes'],
  meet: ['Counting', 'shared keys in passes'],
  count: ['Reading again', 'documents'],
  filter: ['Looking for what else is shared in', 'documents'],
  compare: ['Comparing', 'pairs'],
  order: ['Ordering', 'reports'],
  paragraphs: ['Following the paragraphs of', 'documents'],
  syndicate: ['Telling who took what from whom in', 'batches of groups'],
  merge: ['Merging', 'reports'],
  publish: ['Writing', 'documents'],
};

/** Rewrites one line of a terminal; silent elsewhere, so that logs stay clean. The clock is read here and for it alone. */
export class Progress {
  readonly #stderr: Io['stderr'];
  readonly #isOn: boolean;
  #task: TaskName | null = null;
  #startedMs = 0;
  #drawnMs = 0;

  constructor({ stderr }: Io, isQuiet: boolean) {
    this.#stderr = stderr;
    this.#isOn = !isQuiet && stderr.isTTY === true;
  }

  show(step: string): void {
    if (this.#isOn) this.#stderr.write(`\r\u001b[K${step} …`);
  }

  /** How far a task is: with rate and time left once these can be told. */
  count(task: TaskName, done: number, total: number): void {
    if (!this.#isOn) return;
    const now = performance.now();
    if (task !== this.#task) [this.#task, this.#startedMs, this.#drawnMs] = [task, now, 0];
    if (now - this.#drawnMs < redrawMs) return;
    this.#drawnMs = now;
    this.show(describeProgress(nouns[task], { done, total, elapsedMs: now - this.#startedMs }));
  }

  clear(): void {
    if (this.#isOn) this.#stderr.write('\r\u001b[K');
  }
}

/** Where a run says how far it is, and what it found. */
export interface Terminal {
  readonly io: Io;
  readonly progress: Progress;
}

/** "Reading 1200 of 2030 documents, 170/s, 5 s left". */
export function describeProgress(
  [doing, items]: readonly [string, string],
  { done, total, elapsedMs }: { readonly done: number; readonly total: number; readonly elapsedMs: number },
): string {
  const words = `${doing} ${done} of ${total} ${items}`;
  if (elapsedMs < settledMs || done === 0) return words;
  const perSecond = (1000 * done) / elapsedMs;
  const secondsLeft = Math.ceil((total - done) / perSecond);
  const left = secondsLeft < 90 ? `${secondsLeft} s` : `${Math.round(secondsLeft / 60)} min`;
  return `${words}, ${perSecond >= 10 ? Math.round(perSecond) : perSecond.toFixed(1)}/s, ${left} left`;
}
