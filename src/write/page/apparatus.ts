/** Draws what stands below the text: the sources with their hashes, the evidence for their order, the furniture. */
import type { EditionRevision } from '../../model/edition.js';
import { fieldsOf, hasTellingRecords } from '../records.js';
import { type Html, html, sourceText } from './html.js';
import type { EditionView } from './view.js';
import { isoMinutes, percent } from './words.js';

/** The foot of an edition's page. */
export function apparatus(view: EditionView): Html {
  return html`<footer class="below w"><section aria-labelledby="h-sources"><h2 id="h-sources">Sources</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="h-sources"><table><thead><tr><th scope="col"></th><th scope="col">File</th><th scope="col">Date</th><th scope="col">SHA-256</th></tr></thead><tbody>${sources(view)}</tbody></table></div></section>
<section><h2>Order of the revisions</h2>${order(view)}</section>
<section><h2>Set aside as furniture</h2>${furniture(view)}</section>
<p class="fine">Places count bytes of the text as UTF-8, from 0, after a byte-order mark. Every source comes back byte for byte: <code>variorum restore</code>. Every statement of this page stands in <code>edition.json</code>, where <code>variorum check</code> holds it against the sources.</p></footer>`;
}

function sources({ edition, base }: EditionView): Html[] {
  const isTelling = hasTellingRecords(edition);
  return edition.revisions.map((revision, at) => {
    const { siglum, contentId, path, sha256, date, title, copies } = revision;
    const told = isTelling ? toldLines(revision) : [];
    return html`<tr id="source-${siglum}"><th scope="row" id="${contentId}">${siglum}</th><td><span class="fn">${sourceText(path)}</span>${at === base && html` <span class="pr">${edition.decided?.base === edition.base ? 'base, decided by a person' : 'base'}</span>`}${title !== null && html`<br><small dir="auto">${sourceText(title)}</small>`}${copies.length > 0 && html`<br><small>same bytes: ${sourceText(copies.join(', '))}</small>`}${told}</td><td>${date === null ? '–' : isoMinutes(date)}</td><td><code>${sha256}</code></td></tr>`;
  });
}

/** What records say beside titles, each value under its name; what a copy says follows its id. */
function toldLines({ date, about, copyRecords = [] }: EditionRevision): Html[] {
  const own = fieldsOf({ ...(date === null ? {} : { date }), ...(about === undefined ? {} : { about }) });
  const lines = [
    nameValues(own),
    ...copyRecords.map(({ id, ...record }) => nameValues(fieldsOf(record), id)),
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => html`<br><small dir="auto">${sourceText(line)}</small>`);
}

function nameValues(fields: Readonly<Record<string, string>>, id?: string): string {
  const words = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [...(id === undefined ? [] : [`copy: ${id}`]), ...words].join('; ');
}

const basisWords = {
  single: 'There is one revision.',
  versions: 'The version numbers of the source give the order.',
  dates: 'The dates of the records give the order.',
  content: 'No dates: the wording gives the order.',
  decided: 'A person decided the order.',
  unknown: 'Nothing tells the direction: the order is one of two, the other being its reverse.',
} as const;

function order({ edition: { order: found } }: EditionView): Html {
  return html`<p>${basisWords[found.basis]} Confidence ${percent(found.confidence)}.</p>${
    found.evidence.length > 0 &&
    html`<ul class="ev">${found.evidence.map(({ cue, detail, weight }) => html`<li><span class="${weight >= 0 ? 'for' : 'against'}">${weight >= 0 ? 'for' : 'against'} ${Math.abs(weight).toFixed(2)}</span> <b>${cue}</b> ${sourceText(detail)}</li>`)}</ul>`
  }`;
}

function furniture({ edition, furniture: own }: EditionView): Html {
  const rows = own.flatMap((texts, at) =>
    texts.length === 0
      ? []
      : [
          html`<details><summary>${edition.revisions[at]!.siglum}: ${texts.length === 1 ? '1 piece' : `${texts.length} pieces`}</summary><ul class="fu">${texts.map((text) => html`<li dir="auto">${sourceText(text)}</li>`)}</ul></details>`,
        ],
  );
  return rows.length === 0 ? html`<p>Nothing.</p>` : html`${rows}`;
}
