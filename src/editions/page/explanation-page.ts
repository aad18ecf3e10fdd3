/** An explanation in, a page out: the decision, the figures, and the shared passages side by side. */
import type { Explanation, PlacedText } from '../../explanation.js';
import { type Html, html, sourceText } from '../../lib/html.js';
import { orderBasis } from '../notes.js';
import { shell } from './assets.js';

/** `threshold` is the run's own. */
export function renderExplanationPage(explanation: Explanation, threshold: number): string {
  const { a, b, decision, wayOut, passages, order } = explanation;
  const rows = figures(explanation, threshold).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  const content = html`<header class="head w"><p class="kicker">Variorum: why, or why not</p><h1>${decision}</h1><p class="lede"><span class="fn">${sourceText(a)}</span> and <span class="fn">${sourceText(b)}</span>. ${wayOut}.</p></header>
<main class="doc w"><section><h2>Figures</h2><table><tbody>${rows}</tbody></table></section>
${order !== null && html`<section><h2>Which is older</h2><p>${order.basis === 'unknown' ? 'Not known; taken for the older is' : 'Older is'} <span class="fn">${sourceText(order.older)}</span>: ${orderBasis[order.basis]}, confidence ${order.confidence.toFixed(2)}.</p><table><tbody>${order.evidence.map(({ cue, detail, weight }) => html`<tr><th scope="row">${cue}</th><td>${sourceText(detail)}</td><td>${weight < 0 ? 'against' : 'for'} ${Math.abs(weight).toFixed(2)}</td></tr>`)}</tbody></table></section>`}
<section><h2>Shared passages</h2>${passages.length === 0 && html`<p>None of 8 tokens or more.</p>`}${passages.map(
    ({ a: inA, b: inB, tokens, isQuoted }) =>
      html`<div class="pass">${side('a', inA)}${side('b', inB)}<small>${tokens} tokens${isQuoted ? ', quoted' : ''}</small></div>`,
  )}</section></main>`;
  return shell({ title: `${decision}: ${a} and ${b}`, bundle: 'plain', content });
}

function figures({ pair, exact, keys }: Explanation, threshold: number): [string, string][] {
  const judged: [string, string][] =
    pair === null
      ? []
      : [
          ['relation', `${pair.relation} (${pair.tier}): ${pair.reason}`],
          ['probability', `${pair.probability.toFixed(3)} of being one report`],
          ['score', `${pair.score.toFixed(3)}, threshold ${threshold}`],
        ];
  const chance = keys.findingProbability;
  return [
    ...judged,
    ['containment', exact.containment.toFixed(3)],
    [
      'similarity',
      `${exact.similarity.toFixed(3)} Jaccard, ${exact.sharedShingles} shingles shared of ${exact.shinglesOfA} and ${exact.shinglesOfB}`,
    ],
    [
      'keys',
      `${keys.shared} shared of ${keys.ofA} and ${keys.ofB}${chance === null ? '' : `; a pair this similar is found with probability ${chance.toFixed(3)}`}`,
    ],
    ...keys.examples.map(({ key, documents }): [string, string] => [
      `bucket ${key}`,
      `${documents} documents`,
    ]),
  ];
}

function side(name: string, { span, before, text, after }: PlacedText): Html {
  return html`<div><small>${name}, bytes ${span[0]}–${span[1]}</small><p lang="" dir="auto">${sourceText(before)}<mark>${sourceText(text)}</mark>${sourceText(after)}</p></div>`;
}
