/** Names the folder of an edition for its title: no path, no control character, no name that a system reserves. */
import type { ClusterId } from '../model/document.js';

const maxCharacters = 60;

/** Makes a name of letters, digits and hyphens; the id keeps it apart from reports of the same title. */
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
