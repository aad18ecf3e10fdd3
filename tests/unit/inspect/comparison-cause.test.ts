/** Tests which options a changed verdict is put down to: by the rules in either output, never by their words. */
import { expect, test } from 'vitest';
import type { ChangedVerdict, VerdictRule } from '../../../src/inspect/compare/changes.js';
import { blameOptions } from '../../../src/inspect/compare/comparison-cause.js';

const verdict = (left: VerdictRule | null, right: VerdictRule | null): ChangedVerdict => ({
  a: 'a',
  b: 'b',
  left: 'decided: is below the threshold',
  right: 'syndicated, not examined',
  rules: [left, right],
});
const changed = (...options: readonly string[]) =>
  options.map((option) => ({ option, left: null, right: null }));
const all = ['decisions', 'mergeSyndicated', 'minScore', 'seed', 'shingleSize', 'threshold'];

test.each<readonly [VerdictRule, VerdictRule, readonly string[]]>([
  ['likely', 'decided-never', ['decisions']],
  ['decided-must', 'below-threshold', ['decisions']],
  ['likely', 'cut-decision', ['decisions']],
  ['likely', 'below-min-score', ['minScore']],
  ['below-threshold', 'likely', ['threshold']],
  ['likely', 'unlikely', ['threshold']],
  ['below-min-score', 'below-threshold', ['minScore']],
  ['two-agencies', 'likely', ['mergeSyndicated']],
  ['likely', 'one-agency', ['mergeSyndicated']],
  ['not-examined', 'likely', ['minScore', 'seed', 'shingleSize']],
  ['likely', 'too-few-keys', ['minScore', 'seed', 'shingleSize']],
  ['likely', 'quotation', ['shingleSize']],
])('from %s to %s: %j', (left, right, options) => {
  expect(blameOptions([verdict(left, right)], changed(...all))).toEqual(options);
});

test('an option that did not change is not to blame, and then all are that could be', () => {
  expect(blameOptions([verdict('likely', 'below-threshold')], changed('minScore', 'formats'))).toEqual([
    'minScore',
  ]);
});

test('a cut link names no option of its own', () => {
  expect(blameOptions([verdict('likely', 'cut-link')], changed('seed', 'threshold'))).toEqual([
    'seed',
    'threshold',
  ]);
});

test('an output that names no rules leaves every option that could be to blame', () => {
  expect(blameOptions([verdict(null, 'below-threshold')], changed('seed', 'threshold', 'formats'))).toEqual([
    'seed',
    'threshold',
  ]);
});
