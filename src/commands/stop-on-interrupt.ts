/** Ends a run on Ctrl-C: removes what is half written, and says what stands. */
import { existsSync } from 'node:fs';
import { quotePath } from '../model/failure.js';
import { abandonOutput } from '../write/output.js';

/** What shells expect of a program that SIGINT has ended: 128 + 2. */
const interruptedStatus = 130;

/** Listens until the function that it returns is called. A second Ctrl-C ends the program at once. */
export function stopOnInterrupt(out: string, say: (line: string) => void): () => void {
  const stop = () => {
    abandonOutput(out);
    const left = existsSync(out) ? 'is as it was before' : 'was not made';
    say(`Stopped: ${quotePath(out)} ${left}, and nothing half written is left`);
    process.exit(interruptedStatus);
  };
  process.once('SIGINT', stop);
  return () => process.off('SIGINT', stop);
}
