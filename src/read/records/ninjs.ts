/**
 * Reads an object of ninjs (IPTC, 1.x to 3.x): uri, version and times, pubstatus, slugline, editor's note, headline,
 * byline, dateline, and the best of its bodies, one in markup first.
 */

import type { Metadata } from '../../model/document.js';
import type { ExtractedBlock } from '../extracted.js';
import { blocksOf, keepFields, type Row } from '../fields.js';
import { extractFragment } from '../html/html.js';
import type { Item } from '../items.js';
import { arrangeBlocks } from '../xml/blocks.js';
import { filled } from '../xml/tree.js';

const ninjsFields = [
  'versioncreated',
  'versionCreated',
  'pubstatus',
  'pubStatus',
  'body_text',
  'body_html',
  'body_xhtml',
  'bodies',
  'headlines',
  'representationtype',
  'representationType',
  'copyrightholder',
  'copyrightHolder',
  'renditions',
  'associations',
  'urgency',
  'ednote',
  'edNote',
  'slugline',
  'description_text',
  'firstcreated',
];

/** Tells whether `row` is ninjs: it has a `uri` or `guid` and a field that only ninjs has, or names its schema. */
export function isNinjs(row: Row): boolean {
  const standard = row['$standard'] ?? row['standard'];
  if (typeof standard === 'object' && standard !== null && (standard as Row)['name'] === 'ninjs') return true;
  const hasName =
    typeof row['uri'] === 'string' || typeof row['guid'] === 'string' || typeof row['altids'] === 'object';
  return hasName && ninjsFields.some((name) => Object.hasOwn(row, name));
}

/** Reads the article of a ninjs object. */
export function readNinjs(row: Row): Item {
  const id = textIn(row, 'uri', 'guid') ?? null;
  const metadata = readMetadata(row);
  const body = isPicture(row) ? [] : readBody(row);
  const parts = {
    headline: metadata.title,
    byline: metadata.byline,
    dateline: textIn(row, 'dateline'),
    edNote: textIn(row, 'ednote', 'edNote'),
    body,
  };
  return {
    id,
    extracted: {
      blocks: body.length === 0 ? [] : arrangeBlocks(parts),
      // The text is put together from several fields, so that none of them is left out.
      metadata: keepFields(row, metadata, { id: null, textName: null }),
    },
  };
}

function readMetadata(row: Row): Metadata {
  return filled<Metadata>({
    title:
      textIn(row, 'headline', 'headline_main') ??
      ofRole(row['headlines'], /^(?:main|headline)?$/) ??
      textIn(row, 'title'),
    byline: textIn(row, 'byline') ?? namesOf(row['by'] ?? row['authors']),
    published: textIn(row, 'firstcreated', 'firstCreated'),
    modified: textIn(
      row,
      'updated',
      'corrected',
      'versioncreated',
      'versionCreated',
      'contentmodified',
      'contentModified',
    ),
    itemId: textIn(row, 'guid') ?? textIn(row, 'uri'),
    version: textIn(row, 'version'),
    slug: textIn(row, 'slugline', 'slug'),
    language: textIn(row, 'language'),
    publisher: textIn(row, 'source', 'infosource', 'copyrightholder', 'copyrightHolder'),
    status: statusOf(row),
  });
}

function statusOf(row: Row): Metadata['status'] {
  const status = textIn(row, 'pubstatus', 'pubStatus');
  if (isTrue(row['canceled']) || (status !== undefined && /^cancell?ed$/i.test(status))) return 'withdrawn';
  return isTrue(row['corrected']) ? 'corrected' : undefined;
}

/** Returns the first of the fields that has something in it, as text. */
function textIn(row: Row, ...names: readonly string[]): string | undefined {
  const value = names
    .map((name) => row[name])
    .find((one) => (typeof one === 'string' && one.trim() !== '') || typeof one === 'number');
  return value === undefined ? undefined : String(value).trim();
}

/** Tells whether the item is a picture, sound or film, whose body is a caption. */
function isPicture(row: Row): boolean {
  return (
    typeof row['type'] === 'string' && /^(?:picture|graphic|video|audio|event|planning)$/.test(row['type'])
  );
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value !== '' && value !== 'false');
}

function readBody(row: Row): readonly ExtractedBlock[] {
  const bodies: { readonly text: string; readonly isMarkup: boolean }[] = [];
  for (const name of Object.keys(row)) {
    const value = row[name];
    if (/^body_/.test(name) && typeof value === 'string')
      bodies.push({ text: value, isMarkup: /html/.test(name) });
  }
  for (const one of Array.isArray(row['bodies']) ? (row['bodies'] as unknown[]) : []) {
    const part = one as Row | null;
    const type = String(part?.['contenttype'] ?? part?.['contentType'] ?? part?.['role'] ?? '');
    if (typeof part?.['value'] === 'string')
      bodies.push({ text: part['value'], isMarkup: /html/i.test(type) });
  }
  const filledBodies = bodies.filter(({ text }) => text.trim() !== '');
  const best = filledBodies.find(({ isMarkup }) => isMarkup) ?? filledBodies[0];
  if (best === undefined) return [];
  const blocks = best.isMarkup ? extractFragment(best.text) : blocksOf(best.text);
  return blocks.filter(({ text }) => text.trim() !== '');
}

function ofRole(value: unknown, role: RegExp): string | undefined {
  const parts = (Array.isArray(value) ? value : []) as readonly (Row | null)[];
  const wanted = parts.find((part) => role.test(String(part?.['role'] ?? ''))) ?? parts[0];
  const text = wanted?.['value'];
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function namesOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const names = (Array.isArray(value) ? value : [])
    .map((one) => (one as Row | null)?.['name'])
    .filter((name): name is string => typeof name === 'string');
  return names.length === 0 ? undefined : names.join(', ');
}
