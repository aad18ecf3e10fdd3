/** Renders the page of a report that goes on under another id, or that is none any more: links to it lead somewhere. */
import { html } from '../page/html.js';

/** `folder` is that of the report that it is a part of now; null where there is none. */
export function renderRedirect(id: string, folder: string | null): string {
  const target = folder === null ? '../../index.html' : `../${encodeURIComponent(folder)}/index.html`;
  const words =
    folder === null
      ? 'Its articles are no report of several revisions any more.'
      : 'It turned out to be one report with another, and goes on there.';
  const link = folder === null ? 'All reports of the archive' : 'Read the report';
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><link rel="canonical" href="${target}"><title>Report ${id} has moved</title></head>
<body><main><h1>Report ${id}</h1><p>${words} <a id="to" href="${target}">${link}</a>.</p></main>
<script>document.getElementById('to').hash = location.hash;</script></body></html>
`;
  return page.markup;
}
