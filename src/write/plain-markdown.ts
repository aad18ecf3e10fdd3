/**
 * Writes the parts of a Markdown document that hold nothing to escape: most do, and the library, which looks for a hundred
 * patterns in each and keeps track of every column, takes ten times as long for the same letters.
 */
import type { FootnoteDefinition, List, Paragraph, PhrasingContent, RootContent } from 'mdast';

/** Tells whether the library might change a text, wherever it stands. */
export type NeedsEscape = (text: string) => boolean;

/** Writes one part as the library does; null where its text may need an escape, or where this knows no such part. */
export function writePlain(node: RootContent, needsEscape: NeedsEscape): string | null {
  switch (node.type) {
    case 'paragraph':
      return writePhrasing(node.children, needsEscape);
    case 'heading': {
      const text = writePhrasing(node.children, needsEscape);
      return text === null ? null : `${'#'.repeat(node.depth)} ${text}`;
    }
    case 'blockquote': {
      const paragraphs = writeParagraphs(node.children, needsEscape);
      return paragraphs === null ? null : `> ${paragraphs.join('\n>\n> ')}`;
    }
    case 'footnoteDefinition':
      return writeFootnote(node, needsEscape);
    default:
      return null;
  }
}

function writeFootnote(
  { identifier, children }: FootnoteDefinition,
  needsEscape: NeedsEscape,
): string | null {
  const last = children.at(-1);
  const list = last?.type === 'list' ? writeList(last, needsEscape) : '';
  const paragraphs = writeParagraphs(last?.type === 'list' ? children.slice(0, -1) : children, needsEscape);
  if (paragraphs === null || list === null || !plainId.test(identifier)) return null;
  return `[^${identifier}]: ${paragraphs.join('\n\n    ')}${list}`;
}

function writeList({ children }: List, needsEscape: NeedsEscape): string | null {
  let lines = '\n';
  for (const item of children) {
    const paragraphs = writeParagraphs(item.children, needsEscape);
    if (paragraphs?.length !== 1) return null;
    lines += `\n    - ${paragraphs[0]}`;
  }
  return lines;
}

function writeParagraphs(
  nodes: readonly (RootContent | Paragraph)[],
  needsEscape: NeedsEscape,
): readonly string[] | null {
  const written: string[] = [];
  for (const node of nodes) {
    const text = node.type === 'paragraph' ? writePhrasing(node.children, needsEscape) : null;
    if (text === null) return null;
    written.push(text);
  }
  return written.length === 0 ? null : written;
}

const plainId = /^[a-z]+\d*$/;

function writePhrasing(nodes: readonly PhrasingContent[], needsEscape: NeedsEscape): string | null {
  let text = '';
  for (const [at, node] of nodes.entries()) {
    const part = writeInline(node, at, needsEscape);
    if (part === null) return null;
    // White space or a reference must follow emphasis.
    if (at === 1 && nodes[0]!.type !== 'text' && !/^[ []/.test(part)) return null;
    text += part;
  }
  return text === '' ? null : text;
}

function writeInline(node: PhrasingContent, at: number, needsEscape: NeedsEscape): string | null {
  switch (node.type) {
    case 'text':
      if (node.value === '') return null;
      // After the first part of a line a space may stand at its beginning.
      return needsEscape(at > 0 ? node.value.replace(/^ (?=\S)/, '') : node.value) ? null : node.value;
    case 'footnoteReference':
      return plainId.test(node.identifier) ? `[^${node.identifier}]` : null;
    case 'strong':
    case 'emphasis': {
      const [only] = node.children;
      const isPlain =
        at === 0 &&
        node.children.length === 1 &&
        only!.type === 'text' &&
        only.value !== '' &&
        !needsEscape(only.value);
      const mark = node.type === 'strong' ? '**' : '_';
      return isPlain ? `${mark}${only.value}${mark}` : null;
    }
    default:
      return null;
  }
}
