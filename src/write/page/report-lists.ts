/**
 * Draws the lists of the report: the bar that chooses between them, the place where the script puts rows, and
 * the first rows of each list for readers without scripts.
 */
import { spellName } from '../../base/table-cells.js';
import type { Relations } from '../../model/options.js';
import { filterFrame } from './atlas/atlas-view.js';
import { titleOf } from './atlas/parts.js';
import type { EditionSummary } from './edition-summary.js';
import { type Html, html, sourceText } from './html.js';
import type { ReportRows } from './report-data.js';
import { legendOfWords } from './report-words.js';
import { counted, groupDigits } from './words.js';

/** What is shown in place of the rows when its name is chosen. */
export interface Panel {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
  readonly content: Html;
}

/** What stands around the lists. */
interface ListsAround {
  readonly doubtful: number;
  readonly panels: readonly Panel[];
  readonly relations: Relations;
  readonly editions: ReadonlyMap<string, EditionSummary>;
}

const notListed = 'are listed by a run with --relations all';

// Rows that stand in the markup, for readers without scripts.
const plainRows = 100;

export function renderLists(rows: ReportRows, { doubtful, panels, relations, editions }: ListsAround): Html {
  const { data, apart, reports, pairs, leftOut } = rows;
  const options = data.relations.map((name, at) => html`<option value="${at}">${name}</option>`);
  return html`<form class="bar js" id="bar" autocomplete="off" aria-label="Lists"><fieldset class="seg"><legend class="vh">List</legend>${tab('reports', 'Reports', reports.length, true)}${tab('doubt', 'In doubt', doubtful)}${tab('apart', 'Kept apart', pairs - doubtful)}${panels.map(({ id, name, count }) => tab(id, name, count))}</fieldset>
<label class="find" id="findlabel">Find <input type="search" id="find" placeholder="headline, words, file"></label>
<label id="sortlabel">Sort <select id="sort"></select></label>
<label id="relationlabel">Relation <select id="relation"><option value="">all</option>${options}</select></label></form>
<div id="list" class="js">${reports.length > 0 && filterFrame()}<p id="count" class="fine"></p>${legendOfWords()}<div id="rows"></div><div id="more"></div>
${leftOut > 0 && html`<p class="fine">The page holds the likeliest ${groupDigits(apart.pairs.length)} pairs; ${groupDigits(leftOut)} more ${relations === 'all' ? html`stand in <code>relations.jsonl</code>` : notListed}.</p>`}</div>
<noscript>${plainReports(rows, editions)}${plainPairs(rows, relations)}</noscript>`;
}

function tab(id: string, name: string, count: number | null, isChecked = false): Html {
  return html`<label><input type="radio" name="list" id="l-${id}" autocomplete="off"${isChecked && html` checked`}><span>${name}${count !== null && html` <small>${groupDigits(count)}</small>`}</span></label>`;
}

/**
 * Where decisions gather, with the file that takes them to the next run. `run` names what the browser keeps of
 * them until then; `given` is how many this run had.
 */
export function decisionTray(run: string, given: number): Html {
  const [forget, title] =
    given === 0
      ? ['Forget all', 'Takes all decisions back, and out of this browser']
      : [
          'Forget mine',
          'Goes back to the decisions that this run was given, and clears the rest from this browser',
        ];
  return html`<div id="decided" class="decided" data-run="${run}" hidden><b id="decidedcount"></b><span class="fine">for the next run: <code>--pairs decisions.tsv</code><br><span id="kept"></span></span><a id="download" class="button" download="decisions.tsv" href="#">Save decisions.tsv</a><button type="button" id="clear" title="${title!}">${forget!}</button><details><summary>Show the file</summary><textarea id="file" readonly rows="6" aria-label="decisions.tsv"></textarea></details></div>`;
}

function plainReports({ reports }: ReportRows, editions: ListsAround['editions']): Html {
  const rows = reports.slice(0, plainRows).map((report) => {
    const { order, copies } = report.cluster;
    const slug = editions.get(report.cluster.id)?.slug ?? '';
    const title = titleOf(report, editions);
    const documents = order.revisions.flatMap((id) => [id, ...(copies.get(id) ?? [])]).map(spellName);
    return html`<li>${slug === '' ? sourceText(title) : html`<a href="editions/${encodeURIComponent(slug)}/index.html">${sourceText(title)}</a>`} <small>${counted(documents.length, 'revision')}: ${documents.join(', ')}</small></li>`;
  });
  return html`<h2>Reports</h2><ol>${rows}</ol>${reports.length > plainRows && html`<p>${groupDigits(reports.length - plainRows)} more in clusters.jsonl.</p>`}`;
}

function plainPairs({ apart: { documents, pairs }, data }: ReportRows, listed: Relations): Html {
  const rows = pairs
    .slice(0, plainRows)
    .map(
      ([a, b, relation, isDoubtful, , score, , , reason]) =>
        html`<li>${documents[a]!} – ${documents[b]!}: ${isDoubtful ? 'in doubt' : 'kept apart'}, ${data.relations[relation]!}, score ${score.toFixed(2)}. ${reason}</li>`,
    );
  return html`<h2>Related, but kept apart</h2><ol>${rows}</ol>${pairs.length > plainRows && html`<p>More ${listed === 'all' ? 'in relations.jsonl' : notListed}.</p>`}`;
}
