/** Says in plain words where else a paragraph stands. */
import { expect, test } from 'vitest';
import type { Edition } from '../../../src/model/edition.js';
import type { ThreadNote } from '../../../src/model/thread.js';
import { threadWords } from '../../../src/write/thread-words.js';

type State = Edition['blocks'][number]['state'];

const elsewhere = {
  document: 'd1',
  report: 'r1',
  headline: 'Ferry stays in port',
  outlet: 'Harbour Post',
  date: '2026-03-01',
};
const here = { ...elsewhere, report: 'r0' };

function say(note: object, state: State = 'current'): string | null {
  const thread = { thread: 't0', role: 'body', ...note } as ThreadNote;
  return threadWords({ thread, state }, 'r0' as Edition['id']);
}

const one = { others: 1, standing: 1 };
const many = { others: 1400, standing: 0 };

test.each([
  [
    { first: elsewhere, ...one },
    'First seen in “Ferry stays in port”, Harbour Post, 2026-03-01; in 1 other report',
  ],
  [{ first: here, ...many }, 'First seen in this report, 2026-03-01; in 1,400 other reports'],
  [one, 'Dates do not tell where it was first; in 1 other report'],
  [
    { role: 'background', first: here, ...one },
    'Background, first seen in this report, 2026-03-01; in 1 other report',
  ],
  [{ role: 'background', ...one }, 'Background, dates do not tell where it was first; in 1 other report'],
  [
    { role: 'quotation', first: here, ...one },
    'Quotation, first seen in this report, 2026-03-01; in 1 other report',
  ],
  [{ role: 'boilerplate', first: here }, 'Boilerplate of the outlet, first seen in this report, 2026-03-01'],
  [{ role: 'form' }, 'Form that is filled in again and again'],
  [
    { first: { ...elsewhere, outlet: null, date: null }, ...one },
    'First seen in “Ferry stays in port”; in 1 other report',
  ],
  [
    { first: { ...elsewhere, headline: null }, ...one },
    'First seen in d1, Harbour Post, 2026-03-01; in 1 other report',
  ],
  [
    { first: { ...here, date: '2026-03-01T07:06:05Z' }, ...one },
    'First seen in this report, 2026-03-01 07:06; in 1 other report',
  ],
  [
    { first: here, ...one, replaced: 1 },
    'First seen in this report, 2026-03-01; in 1 other report; 1 other report still has words that were replaced here',
  ],
  [
    { first: here, ...many, replaced: 2 },
    'First seen in this report, 2026-03-01; in 1,400 other reports; 2 other reports still have words that were replaced here',
  ],
])('%j: %s', (note, words) => {
  expect(say(note)).toBe(words);
});

test.each([
  ['current', 'in 3 other reports', 'in 3 other reports'],
  ['superseded', 'still in 1 other report', 'in no other report any more'],
  ['absorbed', 'still in 1 other report', 'in no other report any more'],
  ['dropped', 'still in 1 other report', 'in no other report any more'],
] as const)('of %s text: %s, or %s', (state, stands, gone) => {
  const first = 'First seen in this report, 2026-03-01; ';
  expect(say({ first: here, others: 3, standing: 1 }, state as State)).toBe(first + stands);
  expect(say({ first: here, others: 3, standing: 0 }, state as State)).toBe(first + gone);
});

test('a long headline is cut, and no sign in two', () => {
  const first = (headline: string) =>
    say({ first: { ...elsewhere, headline, outlet: null, date: null }, ...one });
  expect(first('x'.repeat(80))).toBe(`First seen in “${'x'.repeat(80)}”; in 1 other report`);
  expect(first('x'.repeat(81))).toBe(`First seen in “${'x'.repeat(80)} …”; in 1 other report`);
  expect(first(`${'x'.repeat(70)} harbour bridge`)).toBe(
    `First seen in “${'x'.repeat(70)} harbour …”; in 1 other report`,
  );
  expect(first(`${'x'.repeat(79)}🚢🚢`)).toBe(`First seen in “${'x'.repeat(79)} …”; in 1 other report`);
});

test('text of which nothing is known is told nothing of', () => {
  expect(threadWords({ state: 'current' }, 'r0' as Edition['id'])).toBeNull();
});
