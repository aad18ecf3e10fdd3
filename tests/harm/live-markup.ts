/**
 * Looks for markup that a text of a source has made, with parsers that know nothing of this program: parse5 for pages
 * and rendered Markdown, saxes for XML. All that is not on the lists here, or holds the mark where none belongs, is told.
 */
import { createHash } from 'node:crypto';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import showdown from 'showdown';
import { mark } from '../arbitraries/hostile-strings.js';
import { attribute, type Element, elements, textOf } from '../page-text.js';

type Node = DefaultTreeAdapterMap['node'];

const markdownIt = new MarkdownIt({ html: true, linkify: true });
// A reader may allow what this one forbids by default.
markdownIt.validateLink = () => true;
const showdownConverter = new showdown.Converter({ simplifiedAutoLink: true, tables: true, tasklists: true });

/** Renderers with all that they can do; none of them knows front matter. */
export const renderers: Readonly<Record<string, (markdown: string) => string>> = {
  'markdown-it': (markdown) => markdownIt.render(markdown),
  marked: (markdown) => marked.parse(markdown, { async: false, gfm: true }),
  micromark: (markdown) =>
    micromark(markdown, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    }),
  showdown: (markdown) => showdownConverter.makeHtml(markdown),
};

// What the program and the renderers make of our own Markdown: nothing that loads, runs or is drawn.
const markdownElements = new Set(
  'h1 h2 h3 h4 h5 h6 p blockquote ul ol li em strong hr br sup section a code pre'.split(' '),
);
const markdownAttributes = new Set(
  'id class href data-footnotes data-footnote-ref aria-describedby aria-label data-footnote-backref'.split(
    ' ',
  ),
);

/** Says what is live in the HTML that each renderer makes of a Markdown file, front matter and all. */
export function liveInMarkdown(markdown: string): string[] {
  return Object.entries(renderers).flatMap(([name, render]) =>
    listElements(parseFragment(render(markdown)))
      .flatMap((element) => [
        ...(markdownElements.has(element.tagName) ? [] : [`element ${element.tagName}`]),
        ...judgeAttributes(element, markdownAttributes),
      ])
      .map((breach) => `${name}: ${breach}`),
  );
}

// The pages' own, each of them written by a template.
const pageElements = new Set(
  `html head meta title style script body a abbr article aside b bdi blockquote button canvas circle code del details div em
  fieldset figcaption figure footer form g h1 h2 h3 header i input ins label legend li line main mark nav noscript ol
  option output p path polygon polyline pre q rect section select small span strong style sub summary sup svg table
  tbody td text textarea th thead time title tr ul use dl dt dd br hr`.split(/\s+/),
);
const pageAttributes = new Set(
  `lang charset http-equiv content name class id href type dir title data-c data-run data-of hidden download readonly rows
  aria-label role aria-live tabindex for value checked placeholder min max step open scope aria-hidden aria-pressed
  viewbox viewBox width height preserveAspectRatio d x y cx cy r x1 x2 y1 y2 text-anchor font-size font-weight
  stroke-width direction aria-labelledby aria-describedby aria-controls aria-expanded aria-current autocomplete
  aria-keyshortcuts
  disabled multiple selected colspan rowspan xmlns points transform fill stroke list spellcheck`.split(/\s+/),
);
// A parser complains of these in any text that has them, and goes on.
const ofText =
  /^(?:control-character|noncharacter|surrogate|unexpected-null-character)|in-input-stream$|reference$/;

/** Says what is live in a page, what its policy does not name, and where its markup is broken. */
export function liveInPage(page: string): string[] {
  const breaches: string[] = [];
  const root = parse(page, {
    onParseError: ({ code }) => {
      if (!ofText.test(code)) breaches.push(`broken markup: ${code}`);
    },
  });
  for (const element of listElements(root)) {
    if (!pageElements.has(element.tagName)) breaches.push(`element ${element.tagName}`);
    breaches.push(...judgeAttributes(element, pageAttributes));
  }
  return [...breaches, ...liveScripts(root)];
}

/** Scripts and styles are those that the policy names; data is JSON. */
function liveScripts(root: Node): string[] {
  const policies = elements(
    root,
    (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
  );
  if (policies.length !== 1) return [`${policies.length} policies`];
  const policy = attribute(policies[0]!, 'content')!;
  const breaches =
    /default-src 'none'/.test(policy) && !/unsafe|\*|https?:|data:/.test(policy) ? [] : [`policy ${policy}`];
  for (const element of elements(root, ({ tagName }) => tagName === 'script' || tagName === 'style')) {
    const text = textOf(element);
    if (attribute(element, 'type') === 'application/json') {
      JSON.parse(text);
      continue;
    }
    const hash = createHash('sha256').update(text).digest('base64');
    const part = policy.split(';').find((words) => words.trim().startsWith(`${element.tagName}-src `)) ?? '';
    if (!part.includes(`'sha256-${hash}'`)) breaches.push(`${element.tagName} that the policy does not name`);
  }
  return breaches;
}

// Where a text may stand as it is: these are shown or read out, never followed.
const textAttributes = new Set(['title', 'aria-label', 'data-c', 'placeholder']);
const ownAddress = /^(?:#[\w-]*|(?:out\/)?editions\/[\w%.~*'()!-]+\/index\.html|https?:\/\/.*|mailto:.*)$/;

function judgeAttributes(element: Element, known: ReadonlySet<string>): string[] {
  // Renderers make names of headings, of letters and digits alone.
  const isHeading = /^h\d$/.test(element.tagName);
  return element.attrs.flatMap(({ name, value }) => {
    if (isHeading && name === 'id' && /^\w*$/.test(value)) return [];
    const shown = `${element.tagName} ${name}=${JSON.stringify(value)}`;
    if (!known.has(name) || name.includes(mark)) return [`attribute ${shown}`];
    if (name === 'href') return ownAddress.test(value) ? [] : [`address ${shown}`];
    return value.includes(mark) && !textAttributes.has(name) ? [`value ${shown}`] : [];
  });
}

/** All elements, those of templates too; comments and declarations that hold the mark count as elements of their own. */
function listElements(root: Node): Element[] {
  return elements(root).flatMap((element) =>
    'content' in element ? [element, ...listElements(element.content as Node)] : [element],
  );
}

/** Says what an XML file holds beside the elements and attributes that are `known`, as "name" and "name@attribute". */
export function liveInXml(xml: string, known: ReadonlySet<string>): string[] {
  const breaches: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', ({ message }) => breaches.push(`no well-formed XML: ${message}`));
  parser.on('opentag', ({ name, attributes }) => {
    if (!known.has(name)) breaches.push(`element ${name}`);
    for (const [own, value] of Object.entries(attributes)) {
      if (!known.has(`${name}@${own}`)) breaches.push(`attribute ${name} ${own}=${JSON.stringify(value)}`);
    }
  });
  for (const event of ['comment', 'cdata', 'doctype', 'processinginstruction'] as const)
    parser.on(event, () => breaches.push(event));
  parser.write(xml).close();
  return breaches;
}
