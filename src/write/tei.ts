/**
 * Renders `edition.tei.xml`: TEI P5 with parallel segmentation (Guidelines, §12.2.3). Where all witnesses agree the
 * text stands bare; elsewhere an `app` holds the base's words as `lem` and each other reading as `rdg`, empty where a
 * witness has nothing. Taking every `lem` gives the base; taking what names a witness gives that witness's words, in
 * the order of the edition.
 */

import type { CopyRecord } from '../model/document.js';
import type { Edition, EditionBlock, EditionParagraph, EditionRevision } from '../model/edition.js';
import { diffWords } from '../text/word-diff.js';
import { isOrderKnown } from './readings/order-words.js';
import { fieldsOf, hasTellingRecords, recordOf } from './records.js';
import { xmlAttribute, xmlText } from './xml.js';

type Item = EditionBlock | EditionParagraph;

/**
 * Renders the TEI of one edition.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * renderTei(editions[0]).startsWith('<?xml'); // true
 */
export function renderTei(edition: Edition): string {
  const { views, blocks, paragraphs } = edition;
  const items = new Map<string, Item>([...blocks, ...paragraphs].map((item) => [item.id, item]));
  const ids = [...new Set([...views.fullRecord, ...views.asPublished, ...items.keys()])];
  const body = ids.map((id) => renderItem(items.get(id)!, edition));
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>${xmlText(edition.title)}</title></titleStmt>
<publicationStmt><p>Edition ${xmlText(edition.id)} by Variorum; base ${siglumOf(edition, edition.base)}; status ${edition.status}.</p></publicationStmt>
<sourceDesc>
<listWit>
${edition.revisions.map((revision) => renderWitness(revision, hasTellingRecords(edition))).join('\n')}
</listWit>
</sourceDesc>
</fileDesc>
<encodingDesc>
<variantEncoding method="parallel-segmentation" location="internal"/>
<editorialDecl><p>The words of each witness stand in the order of the edition. ab/@type says what a block is, ab/@subtype its state: current, dropped, absorbed or withdrawn.${isOrderKnown(edition) ? '' : ' The order of the witnesses is not known: dropped means no more than not in the base.'}</p></editorialDecl>
</encodingDesc>
</teiHeader>
<text><body><div type="report">
${body.join('\n')}
</div></body></text>
</TEI>
`;
}

function renderWitness(revision: EditionRevision, isTelling: boolean): string {
  const { siglum, contentId, path, sha256, date, copies, copyRecords = [] } = revision;
  const when = date === null ? '' : `<date>${xmlText(date)}</date>`;
  const same = copies.map((copy) => `<idno type="copy">${xmlText(copy)}</idno>`).join('');
  const own = copyRecords.map(
    ({ id, ...record }) => `<note type="copy" n="${xmlAttribute(id)}">${renderFields(record)}</note>`,
  );
  return `<witness xml:id="${siglum}"><idno type="content">${contentId}</idno><idno type="path">${xmlText(path)}</idno><idno type="sha256">${sha256}</idno>${when}${same}${isTelling ? renderFields(recordOf(revision)) : ''}${own.join('')}</witness>`;
}

/** Renders what a record says, each value under its name. */
function renderFields(record: Omit<CopyRecord, 'id'>): string {
  return Object.entries(fieldsOf(record))
    .map(([name, value]) => `<note type="${name}">${xmlText(value)}</note>`)
    .join('');
}

function siglumOf({ revisions }: Edition, revision: string): string {
  return revisions.find(({ id }) => id === revision)!.siglum;
}

function renderItem(item: Item, edition: Edition): string {
  const kind = 'kind' in item ? item.kind : 'paragraph';
  const anchors = (item.formerly ?? []).map((id) => `<anchor xml:id="${xmlAttribute(id)}"/>`);
  return `<ab xml:id="${xmlAttribute(item.id)}" type="${kind}" subtype="${item.state}">${anchors.join('')}${segments(item, edition).join('')}</ab>`;
}

/** Renders the pieces of the item's text, bare or as `app`. */
function segments(item: Item, edition: Edition): string[] {
  const cuts = new Set([0, item.text.length]);
  const readings = edition.revisions.map((revision) => {
    const text = readingOf(item, revision.id);
    const parts = text === '' ? null : alignTo(item.text, text);
    for (const { start, end } of parts ?? []) cuts.add(start).add(end);
    return { siglum: revision.siglum, isBase: revision.id === edition.base, parts };
  });
  const bounds = coarsen(
    [...cuts].sort((a, b) => a - b),
    readings.flatMap(({ parts }) => parts ?? []),
  );
  return bounds.slice(1).map((end, at) => {
    const start = bounds[at]!;
    const words = readings.map(({ siglum, isBase, parts }) => ({
      siglum,
      isBase,
      text: parts === null ? '' : readBetween(item.text, parts, [start, end], end === item.text.length),
    }));
    return renderSegment(words);
  });
}

/** Joins all that a revision reads in an item, parts that belong to another paragraph aside. */
function readingOf({ witnesses, text }: Item, revision: string): string {
  return witnesses
    .filter((witness) => witness.revision === revision && witness.isPart !== true)
    .sort((left, right) => left.span[0] - right.span[0])
    .map((witness) => witness.text ?? text)
    .join(' ');
}

/** A stretch `[start, end)` of the printed text, and what a reading has there instead. */
interface Departure {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// A collation is for machines and for those who count: one word between two changes is aligned, too.
const everyWord = 1;

/** Finds where a reading departs from the printed text. */
function alignTo(printed: string, reading: string): Departure[] {
  const departures: { start: number; end: number; text: string }[] = [];
  let at = 0;
  let open: { start: number; end: number; text: string } | null = null;
  // From the reading to the printed text: what is added is printed only, what is struck is read only.
  for (const [kind, text] of diffWords(reading, printed, everyWord)) {
    if (kind === 0) {
      // Words are kept up to white space, which is the printed text's here.
      at += text.length;
      open = null;
      continue;
    }
    if (open === null) {
      open = { start: at, end: at, text: '' };
      departures.push(open);
    }
    if (kind === -1) open.text += text;
    else {
      at += text.length;
      open.end = at;
    }
  }
  return departures;
}

/** Drops cuts that fall inside a departure, so that no reading is divided. */
function coarsen(cuts: readonly number[], departures: readonly Departure[]): number[] {
  return cuts.filter((cut) => !departures.some(({ start, end }) => start < cut && cut < end));
}

/** Reads a witness between two cuts. An insertion belongs to the segment that it begins; at the end to the last. */
function readBetween(
  printed: string,
  departures: readonly Departure[],
  [start, end]: readonly [number, number],
  isLast: boolean,
): string {
  let text = '';
  let at = start;
  for (const departure of departures) {
    const isInsertion = departure.start === departure.end;
    const isInside = isInsertion
      ? departure.start >= start && (departure.start < end || (isLast && departure.start === end))
      : departure.start >= start && departure.end <= end;
    if (!isInside) continue;
    text += printed.slice(at, departure.start) + departure.text;
    at = departure.end;
  }
  return text + printed.slice(at, end);
}

/** Renders one piece: bare where all agree, the base's words first where they do not. */
function renderSegment(
  words: readonly { readonly siglum: string; readonly isBase: boolean; readonly text: string }[],
): string {
  const lem = words.find(({ isBase }) => isBase)!.text;
  if (words.every(({ text }) => text === lem)) return xmlText(lem);
  const byText = new Map<string, string[]>();
  for (const { siglum, text } of words) byText.set(text, [...(byText.get(text) ?? []), `#${siglum}`]);
  const element = (name: string, text: string) => {
    const wit = byText.get(text)!.join(' ');
    return text === '' ? `<${name} wit="${wit}"/>` : `<${name} wit="${wit}">${xmlText(text)}</${name}>`;
  };
  const others = [...byText.keys()].filter((text) => text !== lem);
  return `<app>${element('lem', lem)}${others.map((text) => element('rdg', text)).join('')}</app>`;
}
