/**
 * Finds the fields of a record: id, text, title, date and the rest, by the names that a person gave, else by names that
 * are usual for them. Looks at own fields only, so that `__proto__` is a name like any other.
 */

import { toWellFormed } from '../base/well-formed.js';
import type { Metadata } from '../model/document.js';
import type { FieldNames, Role } from '../model/options.js';
import { defaultFields } from '../model/options.js';
import { type ExtractedBlock, partMetadata } from './extracted.js';
import { hasPath, pathsOf, type Row, valueAt, withoutField } from './field-paths.js';
import { extractFragment } from './html/html.js';

export type { Row };

/** The usual names, likeliest first. */
const usualNames = {
  id: ['id', '_id', 'uid', 'guid', 'uuid', 'doc_id', 'docid', 'article_id', 'articleId'],
  text: [
    'text',
    'body',
    'content',
    'articleBody',
    'article_body',
    'body_text',
    'maintext',
    'main_text',
    'full_text',
    'fulltext',
    'raw_content',
    'article',
    'story',
    'body_html',
    'body_xhtml',
    'html',
    'content_html',
    'description',
  ],
  title: ['title', 'headline', 'header', 'heading', 'name'],
  date: [
    'date',
    'updated',
    'modified',
    'dateModified',
    'date_modified',
    'last_modified',
    'updated_at',
    'published',
    'datePublished',
    'date_published',
    'published_at',
    'publish_date',
    'pubDate',
    'pub_date',
    'versioncreated',
    'timestamp',
    'time',
    'created_at',
    'crawl_date',
    'date_publish',
    'date_download',
  ],
  url: ['url', 'link', 'uri', 'canonical', 'source_url', 'permalink'],
  publisher: ['publisher', 'source', 'site', 'site_name', 'outlet', 'domain', 'source_domain'],
  byline: ['byline', 'author', 'authors', 'creator'],
  language: ['language', 'lang'],
  version: ['version', 'revision', 'rev'],
  archiveId: ['archive id', 'archive_id', 'archiveId'],
} as const satisfies Readonly<Record<Role, readonly string[]>>;

/** Returns the value of a role; undefined where the record has none. */
export function pickField(row: Row, role: Role, fields: FieldNames): unknown {
  const name = fieldNameOf(row, role, fields);
  return name === null ? undefined : valueAt(row, name);
}

/** Returns the name of the field that has a role; null where none has. */
export function fieldNameOf(row: Row, role: Role, fields: FieldNames): string | null {
  const named = role in fields ? fields[role as keyof typeof defaultFields] : undefined;
  const isDefault = named === defaultFields[role as keyof typeof defaultFields];
  const isGuess = fields.guessed?.includes(role) === true && !isDefault;
  if (named !== undefined && hasPath(row, named)) {
    const value = valueAt(row, named);
    if (!isGuess || typeof value === 'string' || isFilled(value)) return named;
  }
  // What a person names is not guessed.
  if (named !== undefined && !isDefault && !isGuess) return null;
  return usualNames[role].find((name) => Object.hasOwn(row, name) && isFilled(row[name])) ?? null;
}

/** Tells whether `row` has a field for the role, filled or not. */
export function hasField(row: Row, role: Role): boolean {
  return usualNames[role].some((name) => Object.hasOwn(row, name));
}

function isFilled(value: unknown): boolean {
  return (
    (typeof value === 'string' && value.trim() !== '') || typeof value === 'number' || Array.isArray(value)
  );
}

/** Returns the id of a record; null where it has none. */
export function idOf(row: Row, fields: FieldNames): string | null {
  const id = pickField(row, 'id', fields);
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : null;
}

/** Returns the text of a record; null where it has none. A list of strings is a list of paragraphs. */
export function textOf(row: Row, fields: FieldNames): string | null {
  const text = pickField(row, 'text', fields);
  if (typeof text === 'string') return text;
  if (!Array.isArray(text)) return null;
  // Lists of lists are paragraphs of parts, and tables have empty places.
  const parts: unknown[] = text.flat(Number.POSITIVE_INFINITY).filter((part) => part != null);
  return parts.length > 0 && parts.every((part) => typeof part === 'string') ? parts.join('\n\n') : null;
}

/** Explains, as the end of a sentence, why a record has no text. */
export function explainNoText(row: Row, fields: FieldNames): string {
  const isNamed = fields.text !== defaultFields.text && !fields.guessed?.includes('text');
  const names = isNamed ? [fields.text] : [fields.text, ...usualNames.text];
  const name = names.find((one) => hasPath(row, one));
  if (name === undefined) return `it has no field “${fields.text}”`;
  const value = valueAt(row, name);
  if (typeof value === 'string') return `its field “${name}” is empty`;
  const inner = pathsOf({ [name]: value }).filter((path) => path !== name);
  return `its field “${name}” is no text${inner.length === 0 ? '' : ` but holds ${inner.join(', ').slice(0, 120)}`}`;
}

/** Collects what a record says about its document. */
export function metadataOf(row: Row, fields: FieldNames): Metadata {
  const roleText = (role: Role) => wordsOf(row, role, fields);
  const roles = ['title', 'url', 'publisher', 'byline', 'language', 'version', 'archiveId'] as const;
  const found = roles
    .map((role) => [role, roleText(role)] as const)
    .filter(([, value]) => value !== undefined);
  const date = roleText('date');
  return { ...Object.fromEntries(found), ...(date === undefined ? {} : { published: toDate(date) }) };
}

/** Collects the same with all else that the record holds; `id` is what its document is called by. */
export function describeRow(row: Row, fields: FieldNames, id: string | null): Metadata {
  return keepFields(row, metadataOf(row, fields), { id, textName: fieldNameOf(row, 'text', fields) });
}

/**
 * Adds to `metadata` what it leaves out of a record: every field by its own name, but for the one that the text was taken
 * from, and for what metadata and id say already under that name.
 */
export function keepFields(
  row: Row,
  metadata: Metadata,
  { id, textName }: { readonly id: string | null; readonly textName: string | null },
): Metadata {
  const { title, date, about } = partMetadata(metadata);
  const said: Row = { id, title, date, ...about };
  const isKept = textName === null || !isWellFormed(valueAt(row, textName));
  const rest = isKept ? row : withoutField(row, textName);
  const kept = Object.entries(rest).filter(
    ([name, value]) => name === textName || !Object.hasOwn(said, name) || said[name] !== value,
  );
  return kept.length === 0 ? metadata : { ...metadata, fields: Object.fromEntries(kept) };
}

/** Leaves out cells in which nothing stands: a table has no other way of saying nothing. */
export function withoutEmpty({ fields = {}, ...said }: Metadata): Metadata {
  const filled = Object.entries(fields).filter(([, cell]) => cell !== '' && cell !== null);
  return filled.length === 0 ? said : { ...said, fields: Object.fromEntries(filled) };
}

/** Tells whether a text comes back from its bytes: half of a surrogate pair has none. */
function isWellFormed(text: unknown): boolean {
  return [text].flat().every((part) => typeof part !== 'string' || toWellFormed(part) === part);
}

/** The names that the field of a record's address may have, likeliest first. */
export const addressNames: readonly string[] = usualNames.url;

/** Returns the address of a record, as `metadataOf` does; `row` needs only the fields that may hold one. */
export function addressOf(row: Row, fields: FieldNames): string | undefined {
  return wordsOf(row, 'url', fields);
}

/** Returns the value of a role as text. */
function wordsOf(row: Row, role: Role, fields: FieldNames): string | undefined {
  const value = pickField(row, role, fields);
  const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join(', ') : value;
  if (typeof text === 'number') return String(text);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Writes seconds or milliseconds since 1970 as a date; returns anything else as it is. */
function toDate(value: string): string {
  if (!/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(value)) return value;
  const ms = Number(value) * (value.length >= 13 && !value.includes('.') ? 1 : 1000);
  return new Date(ms).toISOString();
}

const markupStart =
  /^\s*<(?:p|div|article|section|html|body|h[1-6]|ul|ol|table|blockquote|figure|!doctype)\b[^>]*>/i;

/** Reads a text field: markup as markup, anything else as it stands. */
export function blocksOf(text: string): readonly ExtractedBlock[] {
  return isMarkup(text) ? extractFragment(text) : [{ kind: null, text }];
}

/** Tells whether `text` is markup: it begins with a block element and closes one. */
export function isMarkup(text: string): boolean {
  return (
    markupStart.test(text) &&
    /<\/(?:p|div|article|section|html|body|h[1-6]|ul|ol|table|blockquote|figure)>/i.test(text)
  );
}
