/** Checks the order of what the page of a tuning shows, and what of it is folded. */
import { expect, test } from 'vitest';
import { renderTuningPage } from '../../src/inspect/tune/tuning-page.js';
import { commandLine, tuning } from '../arbitraries/tuning.js';
import { attribute, elements, parsePage, textOf } from '../page-text.js';

const named = (name: string) => (element: { readonly tagName: string }) => element.tagName === name;
const page = parsePage(renderTuningPage(tuning, commandLine));

test('the page of a tuning leads with the one line that is recommended, letter by letter', () => {
  const [header] = elements(page, named('header'));
  expect(elements(header!, named('h1')).map((own) => textOf(own))).toEqual(['Threshold 0.60']);
  expect(elements(page, named('pre')).map((own) => textOf(own))).toEqual([commandLine]);
  const [line] = elements(header!, named('pre'));
  expect(textOf(line!)).toBe(commandLine);
  // Only the headline and what it is recommended for stand above it.
  const words = textOf(header!);
  expect(words.indexOf(commandLine)).toBeLessThan(words.indexOf('the highest that finds them all'));
});

test('the page of a tuning folds every table, under the name of its variant', () => {
  const folds = elements(page, named('details'));
  expect(folds.map((fold) => textOf(elements(fold, named('summary'))[0]!))).toEqual([
    'minhash, shingles of 4',
    'minhash, shingles of 5',
  ]);
  expect(folds.map((fold) => attribute(fold, 'open'))).toEqual([undefined, undefined]);
  const inFolds = folds.flatMap((fold) => elements(fold, named('table')));
  expect(inFolds).toHaveLength(2);
  expect(elements(page, named('table'))).toHaveLength(inFolds.length);
});
