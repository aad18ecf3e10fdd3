/** Matches sentences that were joined, rewritten or given a rival. */
import { describe, expect, test } from 'vitest';
import { SentenceClasses } from '../../../../src/merge/align/sentence-classes.js';
import { matchSentences } from '../../../../src/merge/align/sentence-matching.js';
import { toDocument } from '../../../arbitraries/histories.js';

describe('matchSentences()', () => {
  const classes = new SentenceClasses();
  const unitsOf = (...paragraphs: string[]) => {
    const { text, blocks } = toDocument(paragraphs.join('\n\n'), 'a');
    return blocks.flatMap((content, block) => {
      const { sentences, ...ofBlock } = classes.ofBlock(text, content);
      return sentences.map((sentence) => ({ block, kind: 'body' as const, ...sentence, ...ofBlock }));
    });
  };

  test('two sentences joined into one are both matched to it', () => {
    const older = unitsOf(
      'The council met on Tuesday in the old town hall of Port Alder.',
      'Engineers showed members pictures of cracks in two main beams.',
    );
    const newer = unitsOf(
      'The council met on Tuesday in the old town hall of Port Alder, where engineers showed members pictures of cracks in two main beams.',
    );
    expect(matchSentences(older, newer).matches.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(matchSentences(newer, older).matches.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  test('two leads are each other’s readings, though they share words and hardly a phrase', () => {
    const older = unitsOf(
      'One officer was fatally shot and another critically wounded by a robber they were escorting through a hospital.',
    );
    const newer = unitsOf(
      'A man faces twenty charges after he shot and killed an officer and wounded a second one while being led out of a local clinic on Saturday.',
    );
    expect(matchSentences(older, newer).matches.map(({ x, y, rule }) => [x, y, rule])).toEqual([
      [0, 0, 'both the lead'],
    ]);
    const others = unitsOf(
      'Oil fell to its lowest price of the year while traders waited for a meeting of ministers.',
    );
    expect(matchSentences(older, others).matches).toEqual([]);
  });

  test('a sentence of the same paragraph is no rival', () => {
    const lead = 'The council met on Tuesday in the old town hall of Port Alder.';
    const older = unitsOf(
      lead,
      'The storm is also hauling in a threat of strong winds that could down trees. Gusts of sixty miles an hour are possible in northern parts of Kauai and Oahu, forecasters warned on Tuesday.',
    );
    const newer = unitsOf(
      lead,
      'The storm was also expected to haul in a threat of damaging winds in northern parts of Kauai and Oahu, but that ended.',
    );
    const [, second] = matchSentences(older, newer).matches;
    expect(second).toMatchObject({ y: 1, rule: 'alike in a gap' });
  });

  test('two quotations by one speaker are not taken for each other', () => {
    const older = unitsOf('"Our drones and helicopters have entered the region," Erdogan said.');
    const newer = unitsOf(
      '"The situation has become so complicated that troops are in danger," Erdogan said.',
    );
    expect(matchSentences(older, newer).matches).toEqual([]);
  });
});
