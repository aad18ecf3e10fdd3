/** Checks that typography is unified and wording kept. */
import { expect, test } from 'vitest';
import { comparableText } from '../../../src/text/comparable-text.js';

test('comparableText() hides type and keeps words', () => {
  expect(comparableText('“It’s  de‑escalation” — now')).toBe(comparableText('"It\'s de-escalation" -- now'));
  expect(comparableText('fled')).not.toBe(comparableText('have fled'));
});
