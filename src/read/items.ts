/**
 * What a format finds in one file: the articles in it, each with its blocks and metadata, or the reason why
 * there is none. Shared by all formats that are read whole.
 */
import type { Failure, Result } from '../model/failure.js';
import type { Extracted } from './extracted.js';

export interface Item {
  /** Its own name, where it has one. */
  readonly id: string | null;
  readonly extracted: Extracted;
  /** What the edition gives back for it, where it is one of several; its text where absent. */
  readonly payload?: string;
}

export type ReadItems = (text: string, path: string) => Result<readonly Item[]>;

export function badSource(
  path: string,
  format: string,
  detail: string,
  place: string | null = null,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { reason: 'bad-source', path, format, place, detail } };
}

export function noArticle(path: string, what: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { reason: 'no-article', path, what } };
}

/** `items`, or the failure that says that there is no article among what was found. */
export function articlesOf(items: readonly Item[], path: string, what: string): Result<readonly Item[]> {
  const articles = items.filter(({ extracted }) => hasText(extracted.blocks));
  return articles.length === 0 ? noArticle(path, what) : { ok: true, value: articles };
}

/** Whether there is running text; a headline, a byline or a note alone is no article. */
export function hasText(blocks: Extracted['blocks']): boolean {
  return blocks.some(
    ({ kind, text }) => (kind === null || kind === 'body' || kind === 'notice') && /[\p{L}\p{N}]/u.test(text),
  );
}
