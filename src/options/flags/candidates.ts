/** Defines the flags of the sketch: how pairs are found that are worth a closer look. */
import { chooseBands } from '../choose-bands.js';
import { flag, type Problem, type Values, whole } from '../flag.js';

const underMinhash = { flag: 'sketch', value: 'minhash' } as const;

export const candidateFlags = [
  flag({
    name: 'sketch',
    type: 'text',
    choices: ['minhash', 'scaled'],
    default: 'minhash',
    group: 'How candidates are found',
    help: 'How candidates are found: signatures of fixed size, or all hashes below a limit. Pairs are verified exactly under both',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: 'scaled',
    option: 'detect.sketch',
  }),
  flag({
    name: 'shingle-size',
    type: 'number',
    default: 4,
    group: 'How candidates are found',
    help: 'Tokens in a shingle. 4: shorter ones meet by chance, longer ones are broken by every edit',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: '5',
    check: whole(1, 100),
    option: 'detect.shingleSize',
  }),
  flag({
    name: 'num-perm',
    type: 'number',
    default: 256,
    group: 'How candidates are found',
    help: 'Permutations in a signature. 256: enough to find what --min-score lets through',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: '512',
    needs: underMinhash,
    check: whole(1, 65_536),
    option: 'detect.permutations',
  }),
  flag({
    name: 'bands',
    type: 'number',
    group: 'How candidates are found',
    help: 'Bands of a signature. By default chosen with --rows to find 99 % of pairs at --min-score',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: '100',
    needs: underMinhash,
    check: withinSignature,
    option: 'detect.bands',
    to: (_, all) => bandingOf(all).bands,
  }),
  flag({
    name: 'rows',
    type: 'number',
    group: 'How candidates are found',
    help: 'Rows in a band. By default the most that still find 99 % of pairs at --min-score',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: '2',
    needs: underMinhash,
    check: (rows, all) => withinSignature(rows, all) ?? withinTogether(all),
    option: 'detect.rows',
    to: (_, all) => bandingOf(all).rows,
  }),
  flag({
    name: 'scaled',
    type: 'number',
    default: 4,
    group: 'How candidates are found',
    help: 'One hash in so many is kept by --sketch scaled. 4: finds what 256 permutations find in news',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: '8',
    needs: { flag: 'sketch', value: 'scaled' },
    check: whole(1, 1_000_000),
    option: 'detect.scaled',
  }),
  flag({
    name: 'scheme',
    type: 'text',
    choices: ['oph', 'npm'],
    default: 'oph',
    group: 'How candidates are found',
    help: 'How minhash signatures are made. oph costs one pass whatever their size; npm makes those of the package minhash, value for value',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: 'npm',
    needs: underMinhash,
    option: 'detect.scheme',
  }),
  flag({
    name: 'max-bucket',
    type: 'number',
    default: 1000,
    group: 'How candidates are found',
    help: 'Documents in a bucket, beyond which each meets a few of them only, and none where they are unlike elsewhere. 1000: all pairs of more are millions',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: '2000',
    check: whole(2, 16_000_000),
    option: 'detect.maxBucket',
  }),
  flag({
    name: 'seed',
    type: 'number',
    default: 1,
    group: 'How candidates are found',
    help: 'Seed of the hash permutations, a whole number. The same seed gives the same result',
    commands: ['merge', 'scan', 'explain', 'tune'],
    changes: ['candidates'],
    example: '7',
    check: whole(0, 2 ** 31 - 1),
    option: 'detect.seed',
  }),
] as const;

/** The values that a banding follows from. They are numbers, or null where a person named none. */
function bandingOf(all: Values): { readonly bands: number; readonly rows: number } {
  const permutations = all['num-perm'] as number;
  return chooseBands({
    permutations,
    minScore: all['min-score'] as number,
    bands: all['bands'] as number | null,
    rows: all['rows'] as number | null,
  });
}

function withinSignature(value: number, all: Values): string | null {
  return whole(1, all['num-perm'] as number)(value);
}

function withinTogether(all: Values): Problem | null {
  const { bands, rows } = bandingOf(all);
  const permutations = all['num-perm'] as number;
  return bands * rows <= permutations
    ? null
    : {
        flag: 'bands and --rows',
        rule: `must not multiply to more than --num-perm ${permutations}`,
        value: `${bands} × ${rows} = ${bands * rows}`,
      };
}
