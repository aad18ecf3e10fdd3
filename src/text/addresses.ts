/**
 * Names the address of a record, and an agency's name of its report, by a number, so that records of one address meet
 * whatever their texts share: what a page says now may hold no sentence of what it said. The number stands for the
 * address without what differs between two ways of writing it.
 */
import { hashText } from '../base/hash.js';
import type { About } from '../model/document.js';

/** Of a document's address and of its report's name; 0 for none. */
export type AddressHashes = readonly [address: number, item: number];

export const noAddresses: AddressHashes = [0, 0];

export function hashAddresses(about: About | undefined): AddressHashes {
  if (about === undefined) return noAddresses;
  const { url, itemId } = about;
  return [hashAddress(url), itemId === undefined || itemId === '' ? 0 : hashName(`item ${itemId}`)];
}

/** 53 bits, what a number holds exactly; 0 for none. */
export function hashAddress(url: string | undefined): number {
  const address = url === undefined ? '' : normaliseAddress(url);
  return address === '' ? 0 : hashName(address);
}

/** Without scheme, `www.`, fragment and closing slash, the host in small letters; the query stays, since it may name the page. */
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
