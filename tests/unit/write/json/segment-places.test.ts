/** Finds spans in shared segments, and back. */
import { expect, test } from 'vitest';
import { poolTexts } from '../../../../src/merge/edition/manifest.js';
import { SegmentPlaces } from '../../../../src/write/json/segment-places.js';

test('SegmentPlaces: a place in a segment gives back its span, however often the segment comes again', () => {
  const texts = ['one\n\ntwo\n\none\n', 'zéro\none\n\none\n'];
  const { segments, manifests } = poolTexts(texts);
  const places = new SegmentPlaces(segments, manifests);
  for (const [revision, text] of texts.entries()) {
    for (let start = 0; start < Buffer.byteLength(text) - 1; start++) {
      const place = places.placeOf(revision, [start, start + 1]);
      expect(places.spanOf(revision, place)).toEqual([start, start + 1]);
    }
  }
  expect(() => places.spanOf(0, { segment: 99, nth: 0, start: 0, end: 1 })).toThrow(RangeError);
});
