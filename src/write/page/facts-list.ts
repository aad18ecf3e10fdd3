/** Lists the facts that changed, most severe first, each with a link to its paragraph. */
import type { Fact, FactSeries } from '../../model/edition.js';
import type { ShownChange } from '../fact-changes.js';
import { describeUnordered, isOrderKnown, orderPhrases } from '../readings/order-words.js';
import { type Html, html, sourceText } from './html.js';
import type { EditionView, ItemView } from './view.js';
import { opening } from './words.js';

// What fits beside the first paragraphs; the rest opens.
const shownFacts = 3;

const severityNames = {
  3: 'Figures, names, quotes, denials',
  2: 'Who, when, how surely',
  1: 'Names',
} as const;

interface PlacedChange {
  readonly change: ShownChange;
  readonly item: ItemView;
}

export function factList({ items, edition }: EditionView): Html {
  const changes = items
    .flatMap((item) => item.changes.map((change): PlacedChange => ({ change, item })))
    .sort((left, right) => right.change.severity - left.change.severity);
  const siglum = (revision: string) => edition.revisions.find(({ id }) => id === revision)!.siglum;
  const isOrdered = isOrderKnown(edition);
  const row = ({ change: { severity, fact, series }, item }: PlacedChange) => {
    const words =
      fact === undefined
        ? course(series)
        : isOrdered
          ? describe(fact)
          : sourceText(describeUnordered(fact, siglum));
    const revisions = fact === undefined ? series.readings.map(({ revision }) => revision) : fact.between;
    const where = isOrdered
      ? revisions.map(siglum).join(' → ')
      : `between ${revisions.map(siglum).join(' and ')}, order unknown`;
    return html`<li><a class="s${severity}" href="#${item.id}"><span class="vh">${severityNames[severity]}: </span><span class="fact">${words}</span><small>${where} · in <q lang="" dir="auto">${sourceText(opening(item.text))}</q></small></a></li>`;
  };
  const rest = changes.slice(shownFacts);
  return html`<section class="facts" id="facts"><h2>${orderPhrases(edition).facts}</h2>${
    changes.length === 0
      ? html`<p class="none">None was found. Quotations’ speakers are read by rules for English; figures, days and names in many languages.</p>`
      : html`<ol>${changes.slice(0, shownFacts).map(row)}</ol>`
  }${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ol start="${shownFacts + 1}">${rest.map(row)}</ol></details>`}</section>`;
}

/** One value through its revisions. */
function course({ readings }: FactSeries): Html {
  const last = readings.length - 1;
  return html`${readings.map(({ text }, index) => html`${index > 0 && ' → '}${index < last ? html`<del dir="auto">${sourceText(text)}</del>` : html`<ins dir="auto">${sourceText(text)}</ins>`}`)}`;
}

function describe({ kind, from, to }: Fact): Html {
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
