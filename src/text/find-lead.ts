/** Finds the lead of a body: what a report says first, and what a follow-up says anew. */

// A lead of fewer tokens is a label.
const leadTokens = 8;
// Of a text without paragraphs the beginning stands for the lead.
const maxLeadTokens = 60;

/** Where the lead stands among the tokens of the body: the first paragraph that is no label, or its beginning. */
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
