/**
 * Draws the report of a run: one HTML file with the figures, the charts and the first rows in its markup, and the marks of
 * all reports as data. All else that is told of them stands in parts, in the page or beside it, which the script reads as
 * they are looked at.
 */
import { createHash } from 'node:crypto';

import type { Detection } from '../../detect/detection.js';
import { type Counts, countDetection } from '../../detect/detection.js';
import { clusterAt } from '../../detect/sweep.js';
import { type DecisionOutcome, nameDecision } from '../../model/decided.js';
import { describeFailure } from '../../model/failure.js';
import type { DetectOptions, Relations } from '../../model/options.js';
import type { SyndicationTree } from '../../model/syndication.js';
import { syndicationPanel } from '../syndication/syndication-panel.js';
import { shell } from './assets.js';
import { riverFrame } from './atlas/atlas-view.js';
import { shortShare } from './charts.js';
import { type Html, html, jsonBlock, sourceText } from './html.js';
import { probabilityHistogram, scoreHistogram, sketchCurve } from './report-charts.js';
import { type ReportRows, type ReportSources, reportRows } from './report-data.js';
import { decisionTray, type Panel, renderLists } from './report-lists.js';
import { counted, groupDigits } from './words.js';

export interface ReportInput extends ReportSources {
  /** What became of each decision that the run was given. */
  readonly outcomes: readonly DecisionOutcome[];
  readonly options: DetectOptions;
  readonly syndicated: readonly SyndicationTree[];
  /** Which pairs are listed beside the page. */
  readonly relations: Relations;
}

// What the table of other thresholds asks beside the run's own.
const otherThresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
// Relating and clustering this many pairs anew, for each value, takes a second or two in all.
const mostSwept = 5000;
// Of decisions and failures.
const mostShown = 200;

/** A page, and the files beside it by their paths: none where it holds all itself. */
export interface ReportPage {
  readonly page: string;
  readonly files: readonly (readonly [path: string, content: string])[];
}

/** The page `index.html` of a whole output. */
export function renderReportPage({
  options,
  outcomes,
  syndicated,
  relations,
  ...sources
}: ReportInput): ReportPage {
  const { detection, editions } = sources;
  const rows = reportRows(sources);
  const { parts } = rows;
  const { isApart } = rows.data.atlas;
  const hasEditions = [...editions.values()].some(({ slug }) => slug !== '');
  const counts = countDetection(detection);
  const trees = syndicationPanel(syndicated);
  const panels: Panel[] = [
    ...(trees === null ? [] : [trees]),
    ...(outcomes.length === 0 ? [] : [decidedPanel(outcomes)]),
    ...(counts.failures === 0 ? [] : [refusedPanel(detection)]),
    figuresPanel(detection, options, relations),
  ];
  const data = jsonBlock('data', rows.data);
  const content = html`<a class="skip" href="#lists">Skip to the lists</a>
<header class="head w"><p class="kicker">Variorum report</p>
<h1>${counted(counts.reports, 'report')} in ${counted(counts.revisions, 'revision')}</h1>
<p class="lede">${nextStep(counts, hasEditions)}</p></header>
<dl class="tiles w">${tiles(counts)}</dl>
${rows.data.atlas.marks.dated > 0 && riverFrame()}
<main id="lists" class="w" tabindex="-1">${renderLists(rows, { doubtful: counts.forReview, panels, relations, editions })}
${panels.map(({ id, name, content: own }) => html`<section class="panel" id="p-${id}" aria-label="${name}">${own}</section>`)}
${decisionTray(nameRun(rows), rows.data.decided.length)}</main>
<p id="said" class="vh" role="status" aria-live="polite"></p>
${data}${isApart ? false : [...parts].map(([name, part]) => jsonBlock(`part-${name}`, part))}`;
  const title = `Variorum report: ${counted(counts.reports, 'report')}`;
  return {
    page: shell({ title, bundle: 'report', loadsParts: isApart, content }),
    files: isApart ? [...parts].map(([name, part]) => [partPath(name), partFile(name, part)] as const) : [],
  };
}

const partPath = (name: string) => `atlas/${name}.js`;

/** A script, since a page that is opened from a disk may read nothing else beside it. */
const partFile = (name: string, part: unknown) =>
  `variorumPart(${JSON.stringify(name)},${JSON.stringify(part)});\n`;

/** Names what the page shows: the same run on the same documents has the same name, and no other run has. */
function nameRun({ data, parts }: ReportRows): string {
  const hash = createHash('sha256').update(JSON.stringify(data));
  for (const part of parts.values()) hash.update(JSON.stringify(part));
  return hash.digest('hex').slice(0, 16);
}

/** What an impatient reader does now. */
function nextStep({ forReview, failures, reports }: Counts, hasEditions: boolean): string {
  const open = `Open a report to ${hasEditions ? 'read its edition' : 'see its documents'}.`;
  const refused =
    failures === 0
      ? ''
      : ` ${counted(failures, 'file')} could not be read: ${failures === 1 ? 'it is' : 'they are'} listed under Refused.`;
  if (forReview === 0)
    return `${reports === 0 ? 'No document is a revision of another.' : `${open} No pair is in doubt.`}${refused}`;
  return `${open} ${counted(forReview, 'pair')} ${forReview === 1 ? 'is' : 'are'} in doubt: decide them under In doubt, save the file, and hand it to the next run.${refused}`;
}

function tiles(counts: Counts): Html[] {
  const { documents, revisions, reports, keptApart, forReview, failures, empty, tooShort } = counts;
  const alone = documents - revisions;
  const unread = empty + tooShort > 0 ? `, ${empty} empty, ${tooShort} too short` : '';
  return [
    tile('Read', documents, `${documents === 1 ? 'document' : 'documents'}${unread}`),
    tile('Merged', revisions, `into ${counted(reports, 'report')}; ${groupDigits(alone)} left alone`),
    tile('In doubt', forReview, forReview === 1 ? 'pair to decide' : 'pairs to decide', forReview > 0),
    tile('Kept apart', keptApart, 'pairs that share text, each with its reason'),
    tile('Refused', failures, failures === 1 ? 'file' : 'files', failures > 0),
  ];
}

function tile(name: string, count: number, words: string, needsLook = false): Html {
  return html`<div${needsLook && html` class="look"`}><dt>${name}</dt><dd><b>${groupDigits(count)}</b> <span>${words}</span></dd></div>`;
}

/** The charts, what another threshold would have left, and where the same stands for machines. */
function figuresPanel(detection: Detection, options: DetectOptions, relations: Relations): Panel {
  return {
    id: 'figures',
    name: 'Figures',
    count: null,
    content: html`<div class="charts">${probabilityHistogram(detection.pairs, options.threshold)}${scoreHistogram(detection.pairs, options.minScore)}${sketchCurve(options)}</div>
<p class="keyline"><span class="key merge"></span> merged <span class="key review"></span> in doubt <span class="key apart"></span> kept apart</p>
${others(detection, options)}
<h2>Files</h2><p class="fine">The same for machines: <code>clusters.jsonl</code>, ${relations !== 'none' && html`<code>relations.jsonl</code>, `}<code>review.tsv</code>, <code>documents.jsonl</code>; options and hashes: <code>run.json</code>.</p>`,
  };
}

/** What other thresholds would have made of the same pairs. */
function others(detection: Detection, options: DetectOptions): Html | false {
  if (detection.pairs.length === 0) return false;
  if (detection.pairs.length > mostSwept)
    return html`<section class="others"><h2>At another threshold</h2><p class="fine">There are too many pairs to try other values here: <code>variorum tune</code> does.</p></section>`;
  const values = [...new Set([options.threshold, ...otherThresholds])].sort((a, b) => a - b);
  const rows = values.map((threshold) => clusterAt(detection.pairs, { ...options, threshold }));
  return html`<section class="others"><h2>At another threshold</h2><div class="scroll" tabindex="0" role="region" aria-label="At another threshold"><table><thead><tr><th scope="col">threshold</th>${rows.map(({ threshold }) => html`<th scope="col"${threshold === options.threshold ? html` class="own"` : ''}>${threshold.toFixed(2)}</th>`)}</tr></thead><tbody>
<tr><th scope="row">reports</th>${rows.map(({ clusters }) => html`<td>${groupDigits(clusters)}</td>`)}</tr>
<tr><th scope="row">revisions in them</th>${rows.map(({ members }) => html`<td>${groupDigits(members)}</td>`)}</tr>
<tr><th scope="row">pairs in doubt</th>${rows.map(({ borderline }) => html`<td>${groupDigits(borderline)}</td>`)}</tr></tbody></table></div>
<p class="fine">This run has ${shortShare(options.threshold)}. Which pairs are examined does not depend on the threshold, so that a run with another value would give what its column says; <code>variorum tune</code> adds what is found and what is missed.</p></section>`;
}

/** What a person decided for this run, and what the evidence says to it. */
function decidedPanel(outcomes: readonly DecisionOutcome[]): Panel {
  const shown = outcomes.slice(0, mostShown);
  return {
    id: 'decided',
    name: 'Decided',
    count: outcomes.length,
    content: html`<h2>Decided by a person</h2><ul class="plain">${shown.map(({ decided, outcome, why }) => html`<li><span class="fn">${sourceText(nameDecision(decided))}</span> · <b${outcome !== 'as the evidence' && html` class="alarm"`}>${outcome}</b>${why !== null && html`<br><small>${sourceText(why)}</small>`}</li>`)}</ul>${outcomes.length > shown.length && html`<p class="fine">${groupDigits(outcomes.length - shown.length)} more in <code>run.json</code>.</p>`}`,
  };
}

function refusedPanel({ failures }: Detection): Panel {
  const shown = failures.slice(0, mostShown);
  return {
    id: 'refused',
    name: 'Refused',
    count: failures.length,
    content: html`<h2>Refused</h2><ul class="plain">${shown.map((failure) => html`<li>${describeFailure(failure)}</li>`)}</ul>${failures.length > shown.length && html`<p class="fine">${groupDigits(failures.length - shown.length)} more in <code>documents.jsonl</code>.</p>`}`,
  };
}
