/** Ends a run that is told to stop (Ctrl-C, a shutdown, a closed terminal): removes what is half written, says what stands. */
import { existsSync } from 'node:fs';
import { quotePath } from '../model/failure.js';
import { abandonOutput, identifyResult, type Leftover, stateOf } from '../write/output/recover.js';

/** Signals and the status that shells expect of a program that one has ended: 128 and its number. */
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const standing = {
  none: 'was not made',
  former: 'is as it was before',
  new: 'holds the new result, whole',
  between: 'was being replaced, which the next command finishes or undoes',
} as const;

function describeLeftover(left: Leftover | null): string {
  if (left === null) return 'nothing half written is left';
  const folder = quotePath(left.folder);
  return left.isKept ? `the same command goes on from ${folder}` : `the next run clears ${folder}`;
}

/** Listens until the function that it returns is called. A second signal ends the program at once. */
export function stopOnInterrupt(out: string, say: (line: string) => void): () => void {
  const before = identifyResult(out);
  const stop = (signal: NodeJS.Signals) => {
    const spark = `${out}.variorum-spark`;
    const left = abandonOutput(out) ?? (existsSync(spark) ? { folder: spark, isKept: false } : null);
    say(`Stopped: ${quotePath(out)} ${standing[stateOf(out, before)]}, and ${describeLeftover(left)}`);
    process.exit(statuses[signal as keyof typeof statuses]);
  };
  const signals = Object.keys(statuses) as (keyof typeof statuses)[];
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
