/** Renders the page of a report that goes on elsewhere, or that is none any more: links to it lead somewhere. */
import { shell } from '../page/assets.js';
import { html, sourceText } from '../page/html.js';

/** A report that another one leads to. */
export interface ReportLink {
  readonly title: string;
  /** Of its edition. */
  readonly folder: string;
}

/** `state` is that of the report `id` in the ledger; `targets` are the reports that its articles are in now. */
export function renderRedirect(id: string, state: 'joined' | 'gone', targets: readonly ReportLink[]): string {
  const links = targets.map(
    ({ title, folder }) =>
      html`<li><a class="on" href="../${encodeURIComponent(folder)}/index.html">${sourceText(title)}</a></li>`,
  );
  const content = html`<header class="head w"><p class="kicker">Variorum report ${id}</p><h1>${sayHeading(state, targets.length)}</h1>
<p class="lede">${sayReason(state, targets.length)} Its id is kept, and names no other report.</p></header>
<main class="doc w">${links.length > 0 && html`<ul>${links}</ul>`}
<p><a href="../../index.html">All reports of the archive</a></p></main>`;
  const [only] = targets.length === 1 ? targets : [];
  const canonical =
    only !== undefined &&
    html`<link rel="canonical" href="../${encodeURIComponent(only.folder)}/index.html">\n`;
  return shell({
    title: `Report ${id} ${targets.length > 0 ? 'has moved' : 'is no more'}`,
    bundle: 'moved',
    links: html`<meta name="robots" content="noindex">\n${canonical}`,
    content,
  });
}

function sayHeading(state: 'joined' | 'gone', targets: number): string {
  if (targets === 0) return 'This report is no more';
  return state === 'joined' || targets === 1 ? 'This report has moved' : 'This report fell apart';
}

function sayReason(state: 'joined' | 'gone', targets: number): string {
  if (targets > 0 && state === 'joined')
    return 'It turned out to be one report with another, and goes on there.';
  const reason = 'Its oldest revision is in no report any more';
  return targets > 0 ? `${reason}; the others are here.` : `${reason}.`;
}
