/**
 * Renders a feed of changes as Atom (RFC 4287): one entry for each report and run, since that is what a desk opens or passes
 * over. Its title says the gravest changes, its content all of them. Links are relative, so that a feed works at any address
 * and from a disk; ids are made of what they name and never change.
 */
import { createHash } from 'node:crypto';
import { groupBy } from '../../base/group-by.js';
import { toWellFormed } from '../../base/well-formed.js';
import type { ChangeRow, ReportName } from '../../model/change.js';
import { type Html, html, sourceText } from '../page/html.js';
import { toXmlCharacters, xmlAttribute, xmlText } from '../xml.js';
import { gravityOf, sayChange, summarise } from './change-words.js';

/** What a feed says of itself. */
export interface FeedAbout {
  /** Names the archive and never changes: all ids are made of it. */
  readonly archive: string;
  readonly title: string;
  readonly author: string;
  /** When the archive was last written, as RFC 3339 has it; a feed without entries says so. */
  readonly at: string;
  /** Where the feed can be fetched, where that is known. */
  readonly self?: string;
  /** The report whose feed this is, and in whose folder it lies; absent for the archive's. */
  readonly report?: Pick<ReportName, 'report' | 'folder'>;
}

const mostEntries = 100;
// Of one entry; a page has the rest.
const mostLines = 50;

/** The rows of one report and run that are worth telling: one at least, the gravest first. */
type Entry = readonly ChangeRow[];

/** Renders the feed of `rows`, which stand in the order of `changes.jsonl`. */
export function renderFeed(rows: readonly ChangeRow[], about: FeedAbout): string {
  const entries = listEntries(rows);
  const [newest] = entries[0] ?? [about];
  const self =
    about.self === undefined
      ? ''
      : `\n<link rel="self" type="application/atom+xml" href="${attribute(about.self)}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${makeUrn(['feed', about.archive, about.report?.report ?? null])}</id>
<title>${text(about.title)}</title>
<updated>${text(newest!.at)}</updated>
<author><name>${text(about.author)}</name></author>
<link rel="alternate" type="text/html" href="index.html"/>${self}
${entries.map((entry) => renderEntry(entry, about)).join('')}</feed>
`;
}

/** Gathers rows to entries: the newest run first, and of one run what is gravest, so that this is not cut off. */
function listEntries(rows: readonly ChangeRow[]): readonly Entry[] {
  const told = rows.filter((row) => !('isCopy' in row));
  const entries = [...groupBy(told, ({ run, report }) => JSON.stringify([run, report])).values()];
  const gravest = (entry: Entry) => Math.max(...entry.map(gravityOf));
  return entries
    .map((entry) => ({ entry, run: entry[0]!.run, gravity: gravest(entry) }))
    .sort((left, right) => right.run - left.run || right.gravity - left.gravity)
    .slice(0, mostEntries)
    .map(({ entry }) => entry.toSorted((left, right) => gravityOf(right) - gravityOf(left)));
}

function renderEntry(entry: Entry, about: FeedAbout): string {
  const gravest = entry[0]!;
  const { run, report, title, at } = gravest;
  const name = title === null ? '' : ` – ${title}`;
  return `<entry>
<id>${makeUrn(['entry', about.archive, run, report])}</id>
<title>${text(`${summarise(entry)}${name}`)}</title>
<updated>${text(at)}</updated>
<link rel="alternate" type="text/html" href="${attribute(linkTo(gravest, about))}"/>
${listCategories(entry)
  .map((term) => `<category term="${term}"/>\n`)
  .join('')}<content type="html">${text(renderLines(entry, about).markup)}</content>
</entry>
`;
}

/** Lists kinds, then what a filter may want beside: how grave facts are, and what they and notices are due to. */
function listCategories(entry: Entry): readonly string[] {
  const more = entry.flatMap((row) => {
    if (row.kind === 'fact-changed') return [`severity-${row.severity}`, row.cause ?? []].flat();
    return 'isCorrection' in row ? ['correction'] : [];
  });
  return [...new Set([...entry.map(({ kind }) => kind), ...more])];
}

function renderLines(entry: Entry, about: FeedAbout): Html {
  const lines = entry.slice(0, mostLines).map((row) => {
    const { words, text: quoted } = sayChange(row);
    const link = html`<a href="${linkTo(row, about)}">${sourceText(words)}</a>`;
    return html`<li>${link}${quoted !== null && html`: <q lang="" dir="auto">${sourceText(quoted)}</q>`}</li>`;
  });
  const rest = entry.length - lines.length;
  return html`<ul>${lines}${rest > 0 && html`<li>${rest} more</li>`}</ul>`;
}

/** Makes the relative link to where a change can be read: at its paragraph or revision, in its report, or in the archive. */
function linkTo(row: ChangeRow, { report: own }: FeedAbout): string {
  const root = own === undefined ? '' : '../../';
  if (row.folder === null || row.kind === 'report-gone') return `${root}index.html`;
  const folder = row.folder === own?.folder ? '' : `${root}editions/${escapePart(row.folder)}/`;
  const anchor = anchorOf(row);
  return `${folder}index.html${anchor === null ? '' : `#${escapePart(anchor)}`}`;
}

function anchorOf(row: ChangeRow): string | null {
  if ('paragraph' in row) return row.paragraph;
  return row.kind === 'revision-joined' ? row.revision : null;
}

function escapePart(part: string): string {
  return encodeURIComponent(toWellFormed(part));
}

/** Makes a URN of what it names: a UUID of the eighth version, whose bits are those of a hash (RFC 9562, §5.8). */
function makeUrn(named: readonly (string | number | null)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(named)).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join('-')}`;
}

function text(words: string): string {
  return xmlText(toXmlCharacters(words));
}

function attribute(words: string): string {
  return xmlAttribute(toXmlCharacters(words));
}
