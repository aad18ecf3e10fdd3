/** The words of changes: each in a sentence, and many in a line. */
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/model/change.js';
import { gravityOf, sayChange, summarise } from '../../../../src/write/changes/change-words.js';
import { changesWith, everyChange } from '../../../arbitraries/changes.js';

/** What is said of each of `everyChange`, in its order; what is quoted stands behind a bar. */
const said = [
  'Withdrawn | two',
  'Published again',
  'Headline: “two” became “not two”',
  'Headline added: “two”',
  'Headline taken out: “two”',
  'Revision B joined: two, 2026-11-29',
  'A copy of revision B joined: two',
  'Revision B left: two',
  'Correction: “two” became “not two”, between A and B | two ferries',
  'Update: “two” became “not two”, between A and B | two ferries',
  'Changed: “two” became “not two”, between A and B, in 2 paragraphs | two ferries',
  'Differs: “two” or “not two”, between A and B, order unknown | two ferries',
  'Changed: attribution to two lost, between A and B | two ferries',
  'Changed: attribution to two gained, between A and B | two ferries',
  'Changed: “two” no longer named, between A and B',
  'Changed: “two” added, between A and B | two ferries',
  'Changed: “two” taken out, between A and B | two ferries',
  'Differs: “two” in A alone, between A and B, order unknown | two ferries',
  'New paragraph in A | two',
  'New notice in A | two',
  'New correction in A | two',
  'Correction dropped, last seen in A | two',
  'Paragraph back in A | two',
  'Paragraph not gone after all: it goes on in A | two',
  'Paragraph of A taken up in others | two',
  'Caption dropped, last seen in A | two',
  'Paragraph in A and not in the text that leads, order unknown | two',
  'New report of 2 revisions',
  'Report gone: its oldest revision is in no report any more',
  'Joined by “two”, which leads here now',
  'Parted from “two”',
  'Decision overruled: must two – b.txt (two)',
  'Decision overruled: base two',
  'Document removed: two (two)',
];

describe('words', () => {
  test('each change is said in a sentence', () => {
    const words = everyChange.map((change) => sayChange(change));
    expect(words.map((one) => one.words + (one.text === null ? '' : ` | ${one.text}`))).toEqual(said);
  });

  test('a report taken back is gravest, then facts as they are ranked and corrections, then what is gone, then what is more', () => {
    const rank = (sentence: string) => gravityOf(everyChange[said.indexOf(sentence)]!);
    expect(rank('Withdrawn | two')).toBe(4);
    expect(rank('Correction: “two” became “not two”, between A and B | two ferries')).toBe(3);
    expect(rank('New correction in A | two')).toBe(3);
    expect(rank('Correction dropped, last seen in A | two')).toBe(3);
    expect(rank('Changed: attribution to two lost, between A and B | two ferries')).toBe(2);
    expect(rank('Changed: “two” no longer named, between A and B')).toBe(1);
    expect(rank('Caption dropped, last seen in A | two')).toBe(1);
    expect(rank('New paragraph in A | two')).toBe(0);
    expect(rank('New notice in A | two')).toBe(0);
    expect(rank('New report of 2 revisions')).toBe(0);
  });
});

describe('the line that stands for many changes', () => {
  const pick = (...sentences: readonly string[]) =>
    sentences.map((sentence) => everyChange[said.indexOf(sentence)]!);
  const correction = 'Correction: “two” became “not two”, between A and B | two ferries';
  const update = 'Update: “two” became “not two”, between A and B | two ferries';
  const paragraph = 'New paragraph in A | two';
  const caption = 'Caption dropped, last seen in A | two';

  test.each<readonly [line: string, changes: readonly string[]]>([
    ['Correction: “two” became “not two”', [correction]],
    ['Correction: “two” became “not two”', [paragraph, correction, caption]],
    ['Withdrawn: two', [caption, 'Withdrawn | two']],
    ['Published again', ['Published again']],
    ['New correction in A: two', ['New notice in A | two', 'New correction in A | two']],
    ['1 new notice', ['New notice in A | two']],
    ['Correction: “two” became “not two”; Update: “two” became “not two”', [correction, update]],
    [
      'Correction: “two” became “not two”; Update: “two” became “not two”; 1 more',
      [correction, update, 'Changed: “two” became “not two”, between A and B, in 2 paragraphs | two ferries'],
    ],
    ['1 new paragraph', [paragraph]],
    ['1 caption dropped, 2 new paragraphs', [paragraph, caption, paragraph]],
    ['Headline changed, 1 revision left', ['Headline added: “two”', 'Revision B left: two']],
    ['1 fact changed', ['Changed: attribution to two lost, between A and B | two ferries']],
    ['New report', ['New report of 2 revisions']],
    ['New report, 1 caption dropped, 1 new paragraph', [caption, paragraph, 'New report of 2 revisions']],
    [
      '1 paragraph taken up in others, 1 paragraph back',
      ['Paragraph back in A | two', 'Paragraph of A taken up in others | two'],
    ],
    [
      'Joined by another report, parted from another report',
      ['Joined by “two”, which leads here now', 'Parted from “two”'],
    ],
    [
      '1 decision overruled, 1 document removed',
      ['Decision overruled: base two', 'Document removed: two (two)'],
    ],
  ])('%s', (line, sentences) => {
    expect(summarise(pick(...sentences))).toBe(line);
  });

  test('what a page says twice is said once', () => {
    expect(summarise(pick(correction, correction))).toBe('Correction: “two” became “not two”');
  });

  test('a quotation has its own marks, and no others', () => {
    const quoted = {
      ...everyChange[said.indexOf(correction)]!,
      from: '“We will.”',
      to: '"We may."',
    } as Change;
    expect(summarise([quoted])).toBe('Correction: “We will.” became "We may."');
  });

  test('what is said in full is cut to what a title holds', () => {
    const line = summarise(changesWith('ferries '.repeat(40)));
    expect(line.length).toBeLessThan(300);
    expect(line).toMatch(/^Withdrawn: ferries .* …; Published again; \d+ more$/);
  });
});
