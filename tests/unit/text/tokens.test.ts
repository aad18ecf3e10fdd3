/** Checks how words are cut and compared. */
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../src/text/tokens.js';

const normsOf = (text: string) => tokenize(text).map(({ norm }) => norm);

describe('tokenize()', () => {
  test.each([
    ['Syria’s 400,000 and 3.6 million', ["syria's", '400,000', 'and', '3.6', 'million']],
    ['de-escalation -- the S-400', ['de', 'escalation', 'the', 's', '400']],
    ['Ёлка и Йод', ['ёлка', 'и', 'йод']],
    ['می‌خواهم', ['میخواهم']],
    ['co\u00adoperate ﬁne', ['cooperate', 'fine']],
    ['"quoted," she said', ['quoted', 'she', 'said']],
    ['北京今天', ['北京', '今天']],
    ['', []],
  ])('%s', (text, norms) => {
    expect(normsOf(text)).toEqual(norms);
  });
});

describe('tokenize(), in other languages', () => {
  test.each([
    ['digits of any script are digits', '٣٢ ۱۲ १२', ['32', '12', '12']],
    ['Arabic and Persian letters for one another are one', 'كتاب کتاب', ['کتاب', 'کتاب']],
    ['an Uzbek letter with any apostrophe', 'O‘zbekiston Oʻzbekiston', ["o'zbekiston", "o'zbekiston"]],
    ['a Turkish İ', 'İstanbul istanbul', ['istanbul', 'istanbul']],
  ])('%s', (_, text, norms) => expect(tokenize(text).map(({ norm }) => norm)).toEqual(norms));

  test('every letter of every script lies in a token', () => {
    const texts = [
      'бұл қазақ тілі',
      'тоҷикӣ забон',
      'башҡорт теле',
      'ქართული ენა',
      'պարզ է',
      'ภาษาไทย',
      '中文文本',
      '日本語です',
      'پښتو ژبه',
    ];
    for (const text of texts) {
      const covered = tokenize(text)
        .map(({ charSpan }) => text.slice(...charSpan))
        .join('');
      expect(covered).toBe(text.replace(/\s/g, ''));
    }
  });
});
