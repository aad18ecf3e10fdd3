/** Tests what a run counts of its documents and pairs. */
import { expect, test } from 'vitest';
import { countDetection, type Detection } from '../../../src/detect/detection.js';
import { idOf, judgedPair } from '../../arbitraries/judged-pairs.js';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Six documents: the first two are one report; c is empty, b and f too short to have a key. */
function detectionOf(given: Partial<Detection>): Detection {
  const detection = {
    documents: {
      size: names.length,
      indexOf: (id: string) => names.indexOf(id),
      columns: {
        tokenCounts: Uint32Array.of(90, 3, 0, 90, 90, 3),
        keyStarts: Uint32Array.of(0, 9, 9, 9, 18, 27, 27),
      },
    },
    clusters: [{ members: ['a', 'b'].map(idOf) }],
    bridges: [],
    candidates: 7,
    pairs: [],
    failures: [],
    ...given,
  };
  // Of a detection no more is counted.
  return detection as unknown as Detection;
}

test('documents that are empty, and those of text too short to compare', () => {
  expect(countDetection(detectionOf({}))).toMatchObject({
    documents: 6,
    empty: 1,
    tooShort: 2,
    candidatePairs: 7,
  });
});

test('pairs kept apart and in doubt, but for those whose documents came together', () => {
  const pairs = [
    judgedPair('a', 'b', 0.1, { tier: 'apart' }),
    judgedPair('a', 'd', 0.1, { tier: 'apart' }),
    judgedPair('d', 'e', 0.1, { tier: 'apart' }),
    judgedPair('b', 'e', 0.5, { tier: 'review' }),
    // The question of b and e answers this one, too.
    judgedPair('a', 'e', 0.4, { tier: 'review' }),
  ];
  expect(countDetection(detectionOf({ pairs }))).toMatchObject({
    examinedPairs: 5,
    reports: 1,
    revisions: 2,
    keptApart: 3,
    forReview: 1,
  });
});
