/** The flags of `tune`, and what becomes of them. */
import type { Options } from 'yargs';
import { CommandFailure } from '../model/failure.js';

export interface TuneFlags {
  readonly gold: string | null;
  readonly neutral: string | null;
  readonly page: string | null;
  readonly shingleSizes: readonly number[];
}

export const tuneFlags = {
  gold: {
    type: 'string',
    requiresArg: true,
    describe: 'Table of the truth: tabs, a header, columns cluster and id. Then the best F1 is recommended',
  },
  neutral: {
    type: 'string',
    requiresArg: true,
    describe: 'Table of pairs of true reports that may be one or two: columns cluster1 and cluster2',
  },
  page: {
    type: 'string',
    requiresArg: true,
    describe: 'HTML file to write, with plots. Replaced when it is one of ours',
  },
  'shingle-sizes': {
    type: 'string',
    requiresArg: true,
    default: '3,5',
    describe:
      'Shingle sizes to try beside --shingle-size, commas between; none tries no other. 3,5: the neighbours of 4',
  },
} as const satisfies Record<string, Options>;

export function toTuneFlags(argv: Readonly<Record<string, unknown>>): TuneFlags {
  const text = (name: string) => (argv[name] as string | undefined) ?? null;
  const list = argv['shingle-sizes'] as string;
  const shingleSizes = list === 'none' ? [] : list.split(',').map(Number);
  if (!shingleSizes.every((size) => Number.isInteger(size) && size >= 1 && size <= 100)) {
    throw new CommandFailure({
      reason: 'bad-option',
      flag: '--shingle-sizes',
      rule: 'must be whole numbers from 1 to 100 with commas between, or none',
      value: list,
    });
  }
  return {
    gold: text('gold'),
    neutral: text('neutral'),
    page: text('page'),
    shingleSizes: [...new Set(shingleSizes)],
  };
}
