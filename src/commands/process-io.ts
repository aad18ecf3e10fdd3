/** Hands commands what this process has. */
import type { Io } from './io.js';

export const processIo: Io = {
  env: process.env,
  // Opened by the command that reads it, and by no other.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
};
