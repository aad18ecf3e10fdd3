/**
 * Reads the wire formats of the teleprinter age, IPTC 7901 and ANPA 1312: a header before STX names the item, the text
 * runs from STX to ETX, and control characters part the lines.
 */

import type { Metadata } from '../model/document.js';
import type { Result } from '../model/failure.js';
import { findSlug } from '../text/slugs.js';
import type { ExtractedBlock } from './extracted.js';
import { articlesOf, type Item } from './items.js';
import { filled } from './xml/tree.js';

/** Reads the article of a wire message. */
export function readArticles(text: string, path: string): Result<readonly Item[]> {
  const start = text.indexOf('\u0002');
  const end = text.indexOf('\u0003', start);
  const header = text
    .slice(0, start)
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, ' ')
    .trim();
  const lines = text
    .slice(start + 1, end === -1 ? undefined : end)
    .replace(/[\u0000-\u0008\u000b-\u000c\u000e-\u001f]/g, '')
    .split(/\r?\n/)
    // ANPA closes lines with "<" or "=", opens them with "^", and indents what begins a paragraph.
    .map((line) => line.replace(/[<=]\s*$/, '').replace(/^\^/, ''));
  const paragraphs = joinLines(lines);
  const metadata = readHeader(header);
  const headline = paragraphs.findIndex((line) => !isSlugLine(line));
  const title = paragraphs[headline]?.trim();
  const blocks: ExtractedBlock[] = paragraphs.map((line, index) => ({
    kind: index === headline ? 'headline' : kindOf(line),
    text: line,
  }));
  const article = {
    id: metadata.itemId ?? null,
    extracted: { blocks, metadata: title === undefined ? metadata : { ...metadata, title } },
  };
  return articlesOf([article], path, 'a wire message');
}

/** Tells whether a line above the headline is the desk's alone. */
function isSlugLine(line: string): boolean {
  return (findSlug(line)?.length ?? 0) >= line.length;
}

function kindOf(line: string): ExtractedBlock['kind'] {
  if (/^by\s+\p{Lu}/iu.test(line) && line.length < 100) return 'byline';
  return /^\(?eds:/i.test(line) ? 'notice' : null;
}

/** Joins lines to paragraphs: one begins with an indented line, after an empty line, and at each line of the head. */
function joinLines(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  let parts = 0;
  for (const line of lines) {
    const text = line.trim();
    if (text === '') {
      isOpen = false;
      continue;
    }
    if (isOpen && !/^\s{2,}|^\t/.test(line)) paragraphs[paragraphs.length - 1] += `\n${text}`;
    else {
      paragraphs.push(text);
      if (!isSlugLine(text)) parts++;
    }
    // The head has one line for each part, until the body begins with an indented or dated line.
    isOpen = parts > 1 || (parts > 0 && /^\s/.test(line));
  }
  return paragraphs;
}

function readHeader(header: string): Metadata {
  const version = header.match(/\b(\d+)(?:st|nd|rd|th) ?Ld\b/i)?.[1];
  const slug = header.match(/\b(BC-[\w-]+)/)?.[1];
  const service = header.match(/^\s*([a-z]{3})[a-z]?\d{4}/)?.[1];
  return filled<Metadata>({ itemId: header.match(/^\s*(\w{3,12})/)?.[1], slug, version, publisher: service });
}
