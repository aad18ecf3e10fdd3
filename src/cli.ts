#!/usr/bin/env node
/** Starts the command line: hands main() what this process has, and ends with the status that comes back. */
import { main } from './commands/main.js';

process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  // Opened by the command that reads it, and by no other.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
});
