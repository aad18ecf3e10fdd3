#!/usr/bin/env node
/** Starts the command line: hands main() what this process has, and ends with the status that comes back. */
import * as module from 'node:module';
import { main } from './commands/main.js';

// From Node 22.1 on, what is compiled is kept for the next run. The types are those of the oldest Node.
(module as { enableCompileCache?(): unknown }).enableCompileCache?.();

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
