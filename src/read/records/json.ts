/**
 * Finds the articles in JSON: one object, a list of them, or objects inside the answer of a service
 * (`data.items[].item`). Recognises ninjs by its fields. Looks only so deep, since objects further down are parts of
 * articles.
 */
import type { Result } from '../../model/failure.js';
import type { FieldNames } from '../../model/options.js';
import { defaultFields } from '../../model/options.js';
import { pathsOf } from '../field-paths.js';
import { blocksOf, describeRow, idOf, type Row, textOf } from '../fields.js';
import { articlesOf, badSource, type Item, makeItem } from '../items.js';
import { type LooseJson, parseLooseJson } from './exact-json.js';
import { isNinjs, readNinjs } from './ninjs.js';

// Objects further down are parts of articles.
const maxDepth = 6;
const maxObjects = 1_000_000;

/** Reads the articles of a JSON file. */
export function readArticles(
  text: string,
  path: string,
  fields: FieldNames = defaultFields,
): Result<readonly Item[]> {
  let parsed: LooseJson;
  try {
    parsed = parseLooseJson(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = message.match(/position (\d+)/)?.[1];
    return badSource(
      path,
      'JSON',
      'it is not well formed',
      at === undefined ? null : `line ${text.slice(0, Number(at)).split('\n').length}`,
    );
  }
  const { value, flaws } = parsed;
  const found = findArticles(value, fields);
  const articles =
    flaws.length === 0 ? found : found.map((item) => ({ ...item, extracted: { ...item.extracted, flaws } }));
  return articlesOf(articles, path, describeValue(value));
}

function findArticles(value: unknown, fields: FieldNames): Item[] {
  const items: Item[] = [];
  // Level by level, so that what is found stands in the order of the file.
  let level: unknown[] = [value];
  let seen = 0;
  for (let depth = 0; depth < maxDepth && level.length > 0 && items.length === 0; depth++) {
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null || seen++ > maxObjects) continue;
      const item = Array.isArray(one) ? null : makeItem(() => toItem(one as Row, fields));
      if (item !== null) items.push(item);
      else for (const child of Object.values(one)) next.push(child);
    }
    level = next;
  }
  return items;
}

/** Reads an object as an article; returns null where it is none. */
export function toItem(row: Row, fields: FieldNames): Item | null {
  if (isNinjs(row)) return readNinjs(row);
  const text = textOf(row, fields);
  if (text === null || text.trim() === '') return null;
  const id = idOf(row, fields);
  const metadata = describeRow(row, fields, id);
  const headline = metadata.title;
  return {
    id,
    payload: text,
    extracted: {
      blocks: [
        ...(headline === undefined || text.includes(headline)
          ? []
          : [{ kind: 'headline', text: headline } as const]),
        ...blocksOf(text),
      ],
      metadata,
    },
  };
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a JSON list';
  if (typeof value !== 'object' || value === null) return 'a JSON value';
  const row = value as Row;
  const type = row['type'];
  if (isNinjs(row)) return `a ninjs item${typeof type === 'string' ? ` of type ${type.slice(0, 40)}` : ''}`;
  return `a JSON object with the fields ${pathsOf(row).slice(0, 6).join(', ').slice(0, 120) || 'of nothing'}`;
}
