#!/usr/bin/env node
/** Starts the command line as it is installed: a help page is printed at once, and for all else the program is opened. */
import { printHelp } from '../help.js';
import { processIo } from '../process-io.js';
import { openProgram } from './program.js';

// Nothing is awaited at the top: this becomes a file of CommonJS.
void printHelp(process.argv.slice(2), processIo).then((status) => {
  if (status === null) openProgram(process.argv[2] === 'trace' ? 'trace' : 'command');
  else process.exitCode = status;
});
