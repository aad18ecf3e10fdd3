/**
 * An edition in, its reading page out: one HTML file that needs nothing else. All text and every reading stand
 * in the markup, so that the page can be read, searched and printed without scripts; the script only puts
 * other views together from them.
 */
import type { Edition } from '../../model/edition.js';
import { orderBasis } from '../notes.js';
import { apparatus } from './apparatus.js';
import { shell } from './assets.js';
import { viewEdition } from './edition-view.js';
import { factList } from './facts-list.js';
import { type Html, html, jsonBlock, sourceText } from './html.js';
import { ageOf, renderItem } from './item.js';
import { drawMarks, mostDots } from './marks.js';
import type { EditionView } from './view.js';
import { counted, isoMinutes, percent } from './words.js';

// On a phone the marks of so many stand one above the other beside the text.
const fewRevisions = 4;

/** The page `index.html` of one edition. */
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
<aside class="rail" dir="ltr" aria-label="What changed">${factList(view)}${legend(view)}</aside>
<main id="text" lang="" tabindex="-1"><article id="article" aria-label="Text of the report">
${[...notices, ...flow].map((item) => renderItem(item, view))}
</article><article id="stage" hidden aria-label="Another view of the report"></article></main>
</div>
${apparatus(view)}
<p id="said" class="vh" role="status" aria-live="polite"></p>
${jsonBlock('data', clientData(view))}`;
  return shell({
    title: edition.title,
    bundle: 'edition',
    bodyClass: edition.revisions.length <= fewRevisions ? `few r${edition.revisions.length}` : 'many',
    content,
  });
}

function summary({ edition, items, base }: EditionView): Html {
  const dropped = items.filter(
    ({ kind, state, isLater }) => kind === 'paragraph' && state !== 'current' && !isLater,
  ).length;
  const facts = items.reduce((sum, item) => sum + item.facts.length, 0);
  const { basis, confidence } = edition.order;
  const order =
    basis === 'single'
      ? ''
      : basis === 'unknown'
        ? ' · order unknown'
        : ` · order ${basis === 'decided' ? 'decided by a person' : `${orderBasis[basis]}, ${percent(confidence)} sure`}`;
  return html`Text of ${edition.revisions[base]!.siglum}${base === edition.revisions.length - 1 && edition.revisions.length > 1 && ', the latest'}${dateWords(edition.revisions[base]!.date)} · ${counted(dropped, 'paragraph')} dropped on the way · ${counted(facts, 'fact')} changed${order}`;
}

function dateWords(date: string | null): string {
  return date === null || date === '' ? '' : `, ${isoMinutes(date)}`;
}

function controls({ edition }: EditionView): Html {
  const { revisions } = edition;
  const last = revisions.length - 1;
  const choice = (id: string, name: string, isChecked = false, extra = '') =>
    html`<label class="${extra}"><input type="radio" name="view" id="${id}" autocomplete="off"${isChecked ? html` checked` : ''}><span>${name}</span></label>`;
  const options = (chosen: number) =>
    revisions.map(
      ({ siglum, date }, at) =>
        html`<option value="${at}"${at === chosen ? html` selected` : ''}>${siglum}${dateWords(date)}</option>`,
    );
  return html`<form class="bar w" id="bar" aria-label="View" autocomplete="off">
<fieldset class="seg"><legend class="vh">Text</legend>${choice('v-pub', 'As published')}${choice('v-full', 'Full record', true)}${choice('v-one', 'One revision', false, 'js')}${revisions.length > 1 && choice('v-two', 'Compare', false, 'js')}</fieldset>
<label class="age"><input type="checkbox" id="age" autocomplete="off"> Age of text</label>
${
  revisions.length > 1 &&
  html`<div class="line js"><label class="vh" for="when">Revision shown</label><div class="track"><input type="range" id="when" min="0" max="${last}" step="1" value="${last}"><div class="stops" id="stops" aria-hidden="true">${stops(revisions)}</div></div><output id="which" for="when"></output></div>
<div class="pair js" hidden id="pair"><label>Older <select id="left">${options(Math.max(0, last - 1))}</select></label><label>Newer <select id="right">${options(last)}</select></label></div>`
}
</form>`;
}

// More letters than this would run into one another.
const mostStops = 26;

/** The sigla below the timeline; only some of them where there are many. */
function stops(revisions: EditionView['edition']['revisions']): Html[] {
  const every = Math.ceil(revisions.length / mostStops);
  const last = revisions.length - 1;
  return revisions.map(
    ({ siglum }, at) =>
      html`<span>${at === last || (at % every === 0 && last - at >= every) ? siglum : ''}</span>`,
  );
}

const keys = [
  ['held', 'has it as printed'],
  ['changed', 'has other words'],
  ['absent', 'does not have it'],
] as const;

/** What the marks in the margin mean, and the colours of age. */
function legend({ edition }: EditionView): Html {
  const { revisions } = edition;
  const last = revisions.length - 1;
  const ages = new Map<number, string[]>();
  revisions.forEach(({ siglum }, at) => {
    const age = ageOf(at, revisions.length);
    ages.set(age, [...(ages.get(age) ?? []), siglum]);
  });
  const names = [...ages].map(
    ([age, sigla]) =>
      html`<li><span class="a${age}">${sigla.length === 1 ? sigla[0]! : `${sigla[0]}–${sigla.at(-1)}`}</span></li>`,
  );
  return html`<section class="legend"><h2>In the margin</h2>
<p>One mark a revision, ${revisions[0]!.siglum} to ${revisions[last]!.siglum}. Press the marks, or the paragraph, for its readings.</p>
<ul class="keys">${keys.map(([mark, words]) => html`<li>${drawMarks([mark], revisions.length > mostDots)} ${words}</li>`)}</ul>
<div class="ages"><h2>Age of text</h2><p>Each word, by the revision that brought it in, oldest first.</p><ul class="agekeys">${names}</ul></div></section>`;
}

/** What the script needs to put a revision together: per revision, item, reading, piece and break, flat. */
function clientData({ edition, items, runs, base }: EditionView): unknown {
  return {
    revisions: edition.revisions.map(({ siglum, date }) => ({
      siglum,
      date: date === null ? '' : isoMinutes(date),
    })),
    base,
    items: items.map(({ id }) => id),
    runs: runs.map((own) =>
      own.flatMap(({ item, reading, piece, isNewParagraph }) => [
        item,
        reading,
        piece,
        isNewParagraph ? 1 : 0,
      ]),
    ),
  };
}
