/** Exports from the compiled module the functions that `../functions.ts` describes. */
export { compareWords, findSharedRuns, indexWindows, numberWords } from './bodies';
export { scanRecord, unescape } from './json';
export { band, keepBelow, permute, shingle, signByBins } from './sketch';
export { sortRows } from './sort';
export { tokenize } from './tokens';
