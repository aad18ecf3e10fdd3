/** Renders `edition.json`, laid out for people and for diffs, and parses it back into the edition. */
import type { Edition } from '../model/edition.js';
import { formatJson } from './format-json.js';
import { compactEdition } from './json/compact.js';
import { expandEdition } from './json/expand.js';
import { editionFileSchema } from './json/schema.js';

/**
 * Renders the file of one edition.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * JSON.parse(renderEditionJson(editions[0])).format; // "variorum-edition-3"
 */
export function renderEditionJson(edition: Edition): string {
  return `${formatJson(compactEdition(edition))}\n`;
}

/**
 * Parses the file of one edition. Throws where it is none: `readEdition` gives a result instead.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * parseEditionJson(renderEditionJson(editions[0])).title === editions[0].title; // true
 */
export function parseEditionJson(json: string): Edition {
  return expandEdition(editionFileSchema.parse(JSON.parse(json)));
}
