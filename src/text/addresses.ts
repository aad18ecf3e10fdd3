/**
 * Hashes the address of a record and the name that an agency gives its report, so that records of one address
 * are compared even where their texts share nothing: a page may have been rewritten whole. Two ways of writing
 * one address give the same hash. Hashes its outlet, too, which tells an agency's text in two papers from a site's.
 */
import { hashText } from '../base/hash.js';
import type { About } from '../model/document.js';

/** The hashes of a document's address and of its report's name; 0 for none. */
export type AddressHashes = readonly [address: number, item: number];

/** The hashes of a document that has neither. */
export const noAddresses: AddressHashes = [0, 0];

/** The hashes of the host that a document was published at, and of its publisher's name; 0 for none. */
export type OutletHashes = readonly [host: number, publisher: number];

/** Names who published a document: the publisher, as its source says, or else the host of its address; null for neither. */
export function outletOf(about: About | undefined): string | null {
  return (about?.publisher ?? '').replace(/\s+/g, ' ').trim() || hostOf(about) || null;
}

/** Hashes what a source says about who published it. Two ways of writing one host give the same hash. */
export function hashOutlets(about: About | undefined): OutletHashes {
  const host = hostOf(about);
  const publisher = (about?.publisher ?? '').trim().toLowerCase();
  return [host === '' ? 0 : hashName(host), publisher === '' ? 0 : hashName(publisher)];
}

/** Empty where there is no address. A page for telephones is the same outlet's. */
function hostOf(about: About | undefined): string {
  const host = normaliseAddress(about?.url ?? '').split(/[/?]/, 1)[0]!;
  return host.replace(/^(?:m|amp|mobile)\./, '');
}

/** Hashes the address and the report's name that a source gives. */
export function hashAddresses(about: About | undefined): AddressHashes {
  if (about === undefined) return noAddresses;
  const { url, itemId } = about;
  return [hashAddress(url), itemId === undefined || itemId === '' ? 0 : hashName(`item ${itemId}`)];
}

/** Hashes an address to 53 bits, which a number holds exactly; returns 0 for none. */
export function hashAddress(url: string | undefined): number {
  const address = url === undefined ? '' : normaliseAddress(url);
  return address === '' ? 0 : hashName(address);
}

/**
 * Reduces an address to what names the page: drops scheme, `www.`, fragment and closing slash, and puts the
 * host in lower case. Keeps the query, since it may name the page.
 */
export function normaliseAddress(url: string): string {
  const [beforeFragment] = url.trim().split('#', 1) as [string];
  const bare = beforeFragment.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '');
  const hostEnd = bare.search(/[/?]/);
  const host = (hostEnd === -1 ? bare : bare.slice(0, hostEnd)).toLowerCase().replace(/^www\./, '');
  const rest = hostEnd === -1 ? '' : bare.slice(hostEnd);
  const query = rest.indexOf('?');
  const path = (query === -1 ? rest : rest.slice(0, query)).replace(/\/+$/, '');
  return host + path + (query === -1 ? '' : rest.slice(query));
}

function hashName(name: string): number {
  return hashText(name, 0) * 2 ** 21 + (hashText(name, 1) >>> 11) || 1;
}
