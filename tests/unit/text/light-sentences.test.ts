/** Keeps light documents equal to the documents that they stand for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '../../../src/merge/align.js';
import { lightenDocument } from '../../../src/text/light-sentences.js';
import { history, toDocuments } from '../../arbitraries/histories.js';

test('lightenDocument() says the same as the document, and is aligned the same', () => {
  fc.assert(
    fc.property(history, (revisions) => {
      const documents = toDocuments(revisions);
      const light = documents.map(lightenDocument);
      for (const [index, document] of documents.entries()) {
        const tokens = (blocks: typeof document.blocks) =>
          blocks.flatMap(({ sentences }) => sentences.map(({ tokens }) => tokens));
        expect(tokens(light[index]!.blocks)).toEqual(tokens(document.blocks));
      }
      const last = documents.length - 1;
      expect(align(light, last).edges).toEqual(align(documents, last).edges);
    }),
    { numRuns: 15 },
  );
});
