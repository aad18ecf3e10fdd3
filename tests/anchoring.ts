/** Reads annotations, and finds again what one selects, by the code of others where it allows for errors. */
// @ts-expect-error: the package has no types.
import * as textQuote from 'dom-anchor-text-quote';

export interface PositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

export interface QuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** `annotations.jsonld`, as far as tests look at it. */
export interface AnnotationPage {
  readonly '@context': string;
  readonly id: string;
  readonly type: string;
  readonly items: readonly {
    readonly id: string;
    readonly body: { readonly selector?: { readonly value: string } };
    readonly target: {
      readonly source: string;
      readonly renderedVia?: { readonly id: string };
      readonly selector: readonly [PositionSelector, QuoteSelector];
    };
  }[];
}

/** Where something stands in a text, in UTF-16 units. */
export type Place = readonly [start: number, end: number];

/** The place of a position, which counts characters (code points), by the language's own iterator. */
export function placeOf(text: string, { start, end }: PositionSelector): Place {
  const characters = [...text];
  const lengthOf = (from: number, to: number) => characters.slice(from, to).join('').length;
  return [lengthOf(0, start), lengthOf(0, end)];
}

/** Lists all places of a quotation between its prefix and its suffix, letter by letter. */
export function findQuote(text: string, { prefix, exact, suffix }: QuoteSelector): Place[] {
  const places: Place[] = [];
  const wanted = prefix + exact + suffix;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    places.push([at + prefix.length, at + prefix.length + exact.length]);
  return places;
}

/** Finds the place near `hint` that is most like the quotation, as diff-match-patch counts likeness; null for none. */
export function findAlike(text: string, selector: QuoteSelector, hint: number): Place | null {
  const found = (textQuote as Finder).toTextPosition({ textContent: text }, selector, { hint });
  return found === null ? null : [found.start, found.end];
}

interface Finder {
  toTextPosition(
    root: { readonly textContent: string },
    selector: QuoteSelector,
    options: { readonly hint: number },
  ): { readonly start: number; readonly end: number } | null;
}
