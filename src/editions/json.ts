/** An edition in, `edition.json` out: the whole record, laid out for people and for diffs. */
import type { Edition } from '../edition.js';
import { formatJson } from '../lib/format-json.js';

export function renderEditionJson(edition: Edition): string {
  return `${formatJson(edition)}\n`;
}

export function parseEditionJson(json: string): Edition {
  return JSON.parse(json) as Edition;
}
