/**
 * A text as it is compared when only its wording counts: white space, quotation marks, dashes and composed
 * characters unified, letters and case as they are. A change that this hides is no edit.
 */
export function comparableText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[“”«»„‟‹›]/g, '"')
    .replace(/[‘’‚‛ʼ′`]/g, "'")
    .replace(/\s*(?:--+|[‐‑‒–—―])\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
