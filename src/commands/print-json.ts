/** Prints a result as one line of JSON that no terminal takes for more than text. */
import { spellUnseen } from '../base/unseen.js';
import type { Io } from './io.js';

/** JSON leaves the control characters of the upper half and marks of direction as they are, and reads them as escapes alike. */
export function printJson({ stdout }: Io, value: unknown): void {
  stdout.write(`${spellUnseen(JSON.stringify(value))}\n`);
}
