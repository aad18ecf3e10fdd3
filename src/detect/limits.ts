/**
 * Lists every limit that decides which documents are compared and which become one report, each with its reason, so
 * that they are read in one place. What the fitted model reads (`model/features.ts`, `model/terms.ts`) stands with it,
 * since another value there would need another fit.
 */

/** Least probability of a merge, where `--threshold` names no other; its reason stands in the flag's help. */
export const defaultThreshold = 0.7;

/** Least score of a merged pair, where `--min-score` names no other; its reason stands in the flag's help. */
export const defaultMinScore = 0.2;

/** Decide when a person is asked. */
export const reviewLimits = {
  /** From this probability on a pair that is not merged is left to a person. */
  leastReviewed: 0.15,
  /** From this probability on nothing is kept apart: a person is asked even where a rule forbids the merge. */
  nearCertain: 0.9,
};

/** Returns where review begins under `threshold`: never above it, so that what may be merged is not below review. */
export function reviewFrom(threshold: number): number {
  return Math.min(reviewLimits.leastReviewed, threshold);
}

/** Decide which documents become candidates. */
export const pairLimits = {
  /** Of the pairs that just reach --min-score, the share that bands are chosen to find. */
  bandingRecall: 0.99,
  /** Up to so many documents a bucket is taken as it is. */
  smallBucket: 24,
  /** A larger one is judged by so many of its pairs. */
  bucketSamples: 16,
  /**
   * Mean share of keys in common from which the documents of a bucket resemble each other. Furniture alone makes them
   * alike by a tenth or two; the revisions of one report share a third and more.
   */
  cohesiveShare: 0.3,
  /** In a longer list there may be a family so large that not every two of its documents were compared. */
  maxComparedInList: 256,
  /** Each document of a large family meets so many first ones: a single one may be the odd one out. */
  familyCentres: 4,
  /** Up to so many documents of one address all meet; of more, neighbours alone. */
  maxOfOneAddress: 24,
  /** Up to so many duplicates each stand in for the first of them; of more, the first alone is compared. */
  fewDuplicates: 4,
  /** Up to so many duplicates all meet; of more, each meets the first. */
  manyDuplicates: 24,
  /** One key in common may be a stock phrase: a pair that is examined for the record alone shares two. */
  minRelatedKeys: 2,
  /** Share of the pairs at the least score that may share fewer keys than a candidate needs. */
  missedShare: 0.01,
  /** In a set smaller than its signature values repeat: what all but a few pairs have of their worth on average. */
  repeatedShare: 0.5,
  /** Below so many kept hashes a scaled sketch of a short text says nothing about it. */
  minKeptHashes: 16,
};

/** Decide which candidates are worth a closer look, and how much what they share weighs. */
export const verifyLimits = {
  /** Fewer shared shingles, or a smaller share of the smaller text, are chance and stock phrases. */
  floorShingles: 5,
  floorContainment: 0.02,
  /** Of pairs below this score each document keeps only the strongest few. */
  floorScore: 0.05,
  /** So many pairs above that score a document keeps. */
  maxPairsPerDocument: 24,
  /** A document made of background alone is measured against this share of its shingles at least. */
  minWeightShare: 0.3,
  /**
   * Resemblance from which sharing a shingle begins to count, and over how much more it comes to count in full. The
   * lower end is where other people's reports of one event stop; both were tried on planted families.
   */
  cohesionFrom: 0.1,
  cohesionOver: 0.4,
  /** What two documents alone share speaks for them. */
  minHolders: 3,
  /** A long posting list is judged by so many of its pairs. */
  holderSamples: 28,
};

/** Decide what counts as shared text when two documents are read side by side. */
export const evidenceLimits = {
  /** The shortest run that is looked at: fewer tokens are shared by any two texts. */
  minRunTokens: 4,
  /** Places tried for one window: text that repeats itself hundreds of times is no passage. */
  maxRunPlaces: 64,
  /** A shorter run is a stock phrase, and no passage. */
  minPassageTokens: 8,
  /** So many passages of a pair are shown. */
  maxPassages: 8,
  /** A passage is quoted where this share of its tokens is. */
  quotedPassageShare: 0.6,
  /** A third of a body counts as shared where one token in so many of it is. */
  oneSharedIn: 5,
  /** A longer stretch between two runs is rewriting, not a word put for another. */
  maxReplacedTokens: 12,
  /** Share of the text that is spelt otherwise: edits of news exchange less than 2 % so, Bosnian and Serbian 7 %. */
  minRespeltShare: 0.04,
  minRespeltWords: 8,
  /** Of the words exchanged, how many begin and end alike: by chance one in thirty, in those languages a third. */
  minAlikeShare: 0.2,
};

/** Decide which documents are round-ups of others. */
export const compilationLimits = {
  /** Headlines of one report share this much of their content words, unless its text is shared throughout. */
  kinHeadlines: 0.75,
  /** Leads of versions of one report share this much of the shorter one's content words. */
  kinLeads: 0.5,
  /** What holds another report has this share of it, and is larger by a quarter at least. */
  heldShare: 0.5,
  wholeSize: 1.25,
  /** Above this Jaccard two documents are more than half the same, which a round-up is not to two parts of it. */
  closeSimilarity: 0.5,
};

/**
 * Decide which body is the site's and no report's: one that several documents have under headlines that are unlike, each
 * two of them. A body under two such headlines may be one report whose headline was written anew.
 */
export const sharedBodyLimits = {
  /** Jaccard from which two bodies are one. */
  sameBody: 0.85,
  /** Headlines are unlike below this share of their content words in common. */
  unlikeHeadlines: 0.25,
  /** What has such a body is compared by its headline alone: from this likeness on the model is asked. */
  kinHeadlines: 0.75,
  /** Of two outlets a body of so many shingles is an agency's text: what a site says of itself is shorter. */
  agencyShingles: 200,
  /** A document is held against so many first ones of those that have its body. */
  maxNeighbours: 24,
};

/** Forbid a merge whatever the model says. */
export const vetoLimits = {
  /** Fewer shingles in the smaller body prove nothing, unless headline and body are equal. */
  minShingles: 12,
  /** Shorter texts may be forms that say the same of another day, from so many days on. */
  formShingles: 60,
  formDays: 3,
  /** In fewer thirds of the shorter body what is shared may be one speech. */
  minThirds: 2,
};

/** Name what two documents are to each other. */
export const relationLimits = {
  /** An excerpt is held to nine tenths by a text that is larger by three tenths. */
  excerptContainment: 0.9,
  excerptSize: 0.7,
  /** One form filled in twice: so many tokens are exchanged, and this share of them are figures or names. */
  formTokens: 8,
  formShare: 0.8,
  /** Nearly equal texts are no form: there an edit is likelier than another filling. */
  formContainment: 0.95,
  /** From a day on it is enough that half of the exchanged tokens are figures, if they are one in fifty. */
  laterDays: 1,
  laterShare: 0.5,
  laterDensity: 0.02,
  /** What two texts share is a quotation where this share of it is quoted. */
  quotedShare: 0.6,
  /** What an unmerged pair must share of the smaller text to be more than related. */
  muchShared: 0.2,
  /** A lead that shares less than this tells the next report, not the same one. */
  unlikeLead: 0.35,
};

/** Decide whether two groups of documents are one report. Weights are log-odds. */
export const clusterLimits = {
  /** A pair counts no more than this for and against: one sure link does not outweigh a group. */
  maxFor: 4,
  maxAgainst: -3,
  /** What a pair weighs that shares too little to have been looked at. */
  unseen: -1,
  /** What a pair weighs that a veto keeps from being merged although it is likely. */
  vetoed: -1,
  /** Along time a page drifts: what it lost speaks less against it there. */
  maxAgainstAlongTime: -1.5,
  /** Documents before and after in time that a document is held against. */
  neighbours: 3,
  /** Groups with more pairs between them are weighed by the pairs that are known alone. */
  maxWeighedPairs: 4096,
  /** Jaccard of near copies: one such pair says enough of two large groups. */
  nearCopy: 0.5,
  /** Up to this distance, 1 less Jaccard, along links, two documents are sure to resemble each other, seen or not. */
  nearDistance: 0.75,
  /** A threshold of nothing would make every pair sure. */
  minThreshold: 0.02,
};

/** Tell roughly which documents are one report, before it is known what their site says on every page. */
export const firstReportLimits = {
  /** Fewer shingles in common may be an idiom or a name with its office: with shingles of four, a passage of eight. */
  minShared: 5,
  /**
   * Share of what the smaller of two has beside common text. Of real pages of one report nine in ten pairs share as
   * much, of pairs of unlike ones one in ten thousand; versions that share less meet by way of those between them.
   */
  minShare: 0.15,
  /**
   * Pages that are nearly equal are one report even where nothing rare ties them, since nobody writes so little of his
   * own beneath so long a footer.
   */
  nearlyEqual: 0.85,
  longInCommon: 100,
};
