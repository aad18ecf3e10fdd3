/**
 * Explains in a sentence each the words that the report decides and measures by. The legend shows them all; the
 * script takes what it says on hover from the legend, so that every word is explained in one place.
 */
import { type Html, html } from './html.js';
import type { Decision } from './report-shape.js';

/** A decision is explained under its own name, in the element `w-base` and so on. */
export type WordId = Decision | 'cohesion' | 'score' | 'probability' | 'overlap';

const words: Readonly<Record<WordId, readonly [word: string, meaning: string]>> = {
  base: [
    'Make base',
    'The merged text follows this revision: its wording and its order are printed, and what the others have instead is kept as readings.',
  ],
  before: [
    '↑ Earlier',
    'This revision is older than the one above it. The list runs from the oldest to the newest.',
  ],
  must: ['One report', 'The two are revisions of one report and are merged, whatever their figures say.'],
  never: ['Keep apart', 'The two never come into one report, whatever their figures say.'],
  cohesion: [
    'Cohesion',
    'How much text the revisions of a report have in common, on average: 1 is all of it, 0 nothing. A low figure is worth a look.',
  ],
  score: [
    'Score, link',
    'The share of the shorter text that two documents have in common, from 0 to 1; text that many documents carry counts less. A link is a pair that was merged for its own sake; the weakest holds a report together least.',
  ],
  probability: [
    'Likely one report',
    'How probable it is that both are revisions of one report, from all that was compared: text, headlines, dates, figures.',
  ],
  overlap: [
    'Containment, Jaccard',
    'What two documents have in common, counted in runs of words: as a share of the shorter one, and as a share of both together.',
  ],
};

/** All words with what they mean, folded: for readers without a pointer to hover with. */
export function legendOfWords(): Html {
  const rows = Object.entries(words).map(
    ([id, [word, meaning]]) => html`<dt>${word}</dt><dd id="w-${id}">${meaning}</dd>`,
  );
  return html`<details class="fold words"><summary>What “Make base”, “Earlier”, “Cohesion” and other words mean</summary><dl>${rows}</dl><p class="fine">What is decided here takes effect when its file is handed to the next run.</p></details>`;
}
