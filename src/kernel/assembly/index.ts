/** Exports from the compiled module the functions that `../functions.ts` describes. */
export { compareWords, findSharedRuns, indexWindows, numberWords } from './bodies';
export { scanRecord, unescape } from './json';
export { listRows } from './lists';
export { countMeetings, indexLists } from './meetings';
export { dropSingles, pickRows, scatterRows } from './rows';
export { band, hashSequence, keepBelow, permute, shingle, signByBins } from './sketch';
export { sortRows } from './sort';
export { tokenize } from './tokens';
export { addHolder, openHolders, weighPlaces } from './holders';
export { indexSet, sumShared } from './sets';
