/** Decodes the entities of HTML in text that is no markup. Nothing else imports the package of that name. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Decodes every entity in `text` once; what is none stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const { decodeHTML } = require('entities') as typeof import('entities');
  return decodeHTML(text);
}
