/**
 * What a run found in, its report out: one HTML file with the figures, the charts and the first rows in its
 * markup, and all rows as data, from which the script shows as many as are looked at.
 */
import { type DecisionOutcome, nameDecision } from '../../decision-outcomes.js';
import { describeFailure } from '../../failure.js';
import { type Html, html, jsonBlock, sourceText } from '../../lib/html.js';
import type { DetectOptions } from '../../options.js';
import type { Detection } from '../../pipeline.js';
import { countDetection } from '../../report.js';
import { clusterAt } from '../../sweep.js';
import { shell } from './assets.js';
import { scoreHistogram, sketchCurve } from './report-charts.js';
import { type ReportRows, type ReportSources, reportRows } from './report-data.js';
import { counted, groupDigits } from './words.js';

export interface ReportInput extends ReportSources {
  /** What became of each decision that the run was given. */
  readonly outcomes: readonly DecisionOutcome[];
  readonly options: DetectOptions;
}

// Rows that stand in the markup, for readers without scripts.
const plainRows = 100;
// What the table of other thresholds asks; values below the run's own are out of its reach.
const otherThresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
// Relating and clustering this many pairs anew, for each value, takes a second or two in all.
const mostSwept = 20_000;
const mostOutcomes = 200;

/** The page `index.html` of a whole output. */
export function renderReportPage({ options, outcomes, ...sources }: ReportInput): string {
  const { detection } = sources;
  const rows = reportRows(sources);
  const counts = countDetection(detection);
  const alone = counts.documents - counts.revisions;
  const content = html`<a class="skip" href="#lists">Skip to the lists</a>
<header class="head"><p class="kicker">Variorum report</p>
<h1>${counted(counts.reports, 'report')} in ${counted(counts.revisions, 'revision')}</h1>
<p class="lede">${counted(counts.documents, 'document')} read. ${groupDigits(alone)} ${alone === 1 ? 'is' : 'are'} no revision of another. ${counted(counts.keptApart, 'pair')} that share text ${counts.keptApart === 1 ? 'was' : 'were'} kept apart, ${counts.forReview === 0 ? 'none needs' : `${groupDigits(counts.forReview)} ${counts.forReview === 1 ? 'needs' : 'need'}`} a decision.</p></header>
<dl class="tiles">${tile('Read', counts.documents, counts.empty + counts.tooShort > 0 ? `${counts.empty} empty, ${counts.tooShort} too short` : 'documents')}${tile('Merged', counts.revisions, `into ${counted(counts.reports, 'report')}`)}${tile('Kept apart', counts.keptApart, 'pairs, each with its reason')}${tile('In doubt', counts.forReview, 'pairs to decide')}${tile('Refused', counts.failures, counts.failures === 0 ? 'nothing' : 'could not be read')}</dl>
<div class="charts">${scoreHistogram(detection.pairs, options.threshold)}${sketchCurve(options)}</div>
<p class="keyline"><span class="key merge"></span> merged <span class="key review"></span> in doubt <span class="key apart"></span> kept apart</p>
${others(detection, options)}
${lists(rows, counts.forReview)}
${decisions(outcomes)}
${failures(detection)}
<footer class="fine"><p>The same in machine-readable form: <code>clusters.jsonl</code>, <code>relations.jsonl</code>, <code>review.tsv</code>, <code>documents.jsonl</code>; options and hashes: <code>run.json</code>.</p></footer>
<p id="said" class="vh" role="status" aria-live="polite"></p>
${jsonBlock('data', rows.data)}`;
  return shell({ title: `Variorum report: ${counted(counts.reports, 'report')}`, bundle: 'report', content });
}

function tile(name: string, count: number, words: string): Html {
  return html`<div><dt>${name}</dt><dd><b>${groupDigits(count)}</b> <span>${words}</span></dd></div>`;
}

/** What higher thresholds would have left of the reports. */
function others(detection: Detection, options: DetectOptions): Html | false {
  if (detection.pairs.length === 0) return false;
  if (detection.pairs.length > mostSwept)
    return html`<section class="others"><h2>At another threshold</h2><p class="fine">There are too many pairs to try other values here: <code>variorum tune</code> does.</p></section>`;
  const values = [...new Set([options.threshold, ...otherThresholds])]
    .filter((value) => value >= options.threshold)
    .sort((a, b) => a - b);
  const rows = values.map((threshold) => clusterAt(detection.pairs, { ...options, threshold }));
  return html`<section class="others"><h2>At another threshold</h2><div class="scroll" tabindex="0" role="region" aria-label="At another threshold"><table><thead><tr><th scope="col">threshold</th>${rows.map(({ threshold }) => html`<th scope="col"${threshold === options.threshold ? html` class="own"` : ''}>${threshold.toFixed(2)}</th>`)}</tr></thead><tbody>
<tr><th scope="row">reports</th>${rows.map(({ clusters }) => html`<td>${groupDigits(clusters)}</td>`)}</tr>
<tr><th scope="row">revisions in them</th>${rows.map(({ members }) => html`<td>${groupDigits(members)}</td>`)}</tr>
<tr><th scope="row">pairs in doubt</th>${rows.map(({ borderline }) => html`<td>${groupDigits(borderline)}</td>`)}</tr></tbody></table></div>
<p class="fine">The first column is this run. Lower values need another run: <code>variorum tune</code> tries them all.</p></section>`;
}

function lists({ data, pairs, leftOut }: ReportRows, doubtful: number): Html {
  const tab = (id: string, name: string, count: number, isChecked: boolean) =>
    html`<label><input type="radio" name="list" id="${id}" autocomplete="off"${isChecked ? html` checked` : ''}><span>${name} <small>${groupDigits(count)}</small></span></label>`;
  const options = data.relations.map((name, at) => html`<option value="${at}">${name}</option>`);
  return html`<section id="lists" aria-label="Reports and pairs">
<form class="bar js" id="bar" autocomplete="off"><fieldset class="seg"><legend class="vh">List</legend>${tab('l-reports', 'Reports', data.clusters.length, true)}${tab('l-doubt', 'In doubt', doubtful, false)}${tab('l-apart', 'Kept apart', pairs - doubtful, false)}</fieldset>
<label class="find">Find <input type="search" id="find" placeholder="title or file"></label>
<label>Sort <select id="sort"></select></label>
<label id="relationlabel">Relation <select id="relation"><option value="">all</option>${options}</select></label></form>
<p id="count" class="fine js"></p>
<div id="rows" class="rows js"></div><div id="more" class="js"></div>
${leftOut > 0 && html`<p class="fine">The page holds the likeliest ${groupDigits(data.pairs.length)} pairs; ${groupDigits(leftOut)} more stand in <code>relations.jsonl</code>.</p>`}
<div id="decided" class="decided" hidden><p><b id="decidedcount"></b> <span class="fine">Hand them to the next run: <code>--pairs decisions.tsv</code></span></p><div><a id="download" download="decisions.tsv" href="#">Save decisions.tsv</a> <button type="button" id="clear">Forget all</button></div><details><summary>Show the file</summary><textarea id="file" readonly rows="6" aria-label="decisions.tsv"></textarea></details></div>
<noscript>${plainClusters(data)}${plainPairs(data)}</noscript></section>`;
}

function plainClusters({ clusters, documents }: ReportRows['data']): Html {
  const rows = clusters
    .slice(0, plainRows)
    .map(
      ([slug, title, members]) =>
        html`<li>${slug === '' ? sourceText(title) : html`<a href="editions/${encodeURIComponent(slug)}/index.html">${sourceText(title)}</a>`} <small>${counted(members.length, 'revision')}: ${members.map((at) => documents[at]!).join(', ')}</small></li>`,
    );
  return html`<h2>Reports</h2><ol>${rows}</ol>${clusters.length > plainRows && html`<p>${groupDigits(clusters.length - plainRows)} more in clusters.jsonl.</p>`}`;
}

function plainPairs({ pairs, documents, relations }: ReportRows['data']): Html {
  const rows = pairs
    .slice(0, plainRows)
    .map(
      ([a, b, relation, isDoubtful, , score, , , reason]) =>
        html`<li>${documents[a]!} – ${documents[b]!}: ${isDoubtful ? 'in doubt' : 'kept apart'}, ${relations[relation]!}, score ${score.toFixed(2)}. ${reason}</li>`,
    );
  return html`<h2>Related, but kept apart</h2><ol>${rows}</ol>${pairs.length > plainRows && html`<p>More in relations.jsonl.</p>`}`;
}

/** What a person decided for this run, and what the evidence says to it. */
function decisions(outcomes: readonly DecisionOutcome[]): Html | false {
  const shown = outcomes.slice(0, mostOutcomes);
  return (
    outcomes.length > 0 &&
    html`<section><h2>Decided by a person</h2><ul class="refused">${shown.map(({ decided, outcome, why }) => html`<li><span class="fn">${sourceText(nameDecision(decided))}</span> <b class="${outcome === 'as the evidence' ? 'fine' : 'alarm'}">${outcome}</b>${why !== null && html` <small>${sourceText(why)}</small>`}</li>`)}</ul>${outcomes.length > shown.length && html`<p class="fine">${groupDigits(outcomes.length - shown.length)} more in <code>run.json</code>.</p>`}</section>`
  );
}

function failures({ failures: found }: Detection): Html | false {
  const shown = found.slice(0, 200);
  return (
    found.length > 0 &&
    html`<section><h2>Refused</h2><ul class="refused">${shown.map((failure) => html`<li>${describeFailure(failure)}</li>`)}</ul>${found.length > shown.length && html`<p class="fine">${groupDigits(found.length - shown.length)} more in <code>documents.jsonl</code>.</p>`}</section>`
  );
}
