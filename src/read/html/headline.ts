/** Chooses the headline of a page: the one that a reader saw above the article. */
import type { Metadata } from '../../model/document.js';
import type { HtmlDocument } from './dom.js';
import { squeeze } from './notes.js';

/** Finds the page's headline as it stands there: the first heading that says what the page's data call it. */
export function findHeadline(page: HtmlDocument, { title }: Metadata): string | null {
  const headings = [...page.querySelectorAll('h1')]
    .map((heading) => (heading.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && text.length <= 300);
  const name = title ?? (page.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const wanted = squeeze(name);
  const same = headings.find((text) => {
    const own = squeeze(text);
    return own.length > 8 && (wanted.includes(own) || own.includes(wanted));
  });
  return same ?? (title !== undefined && title !== '' ? title : (headings[0] ?? (name === '' ? null : name)));
}
