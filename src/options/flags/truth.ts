/** Defines the flags of the commands that try values, or hold an output against something else. */
import { gateKinds, stdinPath } from '../../model/options.js';
import { flag, whole } from '../flag.js';

const isSize = (word: string) => whole(1, 100)(Number(word)) === null;

export const truthFlags = [
  flag({
    name: 'shingle-sizes',
    type: 'list',
    separator: /,/,
    default: ['3', '5'],
    group: 'What is tried',
    help: 'Shingle sizes to try beside --shingle-size, commas between; none tries no other. 3,5: the neighbours of 4',
    commands: ['tune'],
    example: '2,6',
    check: (sizes) =>
      sizes.every(isSize) || (sizes.length === 1 && sizes[0] === 'none')
        ? null
        : 'must be whole numbers from 1 to 100 with commas between, or none',
    option: 'shingleSizes',
    to: (sizes) => [...new Set(sizes.filter(isSize).map(Number))],
  }),
  flag({
    name: 'gold',
    type: 'text',
    group: 'What it is held against',
    help: 'Table of the truth: tabs, a header, columns cluster and id',
    helpFor: {
      tune: 'Table of the truth: tabs, a header, columns cluster and id. Then the best F1 is recommended',
    },
    commands: ['tune', 'eval'],
    example: 'clusters.tsv',
    option: 'gold',
  }),
  flag({
    name: 'labels',
    type: 'text',
    group: 'What it is held against',
    help: 'Table of pairs read by eye, beside --gold or in its place: columns a, b and label, which is one, not or open',
    commands: ['eval'],
    example: 'labels.tsv',
    option: 'labels',
  }),
  flag({
    name: 'neutral',
    type: 'text',
    group: 'What it is held against',
    help: 'Table of pairs of reports that may be one or two: columns cluster1 and cluster2. Their pairs do not count',
    helpFor: {
      tune: 'Table of pairs of true reports that may be one or two: columns cluster1 and cluster2',
    },
    commands: ['tune', 'eval'],
    example: 'neutral.tsv',
    option: 'neutral',
  }),
  flag({
    name: 'fail-on',
    type: 'list',
    separator: /,/,
    group: 'What it is held against',
    help: 'End with 1 where the second output differs from the first in one of these, commas between, and print a short table for a log: reports that are new, gone, joined or parted; revisions that joined or left a report; facts that an edition tells and the other output does not, which needs editions in both. By default nothing fails, and all that differs is shown with its cause',
    commands: ['compare'],
    example: 'reports,facts',
    check: (kinds) =>
      kinds.every((kind) => gateKinds.some((known) => known === kind))
        ? null
        : `must be some of ${gateKinds.join(', ')} with commas between`,
    option: 'failsOn',
    // In the order in which they are told, whatever the person's.
    to: (kinds) => gateKinds.filter((kind) => kinds.includes(kind)),
  }),
  flag({
    name: 'source',
    type: 'list',
    takesRest: true,
    group: 'What it is held against',
    help: 'What was merged, one input or all of them as merge was given them; by default the sources are restored from the editions',
    commands: ['check'],
    example: 'news',
    check: (inputs) => (inputs.includes('') ? 'must name an input' : null),
    option: 'sources',
    to: (inputs) => inputs.map((input) => (input === '-' ? stdinPath : input)),
  }),
] as const;
