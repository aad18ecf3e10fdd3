/**
 * Lists every limit that decides how a report's revisions are ordered, aligned and merged, each with its reason, so
 * that they are read in one place; those of facts and of speech stand beside the code that reads these. The stages read
 * a limit when they are called: to sweep one, assign it and run.
 */
import { factLimits } from './facts/limits.js';
import { speechLimits } from './speech/limits.js';

/** Shares, weights and sizes, by name. */
export type Limits = Readonly<Record<string, Record<string, number>>>;

/** Decide which revision is older, and how sure that is. Weights and votes are logits. */
export const orderLimits = {
  /** Below this sum of votes the direction is unknown: 1/(1+e^−.6) = .65, hardly better than a coin. */
  minVote: 0.6,
  /** An agency that numbers its revisions knows their order; nothing that is read is taken for certain. */
  versionConfidence: 0.99,
  versionWeight: 5,
  /** Dates are set by people and machines that err now and then. */
  datedConfidence: 0.98,
  dateWeight: 4,
  /** A person is as sure as an agency's own count. */
  decidedConfidence: 0.99,
  decidedWeight: 5,
  // Measured on pages that were captured again over two months: of their steps the tense of the lead tells two in
  // three right, an update mark or notice nineteen in twenty, a promise of more that is gone all of them, and more
  // sentences that came than went nine in ten, the surer the more.
  tenseWeight: 1.3,
  latestDateWeight: 1,
  updateMarkWeight: 2,
  promiseWeight: 2,
  weekdaysWeight: 1,
  nextWeekdayWeight: 1.5,
  additionsWeight: 2.2,
  /** Additions alone are never sure: pages that are not news lose as often as they gain. */
  maxAdditionsWeight: 2,
  /** On encyclopaedia pages and terms of service all cues together tell three steps in four right, however strong. */
  maxVoteOffNews: 1.2,
  /** News has a verb of speech in every 250 words, and mostly many more. */
  minSpeechVerbShare: 0.004,
  /** News names a day in every 1,000 words, and mostly many more. */
  minDayShare: 0.001,
  /** A weekday that replaced another is the later one if it lies at most this many days ahead: half a week. */
  maxDaysAhead: 3,
  /** The lead is the first paragraph of so many tokens: shorter ones are labels. */
  minLeadTokens: 8,
  /** All orders of up to so many revisions are compared: 6! = 720. */
  maxEnumeratedRevisions: 6,
  /** Of more revisions than this only the shared sentences count, not how long they are: the cost would be cubic. */
  maxWeighedRevisions: 64,
  /** The cheapest path through up to so many revisions is exact: 2^10 subsets. */
  maxExactPoints: 10,
  /** Moving single revisions to a cheaper place stops when nothing helps any more, or after so many rounds. */
  maxImprovementRounds: 20,
  /** Every two of up to so many revisions are compared: two million pairs. */
  maxComparedRevisions: 2048,
  /** Of more, each is compared with so many next to it on a line between the two that differ most. */
  comparedOnLine: 32,
  /** A sentence that more revisions hold than this tells no neighbours. */
  maxHoldersOfSentence: 32,
};

/** Decide which revision is the base. */
export const baseLimits = {
  /** A revision that kept less than this of the one before it, and breaks off, was cut by accident. */
  damagedShare: 0.6,
  /** A notice of withdrawal that kept more than half of the report is a correction. */
  stubShare: 0.5,
  /** An invitation to read on stands in one of the last so many blocks: little of the site's follows it. */
  teaserBlocks: 3,
};

/** Decide which sentences of two revisions are one. Likeness is the mean of how much each holds of the other. */
export const alignLimits = {
  /** A function word counts a fifth: "of the" is in every sentence. */
  functionWordWeight: 0.2,
  /** Sentences that share less of their bigrams pass no test, even where all their words are the same. */
  minBigramShare: 0.15,
  /** A sentence is held against no more others, nor against more of those that hold one bigram … */
  maxPartnersTried: 512,
  /** … and on a page of a book's length against fewer, so that all of them are so many pairs … */
  maxLikelyPairs: 250_000,
  /** … but never against fewer than these. */
  minPartnersTried: 16,
  /** So many of a sentence's likeliest partners are searched for a rival. */
  maxPartners: 4,
  /** Fewer tokens are equal by chance: "He declined." */
  minAnchorTokens: 4,
  /** Within a gap two sentences this alike are one, edited (Docxodus pairs from .35 to .5, on other measures). */
  gapSimilarity: 0.4,
  /** Less is enough within a gap where no other sentence comes near … */
  gapAloneSimilarity: 0.28,
  /** … that is, where the next best is this much less alike. */
  gapMargin: 0.14,
  /** Across gaps place says nothing: one sentence must hold this much of the other … */
  movedShare: 0.8,
  /** … and both be this alike. */
  movedSimilarity: 0.5,
  /** Less is enough across gaps where no other sentence comes near … */
  movedAloneSimilarity: 0.36,
  /** … that is, where the next best is this much less alike. */
  movedMargin: 0.18,
  /** Both need so many words to be told from all others … */
  minAloneTokens: 8,
  /** … or so many, where they are this much alike: "Game Boy Color (1997)". */
  minLineTokens: 4,
  movedLineSimilarity: 0.6,
  /** So alike, any margin is enough. */
  movedSureSimilarity: 0.7,
  /** A heading lies whole in many a sentence: a short pair must share this much both ways. */
  minShare: 0.25,
  /** A report has one lead, so that leads need less than other sentences. */
  leadSimilarity: 0.18,
  /** A sentence was joined into another, or cut out of it, if this much of it is there. */
  memberShare: 0.6,
  /** Shorter sentences lie in others by chance. */
  minMemberTokens: 5,
  /** A sentence was cut into lines if so many of them lie in it, and fill what is left of it by `memberShare`. */
  minListLines: 4,
  /** Runs of so many tokens tell which part of a sentence another one fills. */
  filledRunTokens: 4,
  /** What fills a part that others fill by more than this explains nothing new. */
  maxOverlap: 0.25,
  /** Fewer shared tokens are no sign of descent. */
  minPassageTokens: 8,
  /** A passage is this much of the shorter sentence. */
  minPassageShare: 0.25,
  // Read by eye on 140 pairs of pages that no gold is of: of both left over and nearest each other, from .33 on five
  // in six are one sentence, and of those that are half in another nearly all.
  /** A word's first letters tell it from others: "launched", "launching". */
  stemLength: 6,
  /** Two sentences left over are one, rewritten, if they share this much of their rare words … */
  rewrittenSimilarity: 0.33,
  /** … that weighs so many nats: two words that no other sentence has … */
  rewrittenWeight: 10,
  /** … in so many words. */
  rewrittenWords: 4,
  /** Lines that share this much need less of it: the weight and the words of a hint. */
  respeltSimilarity: 0.55,
  /** A sentence left over was taken up in another if this much of its rare words is there, or of the other's in it … */
  takenUpShare: 0.5,
  /** … or both share this much … */
  takenUpSimilarity: 0.36,
  /** … that weighs so much, in so many words. */
  takenUpWeight: 12,
  takenUpWords: 5,
  /** The rarest words of a sentence left over find no more others that hold them: commoner ones add to these … */
  maxHoldersTried: 4096,
  /** … and on a page of a book's length fewer, so that all of them are so many … */
  maxKinTried: 4_000_000,
  /** … but never fewer than these. */
  minHoldersTried: 256,
  /** Less is a hint. */
  hintSimilarity: 0.2,
  hintWeight: 6,
  hintWords: 3,
  /** Of a sentence that was cut down to less than this, the rest counts as absent and may come back. */
  keptShare: 0.35,
  /** Shorter sentences come back by chance: "He declined to comment." */
  minReturnTokens: 5,
  /** Seen past a revision that lacks it, near-equal text is the same text. */
  returnSimilarity: 0.8,
  /** Less is enough where no other lost sentence comes near … */
  returnAloneSimilarity: 0.4,
  /** … that is, where the next best is this much less alike. */
  returnMargin: 0.2,
  /** A bigram that more lost sentences hold than this tells none of them from another. */
  maxLostHolders: 64,
};

/** Decide whether a dropped paragraph lives on in others. */
export const absorptionLimits = {
  /** From this share of its tokens, in runs, a dropped paragraph counts as absorbed. */
  absorbedShare: 0.9,
  /** Shorter runs are shared by chance. */
  absorbedRunTokens: 4,
};

/** All of them, by what they decide. */
export const mergeLimits: Limits = {
  order: orderLimits,
  base: baseLimits,
  align: alignLimits,
  absorption: absorptionLimits,
  facts: factLimits,
  speech: speechLimits,
};
