/** Opens the journal of a run: what must be the same for another run to go on from it, and where there is none. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from '../model/options.js';
import { lastingOptions } from '../pipeline/lasting-options.js';
import type { RunContext } from '../pipeline/write-result.js';
import type { BatchJournal } from './journal/journal.js';
import { stampOf } from './shards/stamps.js';
import { isNode } from './tune-v8.js';

// What takes a second or two is soon done again.
const fewestDocuments = 500;

/**
 * A journal for a run with these options over some `documents`; null where they are few, and where what this runs on has
 * no words for it. `onFound` is told how many batches an earlier run has done.
 */
export async function openJournal(
  options: RunOptions,
  { command, version }: Pick<RunContext, 'command' | 'version'>,
  documents: number,
  onFound: (batches: number) => void = () => {},
): Promise<BatchJournal | null> {
  // Only Node writes data in V8's form.
  if (documents < fewestDocuments || !isNode) return null;
  const { BatchJournal } = await import('./journal/journal.js');
  const { inputs, out: _, ...lasting } = lastingOptions(options);
  // A program that was built anew may have its version still, and another Node know other letters.
  const program = [version, stampOf(fileURLToPath(import.meta.url)), process.version];
  const asked = { program, command, inputs: options.inputs.map((path) => resolve(path)), options: lasting };
  return new BatchJournal(asked, onFound);
}
