/** Tests what profile() marks each word of a body as: a figure or name, a number, a day, quoted, a function word. */
import { describe, expect, test } from 'vitest';
import { profile } from '../../../src/detect/profile.js';
import { tokenFlags } from '../../../src/model/profile.js';
import { toDocument } from '../../arbitraries/histories.js';
import { work } from '../../arbitraries/sketches.js';

/** The words of a body that have a flag. */
function flagged(text: string, flag: keyof typeof tokenFlags): string {
  const { flags, spans } = profile(toDocument(text, 'a'), work);
  const bytes = new TextEncoder().encode(text);
  const wordOf = (at: number) => new TextDecoder().decode(bytes.slice(spans[2 * at], spans[2 * at + 1]));
  return [...flags.keys()]
    .filter((at) => (flags[at]! & tokenFlags[flag]) !== 0)
    .map(wordOf)
    .join(' ');
}

describe('profile() marks', () => {
  test.each([
    ['a capital inside a sentence', 'We met Alder and Zane there.', 'Alder Zane'],
    ['none at its beginning', 'Rain fell. Alder left! Did they? Cole went.', ''],
    ['a month at its beginning', 'May was cold.', 'May'],
    ['a capital of other scripts', 'мы видели Ивана и Якова там', 'Ивана Якова'],
    ['no letter without a case', 'قال محمد ذلك', ''],
    ['figures, wherever their digits stand', 'we saw 12 of 3rd and covid19 or a2b', '12 3rd covid19'],
    ['a capital behind a full stop in another paragraph', 'we left\n\nAlder stayed\n\nand Bo went', 'Bo'],
  ])('as a figure or name %s', (_, text, found) => {
    expect(flagged(text, 'figure')).toBe(found);
  });

  test('numbers, days and months, and function words, as such', () => {
    const text = 'we met on Monday 12 June at the bridge';
    expect(flagged(text, 'number')).toBe('12');
    expect(flagged(text, 'calendar')).toBe('Monday June');
    expect(flagged(text, 'common')).toBe('we on at the');
  });

  test.each([
    ['straight marks', 'he "left early" then', 'left early'],
    ['curly marks', 'he “left early” then', 'left early'],
    ['German marks', 'er „ging früh“ dann', 'ging früh'],
    ['guillemets, and those turned round', 'il «part tôt» puis »va tôt« puis', 'part tôt va tôt'],
    ['marks of one kind inside another', 'he “left the «old» town” then', 'left the old town'],
    ['no length in inches', 'a 6" pipe and a 7" pipe', ''],
    ['nothing after a closing mark alone', 'he left” early then', ''],
    [
      'to the end of the paragraph where a mark is not closed',
      'He said “we left early.\n\nAnd then it rained.',
      'we left early',
    ],
    ['nothing by an apostrophe or a dash', 'the town’s bridge – old', ''],
  ])('as quoted what stands between %s', (_, text, found) => {
    expect(flagged(text, 'quoted')).toBe(found);
  });
});
