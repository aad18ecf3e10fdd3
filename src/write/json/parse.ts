/** Parses `edition.json` back into the edition: apart from what renders it, since a run that writes has no use for schemas. */
import type { Edition } from '../../model/edition.js';
import { expandEdition } from './expand.js';
import { editionFileSchema } from './schema.js';

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
