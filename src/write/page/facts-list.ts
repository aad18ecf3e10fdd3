/** Lists the facts that changed, most severe first, each with a link to its paragraph. */
import type { Fact } from '../../model/edition.js';
import { describeUnordered, isOrderKnown, orderPhrases } from '../readings/order-words.js';
import { type Html, html, sourceText } from './html.js';
import type { EditionView, ItemView } from './view.js';

// What fits beside the first paragraphs; the rest opens.
const shownFacts = 3;

const severityNames = { 3: 'Figures, quotes, denials', 2: 'Who and when', 1: 'Names' } as const;
// Characters of a paragraph that are enough to know it by.
const openingLength = 48;

interface PlacedFact {
  readonly fact: Fact;
  readonly item: ItemView;
}

export function factList({ items, edition }: EditionView): Html {
  const facts = items
    .flatMap((item) => item.facts.map((fact): PlacedFact => ({ fact, item })))
    .sort((left, right) => right.fact.severity - left.fact.severity);
  const siglum = (revision: string) => edition.revisions.find(({ id }) => id === revision)!.siglum;
  const isOrdered = isOrderKnown(edition);
  const between = ({ between: [first, second] }: Fact) =>
    isOrdered
      ? `${siglum(first)} → ${siglum(second)}`
      : `between ${siglum(first)} and ${siglum(second)}, order unknown`;
  const row = ({ fact, item }: PlacedFact) =>
    html`<li><a class="s${fact.severity}" href="#${item.id}"><span class="vh">${severityNames[fact.severity]}: </span><span class="fact">${isOrdered ? change(fact) : sourceText(describeUnordered(fact, siglum))}</span><small>${between(fact)} · in <q lang="" dir="auto">${sourceText(opening(item.text))}</q></small></a></li>`;
  const rest = facts.slice(shownFacts);
  return html`<section class="facts" id="facts"><h2>${orderPhrases(edition).facts}</h2>${
    facts.length === 0
      ? html`<p class="none">None was found. Figures, quotations, speakers and dates are read by rules for English.</p>`
      : html`<ol>${facts.slice(0, shownFacts).map(row)}</ol>`
  }${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ol start="${shownFacts + 1}">${rest.map(row)}</ol></details>`}</section>`;
}

/** The first words of a text. */
function opening(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= openingLength) return line;
  const cut = line.slice(0, openingLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), openingLength / 2)).replace(/[\ud800-\udbff]$/, '')} …`;
}

function change({ kind, from, to }: Fact): Html {
  const old = html`<del dir="auto">${sourceText(from ?? '')}</del>`;
  const now = html`<ins dir="auto">${sourceText(to ?? '')}</ins>`;
  switch (kind) {
    case 'attribution-lost':
      return html`attribution to ${old} lost`;
    case 'attribution-gained':
      return html`attributed to ${now}`;
    case 'name-dropped':
      return html`${old} no longer named`;
    case 'negation-changed':
      return from === null ? html`${now} added` : html`${old} taken out`;
    default:
      return html`${old} → ${now}`;
  }
}
