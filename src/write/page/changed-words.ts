/** Shows the difference of two readings: what was struck, and what was added. */
import type { DiffPart } from '../../text/word-diff.js';
import { type Html, html, sourceText } from './html.js';

export function changesOf(parts: readonly DiffPart[]): readonly Html[] {
  return parts.map(([kind, text]) => {
    const words = sourceText(text);
    return kind === 0 ? words : kind === -1 ? html`<del>${words}</del>` : html`<ins>${words}</ins>`;
  });
}
