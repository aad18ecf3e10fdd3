/**
 * Renders the formats of an edition beside `canonical.md` and `edition.json`. Each is loaded on first use: most runs
 * need none.
 */

import type { Edition } from '../model/edition.js';
import type { Format } from '../model/options.js';

/** Renders the wanted formats, as names of files in the edition's folder with their content. */
export async function renderFormats(
  edition: Edition,
  wanted: readonly Format[],
): Promise<readonly (readonly [name: string, content: string])[]> {
  return Promise.all(
    wanted.map(async (format) => [fileNames[format], await renderers[format](edition)] as const),
  );
}

/** Names the file of each format. */
export const fileNames: Readonly<Record<Format, string>> = {
  html: 'index.html',
  picture: 'picture.svg',
  tei: 'edition.tei.xml',
  prov: 'prov.json',
  annotations: 'annotations.jsonld',
};

const renderers: Readonly<Record<Format, (edition: Edition) => Promise<string>>> = {
  html: async (edition) => (await import('./page/edition-page.js')).renderEditionPage(edition),
  picture: async (edition) => (await import('./picture.js')).renderPicture(edition),
  tei: async (edition) => (await import('./tei.js')).renderTei(edition),
  prov: async (edition) => (await import('./prov.js')).renderProv(edition),
  annotations: async (edition) => (await import('./annotations.js')).renderAnnotations(edition),
};
