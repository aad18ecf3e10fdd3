/** Draws a tracing as a page: the paragraph, where it was first, its wordings, and those that carry it along a line of time. */

import { shell } from '../../write/page/assets.js';
import { changesOf } from '../../write/page/changed-words.js';
import { type Html, html, sourceText } from '../../write/page/html.js';
import { counted, isoMinutes, opening } from '../../write/page/words.js';
import {
  carryingWords,
  describeCertainty,
  describeRest,
  describeRole,
  describeSpread,
  headlineOf,
  percent,
} from './trace-words.js';
import type { MatchedThread, TracedCarrier, TracedThread, Tracing } from './tracing.js';

/** Where the page of a report's edition lies, as the page links to it; null where there is none. */
export type EditionLink = (folder: string) => string | null;

export function renderTracePage({ asked, thread, others }: Tracing, linkOf: EditionLink): string {
  const { first, text } = thread;
  const held =
    thread.share === null || thread.share >= 1
      ? ''
      : ` It holds ${percent(thread.share)} of the words that were asked for.`;
  const content = html`<header class="head w"><p class="kicker">Variorum: one paragraph, wherever it stands</p><h1 lang="" dir="auto">${sourceText(text)}</h1>
<p class="lede">First in <em>${headline(first, linkOf)}</em>${sourceOf(first)}. ${describeCertainty(thread)}.${held}</p>
<p class="fine">${describeRole(thread)}, in ${describeSpread(thread)} · <span class="fn">${thread.id}</span>${question(asked)}</p></header>
<main class="doc w">${carriers(thread, linkOf)}${readings(thread)}${matches(others, linkOf)}</main>`;
  return shell({ title: opening(text), bundle: 'thread', content });
}

function question(asked: Tracing['asked']): Html {
  return 'id' in asked
    ? html` · asked for by its id <span class="fn">${sourceText(asked.id)}</span>`
    : html` · asked for: <q lang="" dir="auto">${sourceText(asked.text)}</q>`;
}

function carriers(thread: TracedThread, linkOf: EditionLink): Html {
  const { listed, wordings } = thread;
  const rest = describeRest(thread);
  const items = listed.map((carrier, at) => {
    const how = at === 0 ? 'first' : carryingWords[carrier.as];
    const reading = wordings > 1 && html` · <a href="#r${carrier.reading}">reading ${carrier.reading}</a>`;
    return html`<li class="${at === 0 ? 'first' : carrier.as}"><span class="when">${when(carrier)}</span><div><b>${headline(carrier, linkOf)}</b>
<small>${outlet(carrier)}${how}${reading} · <span class="fn">${placeOf(carrier)}</span></small></div></li>`;
  });
  return html`<section><h2>Who carried it, oldest first</h2><ol class="line">${items}</ol>${rest !== null && html`<p class="fine">${rest}.</p>`}</section>`;
}

function readings({ readings: all, wordings }: TracedThread): Html | false {
  if (wordings === 1) return false;
  const items = all.map(
    ({ text, changes }, at) =>
      html`<li id="r${at + 1}" lang="" dir="auto">${changes === null ? sourceText(text) : changesOf(changes)}</li>`,
  );
  return html`<section><h2>Its readings, each against the one before</h2><ol class="readings">${items}</ol></section>`;
}

function matches(others: readonly MatchedThread[], linkOf: EditionLink): Html | false {
  if (others.length === 0) return false;
  const items = others.map(
    (other) =>
      html`<li><p lang="" dir="auto">${sourceText(other.text)}</p><small>${other.share !== null && `${percent(other.share)} · `}${describeRole(other)}, in ${describeSpread(other)} · first in <em>${headline(other.first, linkOf)}</em>${sourceOf(other.first)} · <span class="fn">${other.id}</span></small></li>`,
  );
  return html`<section><h2>${counted(others.length, 'other thread')} that ${others.length === 1 ? 'matches' : 'match'}</h2><ol class="matches">${items}</ol></section>`;
}

function headline({ document }: TracedCarrier, linkOf: EditionLink): Html {
  const link = document.folder === null ? null : linkOf(document.folder);
  const words = html`<bdi lang="">${sourceText(headlineOf(document))}</bdi>`;
  return link === null ? words : html`<a href="${link}">${words}</a>`;
}

function outlet({ document }: TracedCarrier): Html | false {
  return document.outlet !== null && html`<bdi>${sourceText(document.outlet)}</bdi> · `;
}

/** ", RFE/RL, 2015-08-26 12:30". */
function sourceOf(carrier: TracedCarrier): Html {
  const { outlet: name } = carrier.document;
  return html`${name !== null && html`, <bdi>${sourceText(name)}</bdi>`}, ${when(carrier)}`;
}

function when({ document: { date } }: TracedCarrier): Html {
  return date === null ? html`undated` : html`<time>${sourceText(isoMinutes(date))}</time>`;
}

function placeOf({ document, span: [start, end] }: TracedCarrier): Html {
  return html`${sourceText(document.id)}, bytes ${start}–${end}`;
}
