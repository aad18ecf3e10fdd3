/** Run by the build: the tables of Unicode as one file, classes first, then folds, little-endian. */
import { writeFileSync } from 'node:fs';
import { makeTables } from '../kernel/unicode.js';

const { classes, folds } = makeTables();
writeFileSync(
  new URL('../kernel/unicode.bin', import.meta.url),
  Buffer.concat([classes, new Uint8Array(folds.buffer)]),
);
