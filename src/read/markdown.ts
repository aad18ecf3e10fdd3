/**
 * Reads Markdown: title, date and the rest from its front matter, taken as data and never as code, and the text as it
 * is written. Nothing else in this room imports yaml.
 */
import { createRequire } from 'node:module';
import type { Result } from '../model/failure.js';
import type { FieldNames } from '../model/options.js';
import { defaultFields } from '../model/options.js';
import type { ExtractedBlock } from './extracted.js';
import { metadataOf, type Row } from './fields.js';
import { badSource, type Item } from './items.js';

const require = createRequire(import.meta.url);
const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
// YAML can repeat a value by name; a hostile file does so without end.
const maxAliases = 100;
// The parser calls itself for each level: deep enough, no error can be caught any more.
const maxMatter = 1 << 16;
const maxBrackets = 64;
const deepIndent = /^ {256}/m;
const deepRow = /(?:[-?:][ \t]+){64}/;

/** Reads the article of a Markdown file. */
export function readArticles(
  text: string,
  path: string,
  fields: FieldNames = defaultFields,
): Result<readonly Item[]> {
  const match = text.match(frontMatter);
  const matter = match === null ? { ok: true as const, value: {} } : parseMatter(match[1]!, path);
  if (!matter.ok) return matter;
  const metadata = metadataOf(matter.value, fields);
  const body = text.slice(match?.[0].length ?? 0);
  const blocks = readBlocks(body);
  const own = blocks.findIndex(({ kind }) => kind === 'headline');
  const title = own === -1 ? metadata.title : blocks[own]!.text;
  const headline: ExtractedBlock[] =
    own === -1 && title !== undefined ? [{ kind: 'headline', text: title }] : [];
  return {
    ok: true,
    value: [
      {
        id: null,
        extracted: {
          blocks: [...headline, ...blocks],
          metadata: title === undefined ? metadata : { ...metadata, title },
        },
      },
    ],
  };
}

function parseMatter(source: string, path: string): Result<Row> {
  if (source.length > maxMatter)
    return badSource(path, 'Markdown', `its front matter has more than ${maxMatter} characters`, 'line 1');
  if (nestsDeep(source)) return badSource(path, 'Markdown', 'its front matter nests too deep', 'line 1');
  const { parseDocument } = require('yaml') as typeof import('yaml');
  try {
    const document = parseDocument(source, { schema: 'core', merge: false, uniqueKeys: false });
    if (document.errors.length > 0)
      return badSource(
        path,
        'Markdown',
        'its front matter is no YAML',
        `line ${1 + (document.errors[0]!.linePos?.[0].line ?? 1)}`,
      );
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: true, value: {} };
    return {
      ok: true,
      value: Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, one instanceof Date ? one.toISOString() : one]),
      ),
    };
  } catch {
    return badSource(path, 'Markdown', 'its front matter repeats itself without end', 'line 1');
  }
}

function nestsDeep(source: string): boolean {
  let depth = 0;
  for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > maxBrackets) return true;
  }
  return deepIndent.test(source) || deepRow.test(source);
}

/** Parts the paragraphs. A first heading is the headline; marks of emphasis and links stay in the text. */
function readBlocks(body: string): ExtractedBlock[] {
  const blocks: ExtractedBlock[] = [];
  for (const part of body.split(/\r?\n[ \t]*\r?\n/)) {
    const text = part.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
    if (text.trim() === '') continue;
    const heading = text.match(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/);
    const setext = text.match(/^([^\n]+)\n(?:=+|-+)$/);
    const title = heading?.[1] ?? setext?.[1];
    const isFirst = !blocks.some(({ kind }) => kind === 'headline' || kind === null);
    if (title !== undefined && isFirst && !text.startsWith('##'))
      blocks.push({ kind: 'headline', text: title.trim() });
    else blocks.push({ kind: null, text });
  }
  return blocks;
}
