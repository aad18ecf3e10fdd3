/**
 * Keeps decisions in the browser, under the name of the run, so that a reload does not lose them. A browser may
 * refuse to, of a page that was opened from a file for example: the page then says so.
 */
import type { Decision } from '../report-shape.js';

export type Taken = readonly [decision: Decision, a: string, b: string];

const decisions: readonly string[] = ['must', 'never', 'before', 'base'] satisfies Decision[];

/** What was kept of `run`; null where nothing was, or where nothing can be. */
export function readKept(run: string): readonly Taken[] | null {
  const text = withStorage((storage) => storage.getItem(nameOf(run)));
  return typeof text === 'string' ? parseKept(text) : null;
}

/** Keeps `taken`, or with null keeps nothing any longer; false where the browser refuses. */
export function keep(run: string, taken: readonly Taken[] | null): boolean {
  const isDone = withStorage((storage) => {
    if (taken === null) storage.removeItem(nameOf(run));
    else storage.setItem(nameOf(run), JSON.stringify(taken));
    return true;
  });
  return isDone === true;
}

// Files opened from disk share one storage.
const nameOf = (run: string) => `variorum ${run}`;

/** Refusal comes as an exception: where storage is denied, and where it is full. */
function withStorage<T>(use: (storage: Storage) => T): T | 'refused' {
  try {
    return use(localStorage);
  } catch (error) {
    if (error instanceof DOMException) return 'refused';
    throw error;
  }
}

/** Anything else under this name was not written here, and is left alone. */
function parseKept(text: string): readonly Taken[] | null {
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) && rows.every(isTaken) ? rows : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isTaken(row: unknown): row is Taken {
  return (
    Array.isArray(row) &&
    row.length === 3 &&
    row.every((cell) => typeof cell === 'string') &&
    decisions.includes(row[0] as string)
  );
}
