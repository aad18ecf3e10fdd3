/** Draws an explanation as a page: the verdict, the figures, and the shared passages side by side. */
import { weighTerms } from '../../detect/model/probability.js';
import type { DetectOptions } from '../../model/options.js';
import { orderBasis } from '../../write/notes.js';
import { shell } from '../../write/page/assets.js';
import { type Html, html, sourceText } from '../../write/page/html.js';
import { shownTerms } from './explanation-text.js';
import type { Explanation, PlacedText } from './findings.js';

type Limits = Pick<DetectOptions, 'threshold' | 'minScore'>;

/** `limits` are the run's own. */
export function renderExplanationPage(explanation: Explanation, limits: Limits): string {
  const { a, b, decision, wayOut } = explanation;
  // The verdict stands alone; what makes it so, or names the report, goes below it.
  const [, verdict, rest] = decision.match(/^([^:,]+)[:,]? ?(.*)$/s)!;
  const reasons = [explanation.pair?.reason, rest].filter((words) => words !== undefined && words !== '');
  const content = html`<header class="head w"><p class="kicker">Variorum: why, or why not</p><h1>${verdict!}</h1>
<p class="lede"><span class="fn">${sourceText(a)}</span> and <span class="fn">${sourceText(b)}</span>: ${reasons.join('; ')}. ${wayOut}.</p></header>
<main class="doc w"><section><h2>Figures</h2><table><tbody>${figures(explanation, limits).map(figureRow)}</tbody></table></section>
${orderSection(explanation)}${passageSection(explanation)}
<section><h2>How they were found</h2><table><tbody>${keyFigures(explanation).map(figureRow)}</tbody></table></section></main>`;
  return shell({ title: `${decision}: ${a} and ${b}`, bundle: 'plain', content });
}

const figureRow = ([name, value]: readonly [string, string]) =>
  html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;

function orderSection({ order }: Explanation): Html | false {
  if (order === null) return false;
  const { basis, older, confidence, evidence } = order;
  const rows = evidence.map(
    ({ cue, detail, weight }) =>
      html`<tr><th scope="row">${cue}</th><td>${sourceText(detail)}</td><td>${weight < 0 ? 'against' : 'for'} ${Math.abs(weight).toFixed(2)}</td></tr>`,
  );
  return html`<section><h2>Which is older</h2><p>${basis === 'unknown' ? 'Not known; taken for the older is' : 'Older is'} <span class="fn">${sourceText(older)}</span>: ${orderBasis[basis]}, confidence ${confidence.toFixed(2)}.</p><table><tbody>${rows}</tbody></table></section>`;
}

function passageSection({ passages }: Explanation): Html {
  const rows = passages.map(
    ({ a: inA, b: inB, tokens, isQuoted }) =>
      html`<div class="pass">${side('a', inA)}${side('b', inB)}<small>${tokens} tokens${isQuoted ? ', quoted' : ''}</small></div>`,
  );
  return html`<section><h2>Shared passages</h2>${passages.length === 0 ? html`<p>None of 8 tokens or more.</p>` : rows}</section>`;
}

function figures({ pair, exact }: Explanation, { threshold, minScore }: Limits): [string, string][] {
  const judged: [string, string][] =
    pair === null
      ? []
      : [
          ['relation', `${pair.relation} (${pair.tier}): ${pair.reason}`],
          ['probability', `${pair.probability.toFixed(3)} of being one report, threshold ${threshold}`],
          ...weighTerms(pair.evidence.features, shownTerms).map(({ logit, words }): [string, string] => [
            logit > 0 ? 'speaks for it' : 'speaks against it',
            `${words} (${logit > 0 ? '+' : '−'}${Math.abs(logit).toFixed(2)})`,
          ]),
          ['score', `${pair.score.toFixed(3)}, least ${minScore}`],
        ];
  return [
    ...judged,
    ['containment', exact.containment.toFixed(3)],
    [
      'similarity',
      `${exact.similarity.toFixed(3)} Jaccard, ${exact.sharedShingles} shingles shared of ${exact.shinglesOfA} and ${exact.shinglesOfB}`,
    ],
  ];
}

/** The keys of the sketch that both have, and the smallest of their buckets. */
function keyFigures({ keys }: Explanation): [string, string][] {
  const chance = keys.findingProbability;
  const found = chance === null ? '' : `; a pair this similar is found with probability ${chance.toFixed(3)}`;
  return [
    ['keys', `${keys.shared} shared of ${keys.ofA} and ${keys.ofB}, ${keys.needed} make a candidate${found}`],
    ...(keys.examples.length === 0
      ? []
      : [
          [
            'buckets',
            keys.examples.map(({ key, documents }) => `${key} of ${documents} documents`).join(', '),
          ] as [string, string],
        ]),
  ];
}

function side(name: string, { span, before, text, after }: PlacedText): Html {
  return html`<div><small>${name}, bytes ${span[0]}–${span[1]}</small><p lang="" dir="auto">${sourceText(before)}<mark>${sourceText(text)}</mark>${sourceText(after)}</p></div>`;
}
