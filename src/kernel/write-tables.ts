/** Run by the build: the tables of Unicode as one file, classes first, then folds, little-endian. */
import { writeFileSync } from 'node:fs';
import { makeTables } from './unicode.js';

const { classes, folds } = makeTables();
writeFileSync(
  new URL('./unicode.bin', import.meta.url),
  Buffer.concat([classes, new Uint8Array(folds.buffer)]),
);
