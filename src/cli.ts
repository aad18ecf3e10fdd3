#!/usr/bin/env node
/** Starts the command line: hands main() what this process has, and ends with the status that comes back. */
import * as module from 'node:module';
import { main } from './commands/main.js';
import { processIo } from './commands/process-io.js';
import { tuneV8 } from './engine/tune-v8.js';

// From Node 22.1 on, what is compiled is kept for the next run. The types are those of the oldest Node.
(module as { enableCompileCache?(): unknown }).enableCompileCache?.();
tuneV8();

// Nothing is awaited at the top: the program is also one file that is no module (build/program-file.ts).
void main(process.argv.slice(2), processIo).then((status) => {
  process.exitCode = status;
});
