/**
 * A text as it is compared when only its wording counts: white space, quotation marks, dashes and composed
 * characters unified, letters and case as they are. A change that this hides is no edit.
 */
// Only ASCII without what is unified below; most sentences are.
const isPlain = /^(?!\s)(?:(?!\s\s|--|`)[ -~])*(?<!\s)$/;

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
