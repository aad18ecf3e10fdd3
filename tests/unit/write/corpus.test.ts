/** Parts body text from what stands beside it, and takes fields of records along. */
import { describe, expect, test } from 'vitest';
import type { SegmentedDocument } from '../../../src/model/document.js';
import { publishDocument, publishEdition } from '../../../src/write/corpus.js';
import { makeEdition } from '../../arbitraries/editions.js';
import { toDocument } from '../../arbitraries/histories.js';

const page = (day: string) => `Ferry kept in port

Updated ${day} March 2020

PORT ELLERY (AP) — The ferry was kept in port on Tuesday, harbour officials said.

Divers will look at its hull on Wednesday, said Maren Holt, who heads the port.

Correction: An earlier version gave a wrong day.

(Reporting by Ann Writer; Editing by Bob Editor)
`;
const parted = {
  title: 'Ferry kept in port',
  text: 'The ferry was kept in port on Tuesday, harbour officials said.\n\nDivers will look at its hull on Wednesday, said Maren Holt, who heads the port.',
  updateMarks: ['Updated 3 March 2020'],
  datelines: ['PORT ELLERY (AP) —'],
  credits: ['(Reporting by Ann Writer; Editing by Bob Editor)'],
  notices: ['Correction: An earlier version gave a wrong day.'],
};
const record = (
  id: string,
  day: string,
  said: Pick<SegmentedDocument, 'date' | 'about' | 'fields'>,
): SegmentedDocument => ({ ...toDocument(page(day), id), ...said });

describe('a row of the corpus', () => {
  const first = record('a', '2', {
    date: '2020-03-02',
    about: { url: 'https://a.example/1' },
    fields: { license: 'CC', n: 1 },
  });
  const last = record('b', '3', {
    date: '2020-03-03',
    about: { url: 'https://a.example/1' },
    fields: { license: 'CC', n: 2, url: 'a.example/1' },
  });
  const again = {
    ...last,
    id: 'c' as SegmentedDocument['id'],
    date: '2020-03-04',
    fields: { license: 'none' },
  };

  test('has the body in its text, and the rest in fields of its own', () => {
    const row = JSON.parse(publishDocument(last, [])) as object;
    expect(row).toMatchObject(parted);
    expect(row).not.toHaveProperty('headlines');
    expect(row).not.toHaveProperty('fields');
    const report = JSON.parse(
      publishEdition(makeEdition([first, last]), { policy: 'union', keep: [] }),
    ) as object;
    expect(report).toMatchObject(parted);
    expect(report).not.toHaveProperty('fields');
  });

  test('takes along the fields that are named, of the base and of the members that have others', () => {
    const rowOf = (keep: readonly string[]) =>
      JSON.parse(publishEdition(makeEdition([first, last, again]), { policy: 'latest', keep })) as Record<
        string,
        unknown
      >;
    expect(rowOf(['license'])).toMatchObject({
      fields: { license: 'CC' },
      memberFields: { c: { license: 'none' } },
    });
    // The record's own value goes before what the edition made of it.
    expect(rowOf(['url', 'nothing'])).toMatchObject({
      fields: { url: 'a.example/1' },
      memberFields: { a: { url: 'https://a.example/1' }, c: { url: 'https://a.example/1' } },
    });
    expect(rowOf(['date'])['fields']).toEqual({ date: '2020-03-03' });
    expect(rowOf(['*'])['fields']).toEqual({
      id: 'b',
      date: '2020-03-03',
      url: 'a.example/1',
      license: 'CC',
      n: 2,
    });
    expect(JSON.parse(publishDocument(first, ['license', 'url']))).toMatchObject({
      fields: { license: 'CC', url: 'https://a.example/1' },
    });
  });
});
