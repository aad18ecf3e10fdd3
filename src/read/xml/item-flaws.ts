/** Gives each article of an XML file what was loose in its own markup, and what was loose around all of them. */
import { type Item, makeItem } from '../items.js';
import type { MarkupFlaw } from './loose-markup.js';
import type { XmlElement, XmlRoot } from './tree.js';

// A file may have one fault in every line.
const mostFlaws = 20;

/** Makes an article of each element with `toItem`, and adds the flaws. */
export function itemsOf(
  root: XmlRoot,
  elements: readonly XmlElement[],
  toItem: (element: XmlElement) => Item,
): readonly Item[] {
  const around = root.flaws.filter((flaw) => !elements.some((element) => isIn(flaw, element)));
  return elements.map((element) => {
    const flaws =
      root.flaws.length === 0 ? [] : [...around, ...root.flaws.filter((flaw) => isIn(flaw, element))];
    const item = makeItem(() => toItem(element));
    return flaws.length === 0 ? item : { ...item, extracted: { ...item.extracted, flaws: toWords(flaws) } };
  });
}

function isIn({ at }: MarkupFlaw, { start, end }: XmlElement): boolean {
  return start <= at && at <= end;
}

/** Writes each clause once, and counts those that are too many. */
function toWords(flaws: readonly MarkupFlaw[]): readonly string[] {
  const words = [...new Set([...flaws].sort((left, right) => left.at - right.at).map((flaw) => flaw.words))];
  const more = words.length - mostFlaws;
  return more > 0 ? [...words.slice(0, mostFlaws), `${more} more of this kind`] : words;
}
