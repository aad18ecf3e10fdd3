/** Describes how the river looks: the colours of the page, and what is shown of marks beside where they lie. */
import type { Sorting } from './river-colours.js';

/** What a painting shows beside where marks lie. */
export interface Looks {
  readonly colours: Sorting;
  /** 1 for each report that passes the filters; the others are a shade. */
  readonly passed: Uint8Array;
  /** The reports that a pointer or the keys are at; -1 for none. */
  readonly at: number;
  /** Called once headlines have been read that were missing. */
  readonly onRead: () => void;
}

/** Colours of the page, by custom property, read when they are first needed and again when the scheme changes. */
export class Palette {
  readonly #known = new Map<string, string>();

  forget(): void {
    this.#known.clear();
  }

  of(property: string): string {
    let value = this.#known.get(property);
    if (value === undefined) {
      value = getComputedStyle(document.documentElement).getPropertyValue(property).trim();
      this.#known.set(property, value);
    }
    return value;
  }
}
