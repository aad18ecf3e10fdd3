/**
 * Frames every page with its policy, its style and its script, as the build made them. The policy lets nothing
 * in but this very style and script, named by their hashes: a page asks nothing of any network.
 */
import { createHash } from 'node:crypto';
import { quotePath } from '../../model/failure.js';
import { readBuilt } from '../../read/built-files.js';
import { type Html, html, trusted } from './html.js';

export const bundles = ['edition', 'report', 'plain', 'thread', 'moved'] as const;
export type Bundle = (typeof bundles)[number];

interface Assets {
  readonly style: string;
  readonly script: string;
  readonly policy: string;
}

const known = new Map<Bundle, Assets>();

function assetsOf(bundle: Bundle): Assets {
  const loaded = known.get(bundle) ?? load(bundle);
  known.set(bundle, loaded);
  return loaded;
}

function load(bundle: Bundle): Assets {
  const style = readBuilt(`write/page/built/${bundle}.css`).toString();
  const script = readBuilt(`write/page/built/${bundle}.js`).toString();
  const scripts = script === '' ? "'none'" : hashOf(script);
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
  return { style, script, policy };
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A whole page. `title` is shown with its control and direction characters spelt out; `links` go into the head. */
export function shell({
  title,
  bundle,
  bodyClass = '',
  links = false,
  content,
}: {
  readonly title: string;
  readonly bundle: Bundle;
  readonly bodyClass?: string;
  readonly links?: Html | false;
  readonly content: Html;
}): string {
  const { style, script, policy } = assetsOf(bundle);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="variorum">
${links}<title>${quotePath(title)}</title>
<style>${trusted(style)}</style>
</head>
<body class="${bodyClass}">
${content}
${script !== '' && html`<script>${trusted(script)}</script>`}
</body>
</html>
`.markup;
}
