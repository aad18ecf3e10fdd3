/** Lists every limit that decides who speaks, each with its reason. */

/** Decide who speaks. Sizes are in tokens, but for `maxSubjectLength`. */
export const speechLimits = {
  /** "with" stands so near before a participle with a subject of its own: "with the mayor calling it". */
  maxTokensAfterWith: 8,
  /** Longer noun phrases were read wrongly. */
  maxSubjectTokens: 14,
  /** The same in characters. */
  maxSubjectLength: 90,
  /** A clause between commas is searched so far back for the name before it. */
  maxAppositionTokens: 40,
  /** A calling names what it is "of", "at" or "for" among its first so many tokens. */
  callingHeadTokens: 5,
  /** A calling without such a word is at most so long. */
  maxCallingTokens: 6,
  /** People at large, "senior health officials", have at most so many words. */
  maxPeopleTokens: 3,
  /** What stands before a sentence's subject, "Over the last several days,", has at most so many words. */
  maxLeadTokens: 24,
  /** "The federal health agency sent": a subject that is no name ends within so many words, or is not known. */
  maxPlainSubject: 10,
  /** Subjects in languages that are read by a table have at most so many words: "пресс-секретарь президента Дмитрий Песков". */
  maxTabledTokens: 9,
  /** No person's name has more words. */
  maxNameTokens: 4,
  /** So many words may stand between the head of a clause and its subject's name: "former network president". */
  maxSubjectLead: 6,
  /** "He" is nobody who was last named further back. */
  maxPronounParagraphs: 4,
  /** A role before a speaker's name, "former network president", has at most so many words. */
  maxRoleTokens: 4,
  /** A paragraph is a quotation as a whole, and goes on from the one before, if this much of it is quoted. */
  carriedShare: 0.95,
  /** After a longer text behind its last quotation, a paragraph is no more about the speaker of that. */
  maxRestLength: 160,
};
