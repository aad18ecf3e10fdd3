/**
 * Lists every figure that decides who took a text from whom, each with its reason. Costs are in natural logarithms: a step
 * that is e times rarer costs one more. They were fitted by hand and then by search on planted trees of even seeds
 * (`tests/bench/genealogy/syndication.mjs`), and are held against those of odd seeds, which no fitting read.
 */

/** Decide which documents stand in one group. */
export const groupLimits = {
  /** Of the smaller text, what two carriers of one text share at least: less is background or a quotation. */
  containment: 0.4,
  /** Fewer shingles in common may be a stock sentence. */
  sharedShingles: 20,
  /** Of the order of a report's revisions: below it nobody is told to have corrected anything. */
  orderConfidence: 0.8,
};

/** Decide which sentences of two carriers are one sentence in other words. */
export const collationLimits = {
  /** Share of their words that two wordings of one sentence have in common (Dice), at least. */
  alike: 0.6,
  /** A shorter sentence that a longer one holds counts for so much of what it shares. */
  heldShare: 0.8,
  /** Shorter sentences are one only where they are equal. */
  leastWords: 4,
  /** A word that so many wordings have proposes no pairs. */
  commonWord: 64,
};

/** What each step costs that a text may take from one carrier to the next. */
export const stepCosts = {
  /** A sentence that nobody had before. */
  sentence: 6.3,
  /** Beyond that: to add one to a text of others, and to find one again that the parent lacks and others have. */
  added: 0.7,
  found: 1.2,
  /** A second source, and each sentence that comes from it: instead of finding them again. No more than a share of the text. */
  secondSource: 11,
  borrowed: 3.6,
  mostBorrowed: 0.55,
  /** Cut from the end, and where; not cut. */
  cut: 0.5,
  uncut: 1.2,
  /** The lead written anew, or left. */
  lead: 3,
  noLead: 0.2,
  /** Shares of sentences dropped, of those edited, of paragraphs broken elsewhere: how many count as seen before. */
  dropped: [0.56, 5] as const,
  edited: [0.7, 12] as const,
  rebroken: [0.2, 8.5] as const,
  /** A change of words, and each word that it brings, up to the most that one change may cost. */
  change: 2.1,
  word: 0.7,
  mostChange: 8,
  /** A mistake that the parent does not have and a third carrier does, by coincidence: the first, and each further one. */
  coincidence: { first: 7, further: 2 },
  /** What a desk changes all the way through, once, and each time again. */
  habit: 1.7,
  habitAgain: 0.15,
  /** One habit of the house left or changed: quotation marks, spelling, figures. */
  style: { kept: 0.14, changed: 1 },
  /** Headlines: the same, edited, another, and one that a third carrier has. */
  headline: { same: 0.25, edited: 0.6, other: 3.6, elsewhere: 10 },
  /** Lines of credit, datelines and bylines: kept, dropped, new, and new though a third carrier has it. */
  line: { kept: 0.15, dropped: 1.4, own: 1.5, elsewhere: 5 },
  /** A name in the credits that the parent neither is nor credits. */
  name: 12,
};

/** What it costs that a parent is dated later, and what a root or a lost source costs. */
export const priorCosts = {
  /** Minutes by which clocks of two sites may differ. */
  clockMinutes: 15,
  late: 5.9,
  later: 1,
  mostLate: 9,
  /** What is old is taken less often: how much each further e-fold of so many minutes costs, and what stands for no date. */
  lag: 0.14,
  lagMinutes: 15,
  unknownMinutes: 240,
  /** A root that credits another. */
  creditingRoot: 4.3,
  /** A root other than the outlet that the others credit, where that is there. */
  otherRoot: 21,
  /** A lost source, where the agency is named and not there; where none is named; where the agency is there. */
  lost: { named: -13, unnamed: 12, present: 60 },
};

/** Bound the work, and turn weights into confidences. */
export const treeLimits = {
  /** Of more carriers, which no report of an agency has, the latest are left out. */
  mostCarriers: 500,
  /** So many carriers are all compared with one another. */
  allPairs: 48,
  /** Of more, each is compared with so many of the earliest, and of those with which it shares rare wordings. */
  earliest: 16,
  nearest: 32,
  /** Up to so many carriers all trees are counted; of more, each carrier's parents alone. */
  allTrees: 128,
  /** Costs of one step depend on each other: what adds up to this is one unit of evidence. */
  temperature: 1.8,
  /** A sentence is the lost source's where this share has it of those whose text goes on so far: as a first guess, and then. */
  guessedSource: { share: 0.48, holders: 2 },
  seenSource: { share: 0.5, holders: 1 },
  /** How many heirs each carrier counts as having before any was seen, the root beyond that, and how much their number weighs. */
  heirsBefore: 0.35,
  heirsOfRoot: 5,
  heirsWeight: 1,
  /** Up to so many parents that were nearly chosen are told, from this confidence on. */
  mostOthers: 3,
  leastOther: 0.05,
  /** An edge is directed where it is so many times likelier than its reverse. */
  directed: 2,
};

/** Shares of all trees, and how often edges and roots of such a share were right on planted trees of even seeds, in pairs. */
export const calibration = {
  datedEdge: [
    [0, 0],
    [0.4, 0.37],
    [0.53, 0.49],
    [0.69, 0.66],
    [0.82, 0.75],
    [0.91, 0.86],
    [0.97, 0.89],
    [0.993, 0.93],
    [1, 0.985],
  ],
  undatedEdge: [
    [0, 0],
    [0.22, 0.2],
    [0.38, 0.29],
    [0.52, 0.46],
    [0.69, 0.7],
    [0.82, 0.83],
    [0.91, 0.87],
    [0.97, 0.88],
    [0.992, 0.89],
    [1, 0.975],
  ],
  root: [
    [0, 0],
    [0.5, 0.45],
    [0.9, 0.8],
    [0.99, 0.9],
    [1, 0.985],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [share: number, right: number])[]>>;
