/**
 * Frames every page with its policy, its style and its script, as the build made them. The policy lets nothing
 * in but this very style and script, named by their hashes: a page asks nothing of any network. A page with parts beside it
 * has two policies, and what it loads must pass both: asked for by this very script, and lying where the page lies.
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
  readonly policy: (loadsParts: boolean) => string;
}

const policyOf = (style: string, scripts: string) =>
  `default-src 'none'; style-src ${style}; script-src ${scripts}; base-uri 'none'; form-action 'none'`;

// What stands in the page the first policy judges. A page from a disk has no origin that 'self' could mean.
const besideThePage = "script-src 'unsafe-inline' 'self' file:";

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
  return {
    style,
    script,
    policy: (loads) => policyOf(hashOf(style), `${scripts}${loads ? " 'strict-dynamic'" : ''}`),
  };
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A whole page. `title` is shown with its control and direction characters spelt out; `links` go into the head. */
export function shell({
  title,
  bundle,
  bodyClass = '',
  links = false,
  loadsParts = false,
  content,
}: {
  readonly title: string;
  readonly bundle: Bundle;
  readonly bodyClass?: string;
  readonly links?: Html | false;
  /** Whether its script reads files beside the page. */
  readonly loadsParts?: boolean;
  readonly content: Html;
}): string {
  const { style, script, policy } = assetsOf(bundle);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(loadsParts)}">
${loadsParts && html`<meta http-equiv="Content-Security-Policy" content="${besideThePage}">\n`}<meta name="viewport" content="width=device-width, initial-scale=1">
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
