/**
 * Draws the reading page of an edition: one HTML file that needs nothing else. All text and every reading stand
 * in the markup, so that the page can be read, searched and printed without scripts; the script only puts
 * other views together from them.
 */
import type { Edition } from '../../model/edition.js';
import { orderBasis } from '../notes.js';
import { isOrderKnown, orderPhrases } from '../readings/order-words.js';
import { foldAboveLead, isDropped } from './above-lead.js';
import { apparatus } from './apparatus.js';
import { shell } from './assets.js';
import { controls } from './edition-bar.js';
import { rail } from './edition-rail.js';
import { viewEdition } from './edition-view.js';
import { type Html, html, jsonBlock, sourceText } from './html.js';
import { renderItem } from './item.js';
import type { EditionView, ItemView } from './view.js';
import { counted, dateWords, isoMinutes, percent } from './words.js';

// On a phone the marks of so many stand one above the other beside the text.
const fewRevisions = 4;

/**
 * The page `index.html` of one edition.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * renderEditionPage(editions[0]).startsWith('<!doctype html>'); // true
 */
export function renderEditionPage(edition: Edition): string {
  const view = viewEdition(edition);
  const direction = view.isRightToLeft ? 'rtl' : 'ltr';
  const headline = view.items.find(
    ({ kind, state, isPublished }) => kind === 'headline' && state === 'current' && isPublished,
  );
  const rest = view.items.filter((item) => item !== headline);
  const notices = edition.status === 'withdrawn' ? rest.filter(({ kind }) => kind === 'notice') : [];
  const flow = rest.filter((item) => !notices.includes(item));
  const content = html`<a class="skip" href="#text">Skip to the text</a>
<header class="top w" dir="${direction}">
<p class="kicker" dir="ltr">Variorum edition · ${counted(edition.revisions.length, 'revision')}${edition.status === 'withdrawn' ? html` · <strong class="alarm">withdrawn</strong>` : ''}</p>
${headline === undefined ? html`<h1 dir="auto" lang="">${sourceText(edition.title)}</h1>` : renderItem(headline, view)}
<p class="sub" dir="ltr">${summary(view)}</p>
${edition.warnings.map((warning) => html`<p class="warning" dir="ltr"><strong>Note</strong> ${sourceText(warning)}</p>`)}
</header>
${controls(view)}
<div class="cols w" dir="${direction}">
${rail(view)}
<main id="text" lang="" tabindex="-1"><article id="article" aria-label="Text of the report">
${notices.map((item) => renderItem(item, view))}${foldAboveLead(flow, view)}
</article><article id="stage" hidden aria-label="Another view of the report"></article></main>
</div>
${apparatus(view)}
<p id="said" class="vh" role="status" aria-live="polite"></p>
${jsonBlock('data', clientData(view, [...(headline === undefined ? [] : [headline]), ...notices, ...flow]))}`;
  return shell({
    title: edition.title,
    bundle: 'edition',
    bodyClass: edition.revisions.length <= fewRevisions ? `few r${edition.revisions.length}` : 'many',
    content,
  });
}

function summary({ edition, items, base }: EditionView): Html {
  const dropped = items.filter((item) => item.kind === 'paragraph' && isDropped(item)).length;
  const facts = items.reduce((sum, item) => sum + item.changes.length, 0);
  const { basis, confidence } = edition.order;
  const phrases = orderPhrases(edition);
  const last = edition.revisions.length - 1;
  const isLatest = isOrderKnown(edition) && base === last && last > 0;
  const order =
    basis === 'single'
      ? ''
      : basis === 'unknown'
        ? ' · order unknown'
        : ` · order ${basis === 'decided' ? 'decided by a person' : `${orderBasis[basis]}, ${percent(confidence)} sure`}`;
  return html`Text of ${edition.revisions[base]!.siglum}${isLatest && ', the latest'}${dateWords(edition.revisions[base]!.date)} · ${counted(dropped, 'paragraph')} ${phrases.dropped} · ${facts === 0 ? `no fact ${phrases.changed}` : html`<a href="#facts">${counted(facts, 'fact')} ${phrases.changed}</a>`}${order}`;
}

/**
 * What the script needs to put a revision together: per revision, item, reading, piece and break, flat. Items have the
 * numbers that they have on the page, where `shown` is their order: it knows them without their ids.
 */
function clientData({ edition, items, runs, base }: EditionView, shown: readonly ItemView[]): unknown {
  const places = new Map(shown.map((item, at) => [item, at]));
  return {
    revisions: edition.revisions.map(({ siglum, date }) => ({
      siglum,
      date: date === null ? '' : isoMinutes(date),
    })),
    base,
    isOrdered: isOrderKnown(edition),
    runs: runs.map((own) =>
      own.flatMap(({ item, reading, piece, isNewParagraph }) => [
        places.get(items[item]!)!,
        reading,
        piece,
        isNewParagraph ? 1 : 0,
      ]),
    ),
  };
}
