/** Makes a button that takes a decision, and takes it back where it stands already. */
import type { DecisionRow } from '../report-shape.js';
import { decide, isDecided } from './decisions.js';
import { make } from './dom.js';
import { meaningOf } from './words.js';

/** `label` says in full what `words` decide here; the legend explains what such a decision does. */
export function decisionButton(
  [decision, a, b]: DecisionRow,
  words: string,
  label: string,
): HTMLButtonElement {
  const element = make('button', 'act', words);
  element.type = 'button';
  // The words that are seen come first in what is read out.
  element.title = `${label}. ${meaningOf(decision)}`;
  element.setAttribute('aria-label', `${words}: ${label}`);
  element.setAttribute('aria-describedby', `w-${decision}`);
  const refresh = () => element.setAttribute('aria-pressed', String(isDecided(decision, a, b)));
  element.addEventListener('click', () => {
    decide(decision, a, b);
    document.dispatchEvent(new Event('decided'));
  });
  // A row that is gone takes its listener along: it listens on itself, and the page tells every button.
  element.addEventListener('refresh', refresh);
  refresh();
  return element;
}
