/** Describes the articles that a format finds in one file, or why there are none, in the same form for all formats. */
import type { Failure, Result } from '../model/failure.js';
import type { FieldNames } from '../model/options.js';
import type { Extracted } from './extracted.js';

/** One article of a file. */
export interface Item {
  /** The article's own id, where it has one. */
  readonly id: string | null;
  readonly extracted: Extracted;
  /** What the edition gives back for the article, where the file holds several; its text where absent. */
  readonly payload?: string;
  /** Set where reading it threw this: what stands in for the article, so that those behind it keep their numbers. */
  readonly fault?: { readonly error: unknown };
}

/** What every format that is read whole exports as `readArticles`; `path` names the file in failures. */
export type ReadArticles = (text: string, path: string, fields: FieldNames) => Result<readonly Item[]>;

/** Makes the failure of a file that is broken. */
export function badSource(
  path: string,
  format: string,
  detail: string,
  place: string | null = null,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { reason: 'bad-source', path, format, place, detail } };
}

/** Makes the failure of a file that is whole and holds no article; `what` says what it is. */
export function noArticle(path: string, what: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { reason: 'no-article', path, what } };
}

/** Makes an article; of one on which that throws, what stands in for it. */
export function makeItem<T extends Item | null>(make: () => T): T | Item {
  try {
    return make();
  } catch (error) {
    return { id: null, extracted: { blocks: [], metadata: {} }, fault: { error } };
  }
}

/** Returns the items that have text or could not be made, or the failure where none has. */
export function articlesOf(items: readonly Item[], path: string, what: string): Result<readonly Item[]> {
  const articles = items.filter(({ extracted, fault }) => fault !== undefined || hasText(extracted.blocks));
  return articles.length === 0 ? noArticle(path, what) : { ok: true, value: articles };
}

/** Tells whether there is running text; a headline, a byline or a caption alone is no article. */
export function hasText(blocks: Extracted['blocks']): boolean {
  return blocks.some(
    ({ kind, text }) => (kind === null || kind === 'body' || kind === 'notice') && /[\p{L}\p{N}]/u.test(text),
  );
}
