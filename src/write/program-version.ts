/** Names the program and its version, which the build writes beside it, for outputs that say who made them. */
import { readBuilt } from '../read/built-files.js';

let version: string | undefined;

/** The version as `run.json` has it. Throws CommandFailure where the program is not whole. */
export function programVersion(): string {
  version ??= readBuilt('version.txt').toString();
  return version;
}

/** Names the program in linked data. */
export function programAddress(): string {
  return `urn:variorum:program-${programVersion()}`;
}
