/** Writes the tables of Unicode as one file, classes first, then folds, little-endian, and the version; the build runs it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeTables } from '../kernel/unicode.js';

const { classes, folds } = makeTables();
writeFileSync(
  new URL('../kernel/unicode.bin', import.meta.url),
  Buffer.concat([classes, new Uint8Array(folds.buffer)]),
);

const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
writeFileSync(new URL('../version.txt', import.meta.url), version);
