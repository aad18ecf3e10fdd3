/** Names who published a document, by what its source says of it. */
import type { About } from '../model/document.js';
import { normaliseAddress } from './addresses.js';

/** The publisher, as its source says; else the host of its address; null where neither is told. */
export function outletOf(about: About | undefined): string | null {
  const publisher = about?.publisher?.trim();
  if (publisher) return publisher;
  const host = normaliseAddress(about?.url ?? '').split(/[/?]/, 1)[0]!;
  return host.replace(/^(?:m|amp|mobile)\./, '') || null;
}
