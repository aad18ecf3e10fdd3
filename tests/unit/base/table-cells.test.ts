/** Names and texts in cells: what a spreadsheet sees, and which name is read again. */
import { describe, expect, it } from 'vitest';
import { cutCells, nameCell, nameReader, spellName, textCell } from '../../../src/base/table-cells.js';

describe('nameCell()', () => {
  it.each([
    ['a.txt', 'a.txt'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ["'=1", "''=1"],
    ["'tis.txt", "'tis.txt"],
    ['a=1', 'a=1'],
    ['\t=1', '\\t=1'],
    ['\r', '\\r'],
    ['a\tb', 'a\\tb'],
    ['a\\tb', 'a\\\\tb'],
    ['a\\qb', 'a\\qb'],
    ['a\u202eb', 'a\\u202eb'],
    ['a\ud800b', 'a\\ud800b'],
    ['say "a"', '"say ""a"""'],
    ['="a"', `"'=""a"""`],
  ])('writes %j as %j, and the cell names it again', (name, cell) => {
    expect(nameCell(name)).toBe(cell);
    expect(nameReader(['a.txt', name, 'b.txt'])(cutCells(cell)[0]!)).toBe(name);
  });
});

describe('textCell()', () => {
  it('guards a text that a spreadsheet would count', () => {
    expect(textCell('=1+1')).toBe("'=1+1");
    expect(textCell('score 0.3')).toBe('score 0.3');
  });
});

describe('spellName()', () => {
  it('leaves letters of every script, joined ones too, but for what joins them unseen', () => {
    expect(spellName('статья-مقال-記事😀.txt')).toBe('статья-مقال-記事😀.txt');
  });
});

describe('cutCells()', () => {
  it('takes quotation marks for bounds where they close, and for text elsewhere', () => {
    expect(cutCells('"a, b"\t"say ""a"""\ta "b" c\t"d\t')).toEqual(['a, b', 'say "a"', 'a "b" c', '"d', '']);
  });
});

describe('nameReader()', () => {
  it('finds a name that a person has written as it is, marks and backslashes and all', () => {
    for (const name of ['"a"', 'C:\\new\\table', "'=1"])
      expect(nameReader([name, 'a.txt'])(cutCells(name)[0]!)).toBe(name);
  });

  it('takes a cell for the name that is written so where two are meant', () => {
    const nameOf = nameReader(['=1', "'=1", 'a\tb', 'a\\tb', '"a"', 'a']);
    expect(["'=1", "''=1", 'a\\tb', 'a\\\\tb', 'a', '"a"'].map(nameOf)).toEqual([
      '=1',
      "'=1",
      'a\tb',
      'a\\tb',
      'a',
      '"a"',
    ]);
  });

  it('gives back what names nothing', () => {
    expect(nameReader(['a'])('b')).toBe('b');
  });
});
