/** Knows a site by the names that its page gives it, and cuts them off titles that were written for search engines. */
import type { Metadata } from '../../model/document.js';
import { squeeze } from './notes.js';
import { onOneLine, type PageData } from './page-data.js';

const separator = /\s+[|–—-]\s+|\s*[|»·•]\s*|\s+::?\s+/g;
// "example.org" in a heading is the site, whatever else the page says.
const hostShape = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}$/u;
const siteType = /^(?:WebSite|\w*Organization|NewsMediaOrganization|Corporation)$/;
// A name of fewer letters is found in too many words.
const minName = 3;
const maxSuffixWords = 8;

/** Lists the names of the page's site, squeezed, those that its address has among them. */
export function siteNamesOf({ meta, linkedData }: PageData, { publisher, url }: Metadata): readonly string[] {
  const declared = linkedData
    .filter((data) => siteType.test(String(data['@type'])))
    .flatMap((data) => [data['name'], data['alternateName']].flat())
    .filter((name) => typeof name === 'string');
  const names = [publisher, meta.get('og:site_name'), meta.get('application-name'), ...declared]
    .filter((name) => name !== undefined)
    .flatMap((name) => [onOneLine(name), initialsOf(onOneLine(name))]);
  return [...new Set([...names, ...hostPartsOf(url)].map(squeeze))].filter((name) => name.length >= minName);
}

/** Returns the first letters of a name of three words and more: "BHF" for the British Heart Foundation. */
function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < 3 ? '' : words.map((word) => word.charAt(0)).join('');
}

/** Lists the parts of an address's host that may be the site's name. */
function hostPartsOf(url: string | undefined): readonly string[] {
  const host = url?.match(/^(?:https?:)?\/\/([^/:?#]+)/i)?.[1] ?? '';
  return host
    .replace(/^www\d?\./i, '')
    .split('.')
    .slice(0, -1);
}

/** Tells whether `text` is the site's name, or begins with it and says little more. */
export function isSiteName(text: string, names: readonly string[]): boolean {
  if (hostShape.test(text)) return true;
  const own = squeeze(text);
  if (own.length < minName - 1 || text.split(/\s+/).length > maxSuffixWords) return false;
  return names.some(
    (name) =>
      own === name ||
      (own.startsWith(name) && own.length <= 3 * name.length) ||
      (name.includes(own) && 2 * own.length >= name.length) ||
      (own.includes(name) && 3 * name.length >= 2 * own.length),
  );
}

/** Cuts the site's name off the end of `title`, else off its beginning. Never cuts all of it. */
export function cutSiteName(title: string, names: readonly string[]): string {
  const cuts = [...title.matchAll(separator)];
  const end = cuts.find(
    ({ index, 0: sign }) =>
      index > 0 && !sign.startsWith(':') && isSiteName(title.slice(index + sign.length), names),
  );
  if (end !== undefined) return title.slice(0, end.index).trim();
  const [first] = cuts;
  return first !== undefined && first.index > 0 && isSiteName(title.slice(0, first.index), names)
    ? title.slice(first.index + first[0].length).trim() || title
    : title;
}
