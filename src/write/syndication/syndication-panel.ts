/** Lists the syndication trees of a run for its page: what each is about, where it comes from, and its picture. */
import type { SyndicationTree } from '../../model/syndication.js';
import { type Html, html, sourceText } from '../page/html.js';
import type { Panel } from '../page/report-lists.js';
import { counted, groupDigits } from '../page/words.js';
import { pictureName, syndicationName } from './syndication-json.js';
import { describeCorrection, describeRoot, nameCarrier, sureness, titleOf } from './tree-words.js';
import { walkTree } from './walk-tree.js';

// More are in syndication.json.
const mostTrees = 100;
const mostSteps = 60;

/** The panel; null where nothing was syndicated. */
export function syndicationPanel(trees: readonly SyndicationTree[]): Panel | null {
  if (trees.length === 0) return null;
  const sorted = [...trees].sort((one, other) => other.carriers.length - one.carriers.length);
  const left = trees.length - mostTrees;
  return {
    id: 'syndicated',
    name: 'Syndicated',
    count: trees.length,
    content: html`<h2>One text, several mastheads</h2><ul class="plain">${sorted.slice(0, mostTrees).map(listTree)}</ul><p class="fine">${left > 0 && `${groupDigits(left)} more, and all `}${left <= 0 && 'All '}places and reasons in <code>${syndicationName}</code>. None of these is merged.</p>`,
  };
}

function listTree(tree: SyndicationTree): Html {
  const steps = walkTree(tree).flatMap(({ carrier, edge }) =>
    edge === null || carrier === null ? [] : [{ carrier, edge }],
  );
  const from = (parent: number | null) =>
    parent === null ? (tree.agency ?? 'a lost source') : nameCarrier(tree.carriers[parent]!);
  return html`<li><a href="${pictureName(tree.id)}">${sourceText(titleOf(tree))}</a> · ${sourceText(describeRoot(tree))}${tree.corrections.map((correction) => html`<br><small>${sourceText(describeCorrection(correction, tree))}</small>`)}<details><summary>${counted(steps.length, 'step')}</summary><ul>${steps.slice(0, mostSteps).map(({ carrier, edge }) => html`<li>${sourceText(nameCarrier(tree.carriers[carrier]!))} ${edge.isDirected ? 'from' : 'beside'} ${sourceText(from(edge.parent))} <small>${sureness(edge.confidence)}</small></li>`)}</ul></details></li>`;
}
