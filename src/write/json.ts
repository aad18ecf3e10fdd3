/** An edition in, `edition.json` out, laid out for people and for diffs; and the edition back from it. */
import type { Edition } from '../model/edition.js';
import { compactEdition } from './compact.js';
import { expandEdition } from './expand.js';
import { formatJson } from './format-json.js';
import { editionFileSchema } from './schema.js';

export function renderEditionJson(edition: Edition): string {
  return `${formatJson(compactEdition(edition))}\n`;
}

/** The edition that `json` was rendered from. Throws where it is none: see `readEdition` for a result. */
export function parseEditionJson(json: string): Edition {
  return expandEdition(editionFileSchema.parse(JSON.parse(json)));
}
