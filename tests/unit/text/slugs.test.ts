/** Checks that what a desk writes before a headline is told from the headline. */
import { describe, expect, it } from 'vitest';
import type { Document, DocumentId } from '../../../src/model/document.js';
import { addMetadata, toDocument } from '../../../src/read/extracted.js';
import { readArticles } from '../../../src/read/wire.js';
import { segment } from '../../../src/text/segment.js';
import { findSlug, numberIn, partSlug } from '../../../src/text/slugs.js';
import { readVersion } from '../../../src/text/versions.js';

const body =
  'PORT ALDER, March 3 (Reuters) - The council of Port Alder voted on Tuesday to move the boats out of the harbour.';
const toText = (top: string): Document => ({
  id: 'a' as DocumentId,
  sha256: '',
  encoding: 'utf-8',
  hasByteOrderMark: false,
  text: `${top}\n\n${body}`,
});
const blocksOf = (document: Document) =>
  segment(document)
    .blocks.filter(({ kind }) => kind !== 'body' && kind !== 'dateline')
    .map(({ kind, charSpan }) => [kind, document.text.slice(...charSpan)]);

describe('partSlug', () => {
  it.each([
    ['UPDATE 1-Council votes on harbour', 'UPDATE 1', 'Council votes on harbour'],
    ['REFILE-UPDATE 2-Council votes on harbour', 'REFILE-UPDATE 2', 'Council votes on harbour'],
    ['WRAPUP 3 - Council votes', 'WRAPUP 3', 'Council votes'],
    ['CORRECTED-Council votes', 'CORRECTED', 'Council votes'],
    ['(CORRECTED) - COUNCIL VOTES', '(CORRECTED)', 'COUNCIL VOTES'],
    ['(RPT) COUNCIL VOTES', '(RPT)', 'COUNCIL VOTES'],
    ['EXTRA: Council votes', 'EXTRA', 'Council votes'],
    ['BC-ALDER-HARBOUR Council votes', 'BC-ALDER-HARBOUR', 'Council votes'],
    ['МОЛНИЯ: Совет проголосовал', 'МОЛНИЯ', 'Совет проголосовал'],
  ])('parts %s', (line, slug, rest) => {
    expect(partSlug(line)).toEqual({ slug, rest });
  });

  it.each([
    'Update 1 of the rules comes in May',
    'EXTRA-TIME GOAL SAVES ALDER',
    'BULLETIN SAYS TIN PRICE MAY RISE',
    'Corrected: council votes',
    'CORRECTION: The name of the mayor was misspelt.',
    'UPDATE 1-2 weeks late.',
    'Flash floods close the harbour',
  ])('leaves %s whole', (line) => {
    expect(partSlug(line)).toEqual({ slug: null, rest: line });
  });
});

describe('findSlug', () => {
  it.each([
    ['REFILE', true],
    ['EXTRA', true],
    ['1ST LEAD', true],
    ['UPDATE 2 -', true],
    ['BC-ALDER-HARBOUR (UPDATE 2)', true],
    ['^BC-Alder-Harbour,2nd Ld-Writethru,400', true],
    ['BC-Alder-Harbour', false],
    ['Alder/harbour/council/', false],
  ])('takes all of %s', (line, isMark) => {
    expect(findSlug(line)).toMatchObject({ length: line.length, isMark });
  });
});

describe('numberIn', () => {
  it.each([
    ['UPDATE 2', 2],
    ['BC-Alder-Harbour,2nd Ld-Writethru,400', 2],
    ['LEAD 3', 3],
    ['WRAPUP 2', null],
    ['Update 3 March', null],
  ])('reads the take in %s', (slug, number) => {
    expect(numberIn(slug)).toBe(number);
  });
});

describe('a slug in a document', () => {
  it('is cut from the headline of a text, and marked as what it is', () => {
    expect(blocksOf(toText('UPDATE 1-Council votes on harbour'))).toEqual([
      ['update-mark', 'UPDATE 1-'],
      ['headline', 'Council votes on harbour'],
    ]);
  });

  it('is no headline where it stands on a line above it', () => {
    expect(blocksOf(toText('BC-ALDER-HARBOUR\n\nREFILE\n\nCouncil votes on harbour'))).toEqual([
      ['furniture', 'BC-ALDER-HARBOUR'],
      ['update-mark', 'REFILE'],
      ['headline', 'Council votes on harbour'],
    ]);
  });

  it('is cut from the headline that a format names, and from its title', () => {
    const title = 'UPDATE 2-Council votes on harbour';
    const document = {
      ...toText(''),
      ...toDocument('a' as DocumentId, {
        blocks: [
          { kind: 'headline', text: title },
          { kind: null, text: body },
        ],
        metadata: { title },
      }),
    };
    expect(document).toMatchObject({ title: 'Council votes on harbour', about: { slug: 'UPDATE 2' } });
    expect(blocksOf(document)).toEqual([
      ['update-mark', 'UPDATE 2-'],
      ['headline', 'Council votes on harbour'],
    ]);
  });

  it('is cut from the title of a record, and does not replace the slug that it has', () => {
    const record = { title: 'CORRECTED-Council votes', slug: 'ALDER-HARBOUR' };
    expect(addMetadata(toText(''), record)).toMatchObject({
      title: 'Council votes',
      about: { slug: 'ALDER-HARBOUR' },
    });
  });

  it('numbers the document', () => {
    expect(readVersion(segment(toText('UPDATE 2-Council votes on harbour')))).toEqual({
      item: '',
      number: 2,
    });
    expect(readVersion(segment(addMetadata(toText(''), { title: 'UPDATE 3-Council votes' })))?.number).toBe(
      3,
    );
    expect(readVersion(segment(toText('Council votes on harbour')))).toBeNull();
  });

  it('stands above the headline of a wire message, on lines of its own', () => {
    const message = `dab1 4 i\u0002REFILE\r\n1ST LEAD\r\nCouncil votes on harbour\r\nBy Ray Ford =\r\n\r\n  ${body}\u0003`;
    const result = readArticles(message, 'a.txt');
    if (!result.ok) throw new Error('no article');
    const { blocks, metadata } = result.value[0]!.extracted;
    expect(metadata.title).toBe('Council votes on harbour');
    const document = { ...toText(''), ...toDocument('a' as DocumentId, { blocks, metadata }) };
    expect(blocksOf(document).slice(0, 4)).toEqual([
      ['update-mark', 'REFILE'],
      ['update-mark', '1ST LEAD'],
      ['headline', 'Council votes on harbour'],
      ['byline', 'By Ray Ford'],
    ]);
  });
});
