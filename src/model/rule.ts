/**
 * Names the rule behind each verdict on a pair, so that programs read a code and people read the sentence beside it.
 * Codes stand in `relations.jsonl`: a new rule may come, but no code ever changes what it means.
 */

/** All codes, in the order in which rules are asked: the first that holds decides. */
export const rules = [
  // A person wrote that the two are one report: a row "must" in the table of --pairs.
  'decided-must',
  // A person wrote that the two are two reports: a row "never".
  'decided-never',

  // Merged: the two files hold the same bytes, such as one saved page under two names.
  'equal-bytes',
  // Merged: the same headline over the same body, such as one agency text on two sites.
  'equal-texts',

  // Not merged: the text of one may be its page's banner, "We value your privacy", and their headlines are not equal.
  'poor-text',
  // Not merged: three pages and more have this body under headlines that share nothing, so that it is their site's.
  'shared-body',
  // Not merged: their pages declare two languages, "bs" and "sr".
  'two-languages',
  // Not merged: the words are spelt otherwise throughout, such as "mlijeko" for "mleko".
  'respelt',
  // Not merged: a short text that comes back word for word some days later, such as an interest rate left as it was.
  'said-again',
  // Not merged: one of the two is a round-up that holds this report and others.
  'compilation',
  // Not merged: all that they share is one quotation, such as the minister's sentence in two reports.
  'quotation',
  // Not merged: too few shingles to prove anything, such as "Shares closed higher on Monday."
  'too-short',
  // Not merged: their datelines name two agencies, AFP and TASS.
  'two-agencies',
  // Not merged: one dateline names an agency and the other none, so that it may have been cut.
  'one-agency',

  // Not merged: likely one report, but their score is below --min-score, such as .12 under .2.
  'below-min-score',
  // Left to a person: their probability is below --threshold, such as .55 under .7.
  'below-threshold',
  // Kept apart: their probability is even below what a person is asked about, such as .03.
  'unlikely',
  // Merged: probability and score reach their limits.
  'likely',

  // Left to a person: the two would be merged, but share too few keys to be a candidate; examined for the record.
  'too-few-keys',
  // Left to a person: a link that little else supports between two groups, such as one odd page between two reports.
  'cut-link',
  // Left to a person: one decision joins what another keeps apart, such as "must a b" beside "never a c", where c is in
  // the report of b.
  'cut-decision',
] as const;

export type Rule = (typeof rules)[number];
