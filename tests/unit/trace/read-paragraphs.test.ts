/** Reads the paragraphs of documents that may be followed. */
import { expect, test } from 'vitest';
import { Workspace } from '../../../src/kernel/workspace.js';
import { blockKinds } from '../../../src/model/document.js';
import { makeAnotherKernel } from '../../../src/pipeline/tasks/load-kernel.js';
import { ParagraphReader } from '../../../src/trace/read-paragraphs.js';
import { documentOf, readTexts } from '../../arbitraries/traced-texts.js';
import { bodies, ferry } from './texts.js';

test('the first document that a kernel reads is read as any other', () => {
  const document = documentOf({
    id: 'a',
    paragraphs: [ferry, ...bodies, '“It was Lena Strand on Monday,” he said.'],
  });
  const work = new Workspace(makeAnotherKernel());
  const read = () => {
    const reader = new ParagraphReader(work);
    reader.add(document);
    return reader.finish();
  };
  expect(read()).toEqual(read());
});

test('what names a document is not followed', () => {
  const paragraphs = [
    'Ferry stays in port',
    'By Lena Strand',
    ferry,
    bodies[0],
    'Click here to subscribe to our newsletter',
  ];
  const { readings } = readTexts([{ id: 'a', paragraphs }]);
  const { kinds, readings: numbers } = readings.paragraphs();
  expect([...numbers].map((number) => readings.text(number))).toEqual([ferry, bodies[0], paragraphs[4]]);
  expect([...kinds].map((kind) => blockKinds[kind])).toEqual(['body', 'body', 'furniture']);
});
