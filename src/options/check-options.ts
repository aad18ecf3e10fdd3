/**
 * Flags as the parser gives them in, validated options out: every size and name is checked here, once, and said
 * with its current value where it cannot be used.
 */

import { chooseBanding, jaccardAtContainment } from '../detect/keys/lsh-curve.js';
import { CommandFailure } from '../model/failure.js';
import type { DetectOptions, FieldNames, Policy, ReadingOptions, RunOptions } from '../model/options.js';
import { defaultFields, defaultReading, type Format, formats } from '../model/options.js';
import { isKnownEncoding } from '../read/decode.js';

/** The recall that bands are chosen for, at the least similarity that --min-score lets through. */
export const bandingRecall = 0.99;

/** Flags as yargs gives them. */
export type FlagValues = Readonly<Record<string, unknown>>;

/** Throws CommandFailure for a value that cannot be used. */
export function toRunOptions(argv: FlagValues): RunOptions {
  return {
    input: named(argv, 'input'),
    out: argv['out'] as string,
    fields: toFields(argv['fields'] as string),
    reading: toReading(argv),
    detect: toDetectOptions(argv),
    policy: argv['policy'] as Policy,
    clusters: (argv['clusters'] as string | undefined) ?? null,
    hasDates: (argv['dates'] as boolean | undefined) ?? true,
    editions: argv['editions'] as RunOptions['editions'],
    pairs: (argv['pairs'] as string | undefined) ?? null,
    failsOnDoubt: argv['fail-on-doubt'] === true,
    formats: argv['editions'] === 'none' ? [] : toFormats(argv['format'] as string),
    engine: argv['engine'] === 'spark' ? 'spark' : 'local',
    spark: toSpark(argv),
    workers: whole(argv, 'workers', 0, 1024),
    isQuiet: argv['quiet'] as boolean,
    isJson: argv['json'] as boolean,
  };
}

function toSpark(argv: FlagValues): RunOptions['spark'] {
  const conf = (argv['conf'] as readonly string[] | undefined) ?? [];
  const isSpark = argv['engine'] === 'spark';
  const idle = (isSpark ? ofOneMachine : ['master', 'conf']).find((flag) => isGiven(flag, argv[flag]));
  if (idle !== undefined)
    throw bad(idle, `says nothing ${isSpark ? 'with' : 'without'} --engine spark`, String(argv[idle]));
  const broken = conf.find((setting) => !/^[^=\s]+=/.test(setting));
  if (broken !== undefined) throw bad('conf', 'must be like spark.executor.memory=8g', broken);
  return { master: (argv['master'] as string | undefined) ?? null, conf };
}

// What Spark has no part in: it reads records of JSON and Parquet, and finds the clusters itself.
const ofOneMachine = ['clusters', 'include', 'exclude', 'encoding', 'max-bytes', 'metadata', 'workers'];

/** Whether the flag says anything beside its default. */
function isGiven(flag: string, value: unknown): boolean {
  if (flag === 'max-bytes' && value === defaultReading.maxBytes) return false;
  return value !== undefined && value !== 0 && !(Array.isArray(value) && value.length === 0);
}

function named(argv: FlagValues, argument: string): string {
  const value = argv[argument] as string;
  if (value !== '') return value;
  throw new CommandFailure({ reason: 'bad-usage', message: `the ${argument} must be named` });
}

function toFormats(value: string): readonly Format[] {
  const names = value === 'none' ? [] : value.split(',').map((name) => name.trim());
  const isFormat = (name: string): name is Format => formats.some((format) => format === name);
  if (!names.every(isFormat))
    throw bad('format', `must be some of ${formats.join(', ')} with commas between, or none`, value);
  return formats.filter((format) => names.includes(format));
}

function toFields(value: string): FieldNames {
  const fields: Record<string, string> = { ...defaultFields };
  for (const part of value.split(',')) {
    const [role, name, ...rest] = part.split('=').map((word) => word.trim());
    const isKnown = role !== undefined && Object.hasOwn(defaultFields, role);
    if (!isKnown || !name || rest.length > 0)
      throw bad('fields', 'must be like text=body,id=uid,title=headline,date=time', value);
    fields[role] = name;
  }
  return fields as unknown as FieldNames;
}

function toReading(argv: FlagValues): ReadingOptions {
  const encoding = (argv['encoding'] as string | undefined) ?? null;
  if (encoding !== null && !isKnownEncoding(encoding)) {
    throw bad('encoding', 'must be the name of an encoding, such as windows-1251', encoding);
  }
  // A comma inside braces belongs to the glob.
  const globs = (flag: string) =>
    ((argv[flag] as string | undefined) ?? '').split(/,(?![^{]*\})/).filter((glob) => glob !== '');
  return {
    encoding,
    maxBytes:
      argv['max-bytes'] === undefined ? defaultReading.maxBytes : whole(argv, 'max-bytes', 1, 2 ** 31 - 1),
    include: globs('include'),
    exclude: globs('exclude'),
    metadata: (argv['metadata'] as string | undefined) ?? null,
  };
}

function toDetectOptions(argv: FlagValues): DetectOptions {
  const minScore = share(argv, 'min-score');
  const permutations = whole(argv, 'num-perm', 1, 65_536);
  return {
    threshold: share(argv, 'threshold'),
    minScore,
    shingleSize: whole(argv, 'shingle-size', 1, 100),
    sketch: argv['sketch'] as DetectOptions['sketch'],
    scheme: argv['scheme'] as DetectOptions['scheme'],
    permutations,
    ...toBanding(argv, minScore, permutations),
    scaled: whole(argv, 'scaled', 1, 1_000_000),
    maxBucket: whole(argv, 'max-bucket', 2, 16_000_000),
    related: whole(argv, 'related', 0, 64),
    mergeSyndicated: argv['merge-syndicated'] as boolean,
    seed: whole(argv, 'seed', 0, 2 ** 31 - 1),
  };
}

function toBanding(
  argv: FlagValues,
  minScore: number,
  permutations: number,
): { readonly bands: number; readonly rows: number } {
  const hasBands = argv['bands'] !== undefined;
  const hasRows = argv['rows'] !== undefined;
  if (!hasBands && !hasRows) {
    return chooseBanding({
      permutations,
      similarity: jaccardAtContainment(minScore),
      recall: bandingRecall,
    });
  }
  const rows = hasRows
    ? whole(argv, 'rows', 1, permutations)
    : Math.max(1, Math.floor(permutations / whole(argv, 'bands', 1, permutations)));
  const bands = hasBands ? whole(argv, 'bands', 1, permutations) : Math.floor(permutations / rows);
  if (bands * rows > permutations) {
    throw bad(
      'bands and --rows',
      `must not multiply to more than --num-perm ${permutations}`,
      `${bands} × ${rows} = ${bands * rows}`,
    );
  }
  return { bands, rows };
}

function share(argv: FlagValues, flag: string): number {
  const value = argv[flag] as number;
  if (value >= 0 && value <= 1) return value;
  throw bad(flag, 'must be a number from 0 to 1', value);
}

function whole(argv: FlagValues, flag: string, least: number, most: number): number {
  const value = argv[flag] as number;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw bad(flag, `must be a whole number from ${least} to ${most}`, value);
}

/** What is wrong with a flag, as the failure that is thrown for it. */
export function bad(flag: string, rule: string, value: unknown): CommandFailure {
  return new CommandFailure({ reason: 'bad-option', flag: `--${flag}`, rule, value: String(value) });
}
