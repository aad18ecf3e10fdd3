/**
 * Reads the JSON-LD of a page as loosely as its other readers do: in CDATA or comments, with raw line breaks, commas too
 * many and too few, several objects in a row. Nothing else imports jsonrepair.
 */
import { createRequire } from 'node:module';
import { decodeEntities } from './entities.js';

const require = createRequire(import.meta.url);

/** One object of JSON-LD. */
export type LinkedObject = Readonly<Record<string, unknown>>;

/** All objects that the page's JSON-LD holds, in order, however they are nested; none comes twice. */
export type LinkedData = readonly LinkedObject[];

// Repair takes time that grows with the square of what is repaired.
const mostRepaired = 40_000;
// More than any page has, and few enough for a page that means harm.
const mostObjects = 2000;
const mostParts = 100;

/** Reads all objects in `sources`, the contents of a page's elements of JSON-LD. Broken data say nothing. */
export function readLinkedData(sources: readonly string[]): LinkedData {
  const objects: LinkedObject[] = [];
  let repairable = mostRepaired;
  for (const source of sources) {
    const bare = unwrap(source);
    let root = parse(bare) ?? parse(escapeControls(bare));
    if (root === undefined && bare.length <= repairable) {
      repairable -= bare.length;
      root = repair(bare);
    }
    collectObjects(root, objects);
  }
  return objects;
}

/** Returns the texts of articles that the page's data give whole, entities decoded and tags left out. */
export function declaredBodies(linkedData: LinkedData): string[] {
  return linkedData
    .map(({ articleBody }) => articleBody)
    .filter((body): body is string => typeof body === 'string')
    .map((body) => decodeEntities(body.replace(/<\/?[a-z][^<>]*>/gi, '\n')).trim())
    .filter((body) => body !== '');
}

/** Returns the notes that the page's data declare: `correction` of schema.org is a text or a CorrectionComment. */
export function declaredCorrections(linkedData: LinkedData): string[] {
  return linkedData
    .flatMap(({ correction }) => [correction].flat() as unknown[])
    .map((note) => (typeof note === 'string' ? note : (note as LinkedObject | null | undefined)?.['text']))
    .filter((text): text is string => typeof text === 'string')
    .map((text) => decodeEntities(text).replace(/\s+/g, ' ').trim());
}

const opening = /^(?:\/\/|\/\*)?[^\S\n]*(?:<!\[CDATA\[|<!--)\s*(?:\*\/)?/;
const closing = /(?:\/\/|\/\*)?\s*(?:\]\]>|-->|;)\s*(?:\*\/)?$/;
// A pattern that looks for the end from every place would take the square of the time.
const closingLength = 60;
const mostWrappings = 3;

/** Takes off what hides the data from old browsers, and what a script would need. */
function unwrap(source: string): string {
  let bare = source.trim();
  for (let times = 0; times < mostWrappings; times++) {
    bare = bare.replace(opening, '').trim();
    const end = bare.slice(-closingLength);
    bare = (bare.slice(0, -closingLength) + end.replace(closing, '')).trim();
  }
  return /^[[{]\s*&quot;/.test(bare) ? decodeEntities(bare) : bare;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** Escapes control characters in strings, which JSON forbids there, and drops commas before a closing bracket. */
function escapeControls(source: string): string {
  let isString = false;
  const mended = source.replace(/\\[\s\S]|["\u0000-\u001f]/g, (sign) => {
    if (sign === '"') isString = !isString;
    if (sign >= ' ' || !isString) return sign;
    return sign === '\n' ? '\\n' : ' ';
  });
  return mended.replace(/,\s*(?=[}\]])/g, '');
}

function repair(source: string): unknown {
  const { jsonrepair } = require('jsonrepair') as typeof import('jsonrepair');
  // A line break would end a string that is not closed, and the objects of a row need a comma.
  const row = source.replace(/[\u0000-\u001f]+/g, ' ').replace(/\}\s*(?=\{)/g, '},');
  try {
    return JSON.parse(jsonrepair(row)) as unknown;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Adds the objects inside `root`, outer ones first. */
function collectObjects(root: unknown, objects: LinkedObject[]): void {
  const pending = [root];
  for (let index = 0; index < pending.length && objects.length < mostObjects; index++) {
    const value = pending[index];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) objects.push(value as LinkedObject);
    const parts = Object.values(value).slice(0, mostParts);
    pending.push(...parts.filter((part) => typeof part === 'object'));
  }
}
