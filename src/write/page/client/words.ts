/** Explains words where they stand, with what the legend of the page says of them. */
import type { WordId } from '../report-words.js';
import { byId, make } from './dom.js';

/** The sentence of the legend. */
export function meaningOf(word: WordId): string {
  return byId(`w-${word}`).textContent ?? '';
}

/** `words` with their meaning on hover; touched, they lead to the legend. */
export function explained(word: WordId, words: string): HTMLAnchorElement {
  const link = make('a', 'term', words);
  link.href = `#w-${word}`;
  link.title = meaningOf(word);
  link.addEventListener('click', () => {
    byId(`w-${word}`).closest('details')!.open = true;
  });
  return link;
}
