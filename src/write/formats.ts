/**
 * Renders the formats of an edition beside `canonical.md` and `edition.json`. Each is loaded on first use: most runs
 * need none.
 */

import type { Edition } from '../model/edition.js';
import { type EditionFormat, editionFormats, type Format } from '../model/options.js';
import type { ToldOptions } from './prov.js';

/** Leaves out what is no form of an edition. */
export function formsOf(wanted: readonly Format[]): readonly EditionFormat[] {
  return editionFormats.filter((format) => wanted.includes(format));
}

/**
 * Renders the wanted forms, as names of files in the edition's folder with their content. `options` are those of the
 * run that writes them, for forms that tell of it.
 */
export async function renderFormats(
  edition: Edition,
  wanted: readonly Format[],
  options?: ToldOptions,
): Promise<readonly (readonly [name: string, content: string])[]> {
  return Promise.all(
    formsOf(wanted).map(
      async (format) => [fileNames[format], await renderers[format](edition, options)] as const,
    ),
  );
}

/** Names the file of each format. */
export const fileNames: Readonly<Record<EditionFormat, string>> = {
  html: 'index.html',
  picture: 'picture.svg',
  tei: 'edition.tei.xml',
  prov: 'prov.json',
  annotations: 'annotations.jsonld',
  c2pa: 'c2pa.json',
};

const renderers: Readonly<
  Record<EditionFormat, (edition: Edition, options?: ToldOptions) => Promise<string>>
> = {
  html: async (edition) => (await import('./page/edition-page.js')).renderEditionPage(edition),
  picture: async (edition) => (await import('./picture.js')).renderPicture(edition),
  tei: async (edition) => (await import('./tei.js')).renderTei(edition),
  prov: async (edition, options) => (await import('./prov.js')).renderProv(edition, options),
  annotations: async (edition) => (await import('./annotations.js')).renderAnnotations(edition),
  c2pa: async (edition, options) => (await import('./c2pa.js')).renderC2pa(edition, options),
};
