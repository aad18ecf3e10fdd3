/** Sets the limits by which paragraphs are followed, each with its reason. They were read from planted genealogies of even seeds. */

/** Tokens of a key by which two wordings meet: fewer would be any phrase, more would not survive an edit. */
export const keyTokens = 3;

/** Of wordings that hold one key, the first and the last of so many are looked at: all others were joined to these before. */
export const longKeyList = 64;
export const firstsLookedAt = 4;
export const lastsLookedAt = 12;

/** Wordings that a wording is compared with, those with most keys in common first. */
export const mostCompared = 24;

/** What a function word weighs beside the four of any other. */
export const commonWeight = 1;
export const wordWeight = 4;
/** One sign of a script that has a sign a syllable: two make a word. */
export const signWeight = 2;

/**
 * Two wordings are roughly one where so many keys of the longer one are in both, in several places, or nearly all: a long
 * title or a clause that many have stands in one place.
 */
export const leastGrouped = { share: 0.2, inOnePlace: 0.6, places: 2 } as const;

/** What a stretch of shared tokens tells at least to count: more than one name, in weights. */
export const leastOfRun = 8;

/** A key that more groups have counts for less: three times so many, a third. */
export const fewHolders = 3;
/** What is shared by way of two tokens alone, with no key around them. */
export const looseWeight = 0.25;

export const followLimits = {
  /** Both are the same in other words where this much of each is in the other. */
  edited: 0.4,
  /** So much is enough where what they share is no phrase, and long. */
  rewritten: 0.3,
  tellingMuch: 36,
  /** A wording is a part of another where this much of it is there, and holds another where this much of that is. */
  part: 0.6,
  /** What is shared stands in several places, or is so much of either one: a title before another predicate is neither. */
  places: 2,
  inOnePlace: 0.6,
  partInOnePlace: 0.75,
  /** Nearly all of both: then it may be phrases all through. */
  nearlyAll: 0.7,
  /** In weights: what two wordings share at least beside phrases, some five words that are no function words. */
  leastTelling: 20,
  /** The same of a part and its whole, which agree less. */
  leastTellingOfPart: 20,
  /** What is shared stands together: in so many times the tokens of the part that is there. */
  widest: 1.6,
  /** A wording that is there nearly as a whole, in one stretch of so many tokens, is a part, whatever it says. */
  asWhole: 0.9,
  leastWhole: 8,
  /** Tokens in a row that a part and its whole share at least; less is a turn of phrase. */
  leastRun: 6,
  /** Tokens in a row that two wordings of one paragraph share at least. */
  leastEditedRun: 3,
  /** What a wording says beyond what it carries begins a thread of its own from this weight and this share of it on. */
  leastOwn: 32,
  leastOwnShare: 0.25,
} as const;

/** Threads that one wording carries at most: longer ones are texts without paragraphs. */
export const mostCarried = 8;
