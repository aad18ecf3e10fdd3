/** Reads pages back with a parser that knows nothing of this program: parse5, which is the standard's own algorithm. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Edition } from '../src/model/edition.js';
import { ByteOffsets } from '../src/text/byte-offsets.js';
import { tokenize } from '../src/text/tokens.js';
import { restoreText } from '../src/write/restore.js';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

export const parsePage = (page: string): Element =>
  parse(page).childNodes.find((node): node is Element => node.nodeName === 'html')!;

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** Every element below `root`, in document order. */
export function elements(root: Node, isWanted: (element: Element) => boolean = () => true): Element[] {
  return childrenOf(root).flatMap((node) => [
    ...(isElement(node) && isWanted(node) ? [node] : []),
    ...elements(node, isWanted),
  ]);
}

export const hasClass = (name: string) => (element: Element) =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);

/** Text below `node`, without what stands in elements named `skipped`. */
export function textOf(node: Node, skipped: readonly string[] = []): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (isElement(node) && skipped.includes(node.tagName)) return '';
  return childrenOf(node)
    .map((child) => textOf(child, skipped))
    .join('');
}

export const byId = (root: Node, id: string): Element | undefined =>
  elements(root, (element) => attribute(element, 'id') === id)[0];

export const words = (text: string) => tokenize(text).map(({ norm }) => norm);

/** The words of a revision that are of the report: all but furniture and what the source repeats at once. */
export function wordsOfRevision(edition: Edition, at: number): string[] {
  const { id, position } = edition.revisions[at]!;
  const text = restoreText(edition, position);
  const offsets = new ByteOffsets(text);
  const aside = [
    ...edition.furniture.filter(({ revision }) => revision === id).map(({ span }) => span),
    ...edition.blocks.filter(({ source }) => source.revision === id).flatMap(({ repeats }) => repeats),
  ];
  return tokenize(text)
    .filter(({ charSpan }) =>
      aside.every(([start, end]) => offsets.toByte(charSpan[0]) < start || offsets.toByte(charSpan[1]) > end),
    )
    .map(({ norm }) => norm);
}

/** The words of a revision as the page's script puts it together: from its data and the readings in the markup. */
export function wordsOnPage(page: Element, at: number): string[] {
  const data = JSON.parse(textOf(byId(page, 'data')!)) as { runs: number[][] };
  const items = elements(page, hasClass('i')).filter(({ tagName }) => tagName === 'section');
  const flat = data.runs[at]!;
  return Array.from({ length: flat.length / 4 }, (_, run) => flat.slice(4 * run, 4 * run + 4)).flatMap(
    ([item, reading, piece]) => {
      // A headline that stands in a record alone is no text of its revision.
      const section = items[item!]!;
      if (attribute(section, 'id') === 'title') return [];
      const row = elements(section, hasClass('r'))[reading!]!;
      const own = elements(row, hasClass('rt'))[0] ?? elements(section, hasClass('t'))[0]!;
      const pieces = elements(own, hasClass('pc'));
      return words(textOf(pieces[piece!] ?? own, ['del']));
    },
  );
}
