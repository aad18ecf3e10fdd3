/** Finds the lead of a body, since a report says the most there, and a follow-up says something new. */

// A paragraph of fewer tokens is a label.
const leadTokens = 8;
// In a text without paragraphs, so many tokens stand for the lead.
const maxLeadTokens = 60;

/**
 * Returns the token range of the lead: the first paragraph that is no label, else the first paragraph; at most
 * its first 60 tokens.
 */
export function findLead(tokens: number, starts: ArrayLike<number>): readonly [start: number, end: number] {
  let [start, end] = [starts[0] ?? 0, starts[1] ?? tokens];
  for (let index = 0; index < starts.length; index++) {
    const endOfThis = starts[index + 1] ?? tokens;
    if (endOfThis - starts[index]! < leadTokens) continue;
    [start, end] = [starts[index]!, endOfThis];
    break;
  }
  return [start, Math.min(end, start + maxLeadTokens)];
}
