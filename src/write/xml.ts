/** Escapes text for XML, so that any XML 1.0 parser gives it back letter by letter. */
import escapeHtml from 'escape-html';
import { toWellFormed } from '../base/well-formed.js';

// What XML 1.0 forbids even as a reference; lone surrogates cannot stand in decoded text.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Escapes `text` for content; characters that XML forbids become TEI's element for them, `g`. */
export function xmlText(text: string): string {
  return escapeHtml(text)
    .replace(/\r/g, '&#13;')
    .replace(forbidden, (character) => `<g n="${codePoint(character)}"/>`);
}

/** Escapes `text` for an attribute; characters that XML forbids are spelt out. */
export function xmlAttribute(text: string): string {
  return escapeHtml(text)
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
    .replace(forbidden, codePoint);
}

/** Puts the replacement character for each character that XML cannot hold, where no element of ours may stand for it. */
export function toXmlCharacters(text: string): string {
  return toWellFormed(text).replace(forbidden, '\ufffd');
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
