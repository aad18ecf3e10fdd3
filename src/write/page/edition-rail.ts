/**
 * Draws what stands beside the text: the facts that changed and what the marks mean. It is a fold, which a style
 * holds open where there is room beside the text, so that on a phone the text begins within the first screen.
 */
import { isOrderKnown, orderPhrases } from '../readings/order-words.js';
import { factList } from './facts-list.js';
import { type Html, html } from './html.js';
import { ageOf } from './item.js';
import { drawMarks, mostDots } from './marks.js';
import type { EditionView } from './view.js';
import { counted } from './words.js';

/** The column beside the text; on small screens one line above it, which opens. */
export function rail(view: EditionView): Html {
  const facts = view.items.reduce((sum, { changes }) => sum + changes.length, 0);
  return html`<aside class="rail" dir="ltr" aria-label="${isOrderKnown(view.edition) ? 'What changed' : 'What differs'}"><details class="fold"><summary>${facts > 0 && `${counted(facts, 'fact')} ${orderPhrases(view.edition).changed} · `}What the marks mean</summary>${factList(view)}${legend(view)}</details></aside>`;
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
<div class="ages"><h2>${isOrderKnown(edition) ? 'Age of text' : 'Origin of text'}</h2><p>${orderPhrases(edition).origins}</p><ul class="agekeys">${names}</ul></div></section>`;
}
