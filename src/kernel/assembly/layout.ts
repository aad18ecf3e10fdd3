/** Places the tables of Unicode and the scratch area in linear memory; the same figures stand in `../layout.ts`. */

/** One byte a code point of the basic plane: its class. */
export const CLASSES: usize = 1024;
/** Two bytes a code point of the basic plane: what it folds to. */
export const FOLDS: usize = 66560;
/** Notes of a call. */
export const SCRATCH: usize = 197632;

/** The classes of `pointClasses`; 0 is a separator. */
export const LETTER: u8 = 1;
export const DIGIT: u8 = 2;
export const IGNORED: u8 = 3;
export const APOSTROPHE: u8 = 4;
export const UNSPACED: u8 = 5;
export const COMPOSING: u8 = 6;
export const POINT: u8 = 7;
