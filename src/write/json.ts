/** Renders `edition.json`, laid out for people and for diffs. */
import type { Edition } from '../model/edition.js';
import { formatJson } from './format-json.js';
import { compactEdition } from './json/compact.js';

/**
 * Renders the file of one edition.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * JSON.parse(renderEditionJson(editions[0])).format; // "variorum-edition-4"
 */
export function renderEditionJson(edition: Edition): string {
  return `${formatJson(compactEdition(edition))}\n`;
}
