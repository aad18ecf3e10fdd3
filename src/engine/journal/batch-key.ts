/**
 * Names a batch of work by a hash of all that its output depends on: the task, what it is given, and how large and old
 * the files are that it reads. Written as JSON and not as V8 would, which writes equal data in several ways.
 */
import { createHash } from 'node:crypto';
import type { TaskInput, TaskName } from '../../pipeline/tasks.js';
import { filesOf, stampOf } from '../shards/stamps.js';

/** The stamps of the files that were met so far, by path: a file is looked at once a run, before it is first read. */
export type MetStamps = Map<string, string>;

/** SHA-256 as hex. The input is plain data: what can be sent to another thread. */
export function batchKey<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  stamps: MetStamps,
): string {
  const files = [...new Set(filesOf(input))].map((path) => {
    const stamp = stamps.get(path) ?? stampOf(path);
    stamps.set(path, stamp);
    return stamp;
  });
  return hashOf(JSON.stringify([name, input, files], plainly));
}

/** Has JSON tell apart what it would not: columns by their hash, and what it has no words for. */
function plainly(name: string, value: unknown): unknown {
  if (value === undefined) return { undefined: true };
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return name === 'furniture' ? { furniture: hashOnce(value) } : value;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    return { [value.constructor.name]: hashOf(new Uint8Array(buffer, byteOffset, byteLength)) };
  }
  if (value instanceof Map || value instanceof Set) return { [value.constructor.name]: [...value] };
  return value;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const hashed = new WeakMap<object, string>();

/** The hash of a list that many documents share: what a site prints on every page would be most of what is written. */
function hashOnce(list: readonly unknown[]): string {
  const hash = hashed.get(list) ?? hashOf(JSON.stringify(list, plainly));
  hashed.set(list, hash);
  return hash;
}
