/** Fields that lie in what other fields hold, found by path. */
import { expect, it, test } from 'vitest';
import { defaultFields } from '../../../src/model/options.js';
import { hasPath, pathsOf, valueAt, withoutField } from '../../../src/read/field-paths.js';
import { describeRow, explainNoText, idOf, textOf } from '../../../src/read/fields.js';

const row = {
  id: 7,
  article: { body: 'Rain fell.', head: { line: 'Rain' }, 'a.b': { c: 'dots' }, empty: null },
  paragraphs: [{ text: 'One.' }, { text: 'Two.' }, { note: 'none' }, null],
  parts: [['One.', null], ['Two.']],
};

it.each([
  ['id', 7],
  ['article.body', 'Rain fell.'],
  ['article.head.line', 'Rain'],
  ['article.a.b.c', 'dots'],
  ['article.empty', null],
  ['paragraphs.text', ['One.', 'Two.']],
  ['article.nothing', undefined],
  ['article.body.deeper', undefined],
  ['nothing.body', undefined],
])('valueAt() finds %s', (path, value) => {
  expect(valueAt(row, path)).toEqual(value);
  expect(hasPath(row, path)).toBe(value !== undefined);
});

test('a field whose own name has dots is taken before any path', () => {
  expect(valueAt({ 'article.body': 'literal', article: { body: 'inner' } }, 'article.body')).toBe('literal');
});

test('names that every object inherits lead nowhere', () => {
  for (const path of ['constructor.name', '__proto__.toString', 'article.constructor'])
    expect(hasPath(row, path)).toBe(false);
});

test('withoutField() takes out the one field, wherever it lies', () => {
  expect(withoutField(row, 'paragraphs.text')).toEqual({
    ...row,
    paragraphs: [{}, {}, { note: 'none' }, null],
  });
  expect(withoutField(row, 'article.head.line')).toMatchObject({ article: { body: 'Rain fell.', head: {} } });
  expect(withoutField(row, 'article.nothing')).toEqual(row);
});

test('pathsOf() lists what can be named', () => {
  expect(pathsOf(row)).toEqual([
    'id',
    'article.body',
    'article.head.line',
    'article.a.b.c',
    'article.empty',
    'paragraphs.text',
    'parts',
  ]);
});

test('a record is read by paths: elements of lists are paragraphs, and its other fields are kept', () => {
  const fields = {
    ...defaultFields,
    text: 'paragraphs.text',
    title: 'article.head.line',
    id: 'article.body',
  };
  expect(textOf(row, fields)).toBe('One.\n\nTwo.');
  expect(textOf(row, { ...fields, text: 'parts' })).toBe('One.\n\nTwo.');
  expect(idOf(row, fields)).toBe('Rain fell.');
  const metadata = describeRow(row, fields, 'x');
  expect(metadata.title).toBe('Rain');
  expect(metadata.fields).toMatchObject({ id: 7, paragraphs: [{}, {}, { note: 'none' }, null] });
});

test('a field that holds fields is said to, with their paths', () => {
  expect(explainNoText(row, { ...defaultFields, text: 'article' })).toBe(
    'its field “article” is no text but holds article.body, article.head.line, article.a.b.c, article.empty',
  );
});
