/** Reads Atom back with saxes, as any reader of XML would, and holds it against what RFC 4287 demands. */
import { parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { expect } from 'vitest';
import { attribute, elements, textOf } from '../page-text.js';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** A line of an entry's list. */
export interface AtomLine {
  readonly words: string;
  readonly href: string;
  /** What is quoted behind it; null where nothing is. */
  readonly quoted: string | null;
}

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly href: string;
  readonly categories: readonly string[];
  readonly lines: readonly AtomLine[];
}

export interface AtomFeed extends Omit<AtomEntry, 'categories' | 'lines'> {
  readonly author: string;
  readonly self: string | undefined;
  readonly entries: readonly AtomEntry[];
}

const atom = 'http://www.w3.org/2005/Atom';

function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    if (uri !== atom) throw new Error(`${name} is no element of Atom`);
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const node: Node = { name, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  expect(root.children).toHaveLength(1);
  return root.children[0]!;
}

/** Returns the one child of a name, which must be there and be alone. */
function only({ children }: Node, name: string): Node {
  const found = children.filter((child) => child.name === name);
  expect([name, found.length]).toEqual([name, 1]);
  return found[0]!;
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Reads what a feed and an entry both must have. */
function readHead(node: Node): Pick<AtomEntry, 'id' | 'title' | 'updated' | 'href'> {
  const [id, updated] = [only(node, 'id').text, only(node, 'updated').text];
  expect(id).toMatch(urn);
  expect(updated).toMatch(rfc3339);
  expect(new Date(updated).getTime()).not.toBeNaN();
  const alternate = node.children.filter(
    ({ name, attributes }) => name === 'link' && attributes['rel'] === 'alternate',
  );
  expect(alternate).toHaveLength(1);
  return { id, updated, title: only(node, 'title').text, href: alternate[0]!.attributes['href']! };
}

function readEntry(node: Node): AtomEntry {
  const content = only(node, 'content');
  expect(content.attributes['type']).toBe('html');
  const lines = elements(parseFragment(content.text), ({ tagName }) => tagName === 'li').map((line) => {
    const [link] = elements(line, ({ tagName }) => tagName === 'a');
    const [quoted] = elements(line, ({ tagName }) => tagName === 'q');
    return {
      words: textOf(link ?? line),
      href: link === undefined ? '' : attribute(link, 'href')!,
      quoted: quoted === undefined ? null : textOf(quoted),
    };
  });
  const categories = node.children
    .filter(({ name }) => name === 'category')
    .map(({ attributes }) => attributes['term']!);
  return { ...readHead(node), categories, lines };
}

/** Reads a feed, and fails where it lacks what the standard demands or has what is to be alone twice. */
export function readAtom(xml: string): AtomFeed {
  expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
  const feed = parse(xml);
  expect(feed.name).toBe('feed');
  const author = only(only(feed, 'author'), 'name').text;
  expect(author).not.toBe('');
  const self = feed.children.filter(({ attributes }) => attributes['rel'] === 'self');
  expect(self.length).toBeLessThan(2);
  const entries = feed.children.filter(({ name }) => name === 'entry').map(readEntry);
  const head = readHead(feed);
  const ids = [head.id, ...entries.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  return { ...head, author, self: self[0]?.attributes['href'], entries };
}
