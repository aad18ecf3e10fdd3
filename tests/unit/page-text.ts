/** Reads pages back with a parser that knows nothing of this program: parse5, which is the standard's own algorithm. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

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
