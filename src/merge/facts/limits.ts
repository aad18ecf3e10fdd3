/** Lists every limit that decides which facts changed between two readings, each with its reason. */

/** Decide which facts changed between two readings of a sentence. */
export const factLimits = {
  /** Longer replacements are rewriting: what stands where is no longer told by place. */
  maxReplacedTokens: 4,
  /** So many words on either side say what a claim is about. */
  contextTokens: 6,
  /** Claims of two places are about one thing where they share half of the words around them … */
  minContextShare: 0.5,
  /** … and no fewer than two. */
  minContextWords: 2,
  /** What is denied stands no further behind the word that denies it … */
  maxTokensToHead: 4,
  /** … and no word further behind is denied with it. */
  maxTokensTurned: 8,
  /** A speaker is gone from a statement only where half of its words are still there. */
  minStatementShare: 0.5,
  /** An item stands no further below the head of its list. */
  maxListItems: 40,
  /** A clause of fewer words beside its speaker leaves what he says to the next. */
  minClauseWords: 3,
  /** A notice that tells no value speaks of a sentence with so many of its words … and with half of them. */
  minNoticeWords: 2,
  /** Where of so many words … of so many letters … so many have a capital, capitals make no names. */
  minHeadlineWords: 5,
  longWord: 4,
  minCapitalShare: 0.85,
  /** A text of fewer capitals may be initials and no more. */
  minCapitals: 8,
  /** A claim that follows the same so many words on either side is about the same thing. */
  leadInTokens: 3,
  /** A name spelt another way is the same name: "Peskov" and "Peskow", "Rouhani" and "Rohani". */
  sameNameLikeness: 0.9,
  /** Two quotations that share half of their words are one, reworded. */
  minQuoteLikeness: 0.5,
  /** Shorter quotations are names and terms. */
  minQuoteTokens: 3,
};
