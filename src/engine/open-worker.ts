/**
 * Starts a worker thread. A module of its own, since a program that is one file has no file of a worker beside it: the
 * build puts another one in its place there (build/single-file.ts).
 */
import { type ResourceLimits, Worker } from 'node:worker_threads';

export function openWorker(resourceLimits: ResourceLimits): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { resourceLimits });
}
