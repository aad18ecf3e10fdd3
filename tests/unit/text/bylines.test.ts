/** Checks that names are taken out of lines to which labels, dates and buttons were glued. */
import { describe, expect, it } from 'vitest';
import { cleanByline, isNames } from '../../../src/text/bylines.js';
import { readDay } from '../../../src/text/read-day.js';

describe('cleanByline', () => {
  it.each([
    ['By Jane Doe', 'Jane Doe'],
    ['ByJohn SmithPublished March 3, 2020', 'John Smith'],
    ['BySummer Swann-June 12, 2025', 'Summer Swann'],
    ['Jane DoeTwitter', 'Jane Doe'],
    ['Jane Doe Email Twitter', 'Jane Doe'],
    ['Jane DoeJohn Roe', 'Jane Doe, John Roe'],
    ['By Jane Doe and John Roe', 'Jane Doe and John Roe'],
    ['Written by: Jane Doe', 'Jane Doe'],
    ['Posted by Jane Doe on Friday December 19, 2025 @08:00PM', 'Jane Doe'],
    ['By Jane Doe • March 12, 2025', 'Jane Doe'],
    ['By Jane Doe. Reviewed by Molly Price', 'Jane Doe.'],
    ['Jane Doe Jul 18, 2025 7 min', 'Jane Doe'],
    ['Автор: Иван Петров', 'Иван Петров'],
    ['"Jane Doe"', 'Jane Doe'],
    [', USA TODAY', 'USA TODAY'],
    ['Written by', ''],
    ['By', ''],
  ])('reads %s', (byline, names) => {
    expect(cleanByline(byline)).toBe(names);
  });

  it.each([
    'Ann McDonald Smith',
    'Danielle DeSiato, Donna Enzmann',
    'SmartEtailing Inc',
    'Byron Katie',
    'Jillian Kubala, MS, RD',
    'Ludwig van Beethoven',
    'Jean-Luc Dubois',
  ])('leaves %s whole', (names) => {
    expect(cleanByline(names)).toBe(names);
  });
});

describe('isNames', () => {
  it('takes few words with capitals and the particles of names', () => {
    expect(isNames('Ludwig van Beethoven and Jane Doe', false)).toBe(true);
    expect(isNames('Newsdesk', true)).toBe(true);
    for (const text of ['Newsdesk', 'five ways to vote', 'Read more', 'March 2020', 'desk@example.org'])
      expect(isNames(text, false)).toBe(false);
  });
});

describe('readDay', () => {
  it.each([
    ['Published on July 8, 2025', '2025-07-08'],
    ['[Submitted on 18 Dec 2025]', '2025-12-18'],
    ['Dec 17th 2025', '2025-12-17'],
    ['3 марта 2020', '2020-03-03'],
    ['le 3 mars 2020 à 8 h', '2020-03-03'],
    ['3 de marzo de 2020', '2020-03-03'],
    ['2020年3月3日', '2020-03-03'],
    ['03.04.2020', '2020-04-03'],
    ['Thu, 09/25/2025 - 11:38', '2025-09-25'],
    ['13/11/2025 09:21:40', '2025-11-13'],
  ])('reads %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each(['3/4/2025', 'March 2020', 'Room 12 2020', 'May 41, 2020', 'version 1.2.2020.3', '8 minute read'])(
    'reads no day in %s',
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );
});
