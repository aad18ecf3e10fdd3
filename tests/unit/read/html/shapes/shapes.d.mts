/** Types the page shapes for the tests that are typed. */

/** A page, and what a reader would keep of it. */
export interface Shape {
  readonly name: string;
  readonly markup: string;
  /** The text in the order of the page. */
  readonly kept: readonly string[];
  /** What must not be in the text, as words of it. */
  readonly absent: readonly string[];
  /** What may be in the text or not: times of posts, credits, a standfirst. */
  readonly optional?: readonly string[];
  /** What the page shows below pictures: kept, as text or as captions. */
  readonly captions?: readonly string[];
  /** What the page shows twice: once is needed, as part of a kept paragraph. */
  readonly repeated?: readonly string[];
  /** The headline, where it is hard to read. */
  readonly headline?: string;
  /** Nothing on the page is an article: there is no text then, or it is said to be poor. */
  readonly isWithoutArticle?: boolean;
}

export declare const shapes: readonly Shape[];
