/** Checks that JSON-LD is read as loosely as pages write it, and that broken data say nothing. */
import { describe, expect, it } from 'vitest';
import {
  declaredBodies,
  declaredCorrections,
  readLinkedData,
} from '../../../../src/read/html/linked-data.js';

const bridge = { '@type': 'NewsArticle', headline: 'Bridge closed', datePublished: '2024-01-03' };
const source = JSON.stringify(bridge);

describe('readLinkedData', () => {
  it.each([
    ['a CDATA section behind line comments', `//<![CDATA[\n${source}\n//]]>`],
    ['a CDATA section behind block comments', `/*<![CDATA[*/\n${source}\n/*]]>*/`],
    ['a bare CDATA section', `<![CDATA[${source}]]>`],
    ['a comment of HTML', `<!--\n${source}\n-->`],
    ['a comma before the closing bracket', source.replace('}', ',}')],
    ['a semicolon at the end', `${source};`],
    ['a comma left out', source.replace(',"datePublished"', '\n"datePublished"')],
    ['entities for quotation marks', source.replaceAll('"', '&quot;')],
    ['an end cut off', source.slice(0, -2)],
    ['quotation marks of another kind', source.replaceAll('"', "'")],
  ])('reads data in or with %s', (_, data) => {
    expect(readLinkedData([data])).toEqual([bridge]);
  });

  it('keeps raw line breaks in strings, and reads other control characters as blanks', () => {
    const data = '{"headline":"Bridge\nclosed\u0001today"}';
    expect(readLinkedData([data])).toEqual([{ headline: 'Bridge\nclosed today' }]);
  });

  it('reads escapes that JSON does not know', () => {
    expect(readLinkedData([`{"headline":"The mayor\\'s bridge"}`])).toEqual([
      { headline: "The mayor's bridge" },
    ]);
  });

  it.each(['', '\n', ','])('reads objects with %j between them', (between) => {
    expect(readLinkedData([`{"name":"a"}${between}{"name":"b"}`])).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  it('finds objects in lists, graphs and one another, outer ones first', () => {
    const nested = { '@graph': [{ name: 'site' }, { name: 'page', mainEntity: { name: 'article' } }] };
    expect(readLinkedData([JSON.stringify([nested])]).map(({ name }) => name)).toEqual([
      undefined,
      'site',
      'page',
      'article',
    ]);
  });

  it('says nothing of data that cannot be read, and reads the next', () => {
    expect(readLinkedData(['', '}{', 'window.data', '{"name":"a"}'])).toEqual([{ name: 'a' }]);
  });

  it.each(['{"a', '["x', '{"a":"b"c', '[', '{"a":"x\n', ' \n', ', ', '// ', '\\"'])(
    'reads a long row of %j in less than two seconds of work',
    (part) => {
      const start = process.cpuUsage();
      readLinkedData(Array.from({ length: 20 }, () => part.repeat(50_000 / part.length)));
      expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
    },
  );
});

describe('declaredBodies', () => {
  it('gives the texts of articles without tags and entities', () => {
    const data = [{ articleBody: '<p>It&#8217;s closed.</p>' }, { articleBody: ' ' }, { articleBody: 7 }];
    expect(declaredBodies(data)).toEqual(['It’s closed.']);
  });
});

describe('declaredCorrections', () => {
  it('gives notes that are texts, comments, or lists of either', () => {
    const data = [
      { correction: 'The day was\nwrong.' },
      { correction: [{ text: 'So was the name.' }, null, {}] },
    ];
    expect(declaredCorrections(data)).toEqual(['The day was wrong.', 'So was the name.']);
  });
});
