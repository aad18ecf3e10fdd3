/**
 * Reduces a text to its wording: unifies white space, quotation marks, dashes and composed characters, and
 * keeps letters and case. Two texts that become equal differ in typography alone, which is no edit.
 */
// Only ASCII, with nothing to unify; most sentences are.
const isPlain = /^(?!\s)(?:(?!\s\s|--|`)[ -~])*(?<!\s)$/;

/** Returns `text` with its typography unified. */
export function comparableText(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[“”«»„‟‹›]/g, '"')
    .replace(/[‘’‚‛ʼ′`]/g, "'")
    .replace(/\s*(?:--+|[‐‑‒–—―])\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
