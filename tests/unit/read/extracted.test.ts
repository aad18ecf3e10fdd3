/** Checks what of a format's metadata becomes the date of a document, and what stands beside it. */
import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../src/model/document.js';
import { addMetadata, toDocument } from '../../../src/read/extracted.js';
import { keepFields } from '../../../src/read/fields.js';

const id = 'a' as DocumentId;
const blocks = [{ kind: null, text: 'Boats were moved.' }];
const base = { sha256: '', encoding: 'utf-8', hasByteOrderMark: false };

describe('toDocument', () => {
  it('dates a document by its last change and keeps the day of publication beside it', () => {
    const metadata = { published: '2020-03-02T08:00:00Z', modified: '2020-03-03T09:00:00Z' };
    const document = toDocument(id, { blocks, metadata });
    expect(document.date).toBe('2020-03-03T09:00:00Z');
    expect(document.about).toEqual({ published: '2020-03-02T08:00:00Z' });
  });

  it.each([
    { published: '2020-03-02' },
    { modified: '2020-03-02' },
    { published: '2020-03-02T08:00:00Z', modified: '2020-03-02T09:00:00+01:00' },
  ])('says nothing twice of %j', (metadata) => {
    expect(toDocument(id, { blocks, metadata }).about).toBeUndefined();
  });
});

describe('addMetadata', () => {
  it('keeps the day of publication where a table gives another date', () => {
    const metadata = { published: '2020-03-02', modified: '2020-03-03' };
    const document = { ...base, ...toDocument(id, { blocks, metadata }) };
    const added = addMetadata(document, { published: '2020-03-05' });
    expect(added).toMatchObject({
      date: '2020-03-05',
      about: { published: '2020-03-02' },
      fields: { date: '2020-03-03' },
    });
  });
});

describe('keepFields', () => {
  it('keeps no field that says what the day of publication says', () => {
    const row = { published: '2020-03-02', updated: '2020-03-03' };
    const metadata = { published: '2020-03-02', modified: '2020-03-03' };
    expect(keepFields(row, metadata, { id: null, textName: null }).fields).toEqual({ updated: '2020-03-03' });
  });
});
