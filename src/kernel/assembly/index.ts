/** What the compiled module exports: the functions that `../kernel.ts` describes. */
export { scanRecord, unescape } from './json';
export { band, keepBelow, permute, shingle, signByBins, tokenize } from './kernel';
export { sortRows } from './sort';
