/** A title and an id in, the name of a folder out: no path, no control character, no name a system reserves. */
import type { ClusterId } from '../model/document.js';

const maxCharacters = 60;

export function makeSlug(title: string, id: ClusterId): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = [...words].slice(0, maxCharacters).join('').replace(/-+$/, '');
  return `${short === '' ? 'report' : short}-${id.slice(0, 8)}`;
}
