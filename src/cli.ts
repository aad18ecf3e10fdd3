#!/usr/bin/env node
/** Starts the command line: hands main() what this process has, and ends with the status that comes back. */
import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { main } from './commands/main.js';

// From Node 22.1 on, what is compiled is kept for the next run. The types are those of the oldest Node.
(module as { enableCompileCache?(): unknown }).enableCompileCache?.();

// V8 lets garbage grow to three times what is in use before it looks for it, which on a machine of much memory is most of
// what a run takes: of 20,000 files 354 MB, and 279 where it may grow by half. Other engines have no such setting.
if (process.release.name === 'node' && !('bun' in process.versions) && !('deno' in process.versions))
  setFlagsFromString('--heap-growing-percent=50');

// Nothing is awaited at the top: the program is also one file that is no module (build/single-file.ts).
void main(process.argv.slice(2), {
  env: process.env,
  // Opened by the command that reads it, and by no other.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
}).then((status) => {
  process.exitCode = status;
});
