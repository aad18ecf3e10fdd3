/** A stretch of a document leads to the threads that share bytes with it, as a search of all carriers finds them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CarrierPlaces } from '../../../../src/write/threads/carrier-places.js';

test('CarrierPlaces finds what a search of all carriers finds, whatever the order in which they were noted', () => {
  const span = fc
    .tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 15 }))
    .map(([start, length]): [number, number] => [start, start + length]);
  const carrier = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }), span);
  fc.assert(
    fc.property(fc.array(carrier), fc.nat({ max: 4 }), span, (carriers, document, [start, end]) => {
      const places = new CarrierPlaces();
      for (const [thread, own, place] of carriers) places.note(thread, own, place);
      const bytes = new Map<number, number>();
      for (const [thread, own, [from, to]] of carriers)
        for (let byte = from; byte < to; byte++)
          if (own === document && byte >= start && byte < end)
            bytes.set(thread, (bytes.get(thread) ?? 0) + 1);
      const expected = [...bytes].sort((left, right) => right[1] - left[1] || left[0] - right[0]);
      expect(places.threadsIn(document, [start, end])).toEqual(expected.map(([thread]) => thread));
    }),
  );
});
