/** Draws the bar above the text: which view is shown, the timeline, and the two revisions of a comparison. */
import { isOrderKnown, orderPhrases } from '../readings/order-words.js';
import { type Html, html } from './html.js';
import type { EditionView } from './view.js';
import { dateWords } from './words.js';

/** What needs the script has the class `js`, which hides it where there is none. */
export function controls(view: EditionView): Html {
  const isAlone = view.edition.revisions.length === 1;
  return html`<form class="bar w" id="bar" aria-label="View" autocomplete="off">
<fieldset class="seg"><legend class="vh">Text</legend>${choices(view)
    .filter(({ id }) => id !== 'v-two' || !isAlone)
    .map(drawChoice)}</fieldset>
<label class="age" title="${orderPhrases(view.edition).origins}"><input type="checkbox" id="age" autocomplete="off"> ${isOrderKnown(view.edition) ? 'Age of text' : 'Origin of text'}</label>
${!isAlone && html`${timeline(view)}${comparison(view)}`}
</form>`;
}

interface Choice {
  readonly id: string;
  readonly name: string;
  /** What the view shows, for the pointer. */
  readonly title: string;
  readonly needsScript?: true;
}

function choices({ edition, base }: EditionView): Choice[] {
  return [
    { id: 'v-pub', name: 'As published', title: `The text of ${edition.revisions[base]!.siglum} alone` },
    {
      id: 'v-full',
      name: 'Full record',
      title: isOrderKnown(edition)
        ? 'With what was dropped, where it stood'
        : 'With what other revisions have, where it stood',
    },
    { id: 'v-one', name: 'One revision', title: 'Any revision as it stood', needsScript: true },
    { id: 'v-two', name: 'Compare', title: 'Two revisions in one text', needsScript: true },
  ];
}

function drawChoice({ id, name, title, needsScript }: Choice): Html {
  return html`<label class="${needsScript ? 'js' : ''}" title="${title}"><input type="radio" name="view" id="${id}" autocomplete="off"${id === 'v-full' && html` checked`}><span>${name}</span></label>`;
}

/** The slider starts where the text that is shown comes from. */
function timeline({ edition: { revisions }, base }: EditionView): Html {
  const hasDates = revisions.some(({ date }) => dateWords(date) !== '');
  return html`<div class="line js"><label class="vh" for="when">Revision shown</label><div class="track"><input type="range" id="when" min="0" max="${revisions.length - 1}" step="1" value="${base}"><div class="stops" id="stops" aria-hidden="true">${stops(revisions)}</div></div>${hasDates && html`<output id="which" for="when"></output>`}</div>
`;
}

/** What is compared, and the way from one change to the next. */
function comparison({ edition }: EditionView): Html {
  const { revisions } = edition;
  const isOrdered = isOrderKnown(edition);
  const last = revisions.length - 1;
  const options = (chosen: number) =>
    revisions.map(
      ({ siglum, date }, at) =>
        html`<option value="${at}"${at === chosen && html` selected`}>${siglum}${dateWords(date)}</option>`,
    );
  const step = (id: string, key: string, name: string) =>
    html`<button type="button" id="${id}" aria-keyshortcuts="${key}" title="${name} (key ${key})">${name}</button>`;
  return html`<div class="pair js" hidden id="pair"><label>${isOrdered ? 'Older' : 'One'} <select id="left">${options(Math.max(0, last - 1))}</select></label><label>${isOrdered ? 'Newer' : 'Other'} <select id="right">${options(last)}</select></label><div class="steps">${step('previous', 'p', 'Previous change')}<output id="change"></output>${step('next', 'n', 'Next change')}</div></div>`;
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
