/**
 * Reads the options of the library's functions by the table of flags, so that both have the same defaults and limits.
 * An option is called what the record of options calls it: `minScore`, where the flag is `--min-score`.
 */
import type { Decided } from '../model/decided.js';
import { CommandFailure } from '../model/failure.js';
import type {
  DetectOptions,
  FieldNames,
  Format,
  KeepBase,
  Policy,
  ReadingOptions,
  RunOptions,
} from '../model/options.js';
import type { Flag, FlagType } from '../options/flag.js';
import { flagsOf } from '../options/flag-table.js';
import { findNearest } from '../options/nearest-name.js';
import { type Given, toRecord } from '../options/option-record.js';

/** How revisions are found. What is left out stands at its default. */
export interface FindOptions extends Partial<DetectOptions>, Partial<ReadingOptions> {
  /** Which fields of a record hold what; by default the usual names. */
  readonly fields?: Partial<Pick<FieldNames, 'id' | 'text' | 'title' | 'date'>>;
  /** Whether dates of records may order revisions; true by default. */
  readonly hasDates?: boolean;
  /** Threads; by default as many as there are cores, and none for a few files. */
  readonly workers?: number;
  /** What a person decided, which goes over the evidence. */
  readonly decided?: readonly Decided[];
}

/** How texts are merged. What is left out stands at its default. */
export interface MergeTextOptions extends FindOptions {
  /** Whose text leads an edition: `newest`, the default, `longest`, or `field:NAME` for the greatest value there. */
  readonly keepBase?: KeepBase;
}

/** How a directory is merged. What is left out stands at its default. */
export interface MergeOptions extends MergeTextOptions {
  /** A directory for all that `variorum merge` writes; nothing is written without one. */
  readonly out?: string;
  /** What `canonical.md` holds: `union`, the default, for whatever a revision said; `latest` for what the last one says. */
  readonly policy?: Policy;
  /** Fields of records that go along into `merged.jsonl`; `*` for all. */
  readonly keep?: readonly string[];
  /** Forms of an edition beside Markdown and JSON, which are written into `out`. */
  readonly formats?: readonly Format[];
}

const finding = [
  ...['threshold', 'minScore', 'shingleSize', 'sketch', 'scheme', 'permutations', 'bands', 'rows', 'scaled'],
  ...['maxBucket', 'related', 'mergeSyndicated', 'seed', 'hasDates', 'workers', 'fields'],
  ...['encoding', 'maxBytes', 'include', 'exclude', 'metadata', 'inputType', 'followsLinks'],
];
const known = {
  findRevisions: [...finding, 'decided'],
  mergeTexts: [...finding, 'decided', 'keepBase'],
  mergeDirectory: [...finding, 'decided', 'keepBase', 'out', 'policy', 'keep', 'formats'],
};

const flags = new Map(flagsOf('merge').map((flag) => [nameOf(flag), flag]));

/** What every option is where nobody says otherwise. */
const defaults = toRecord('merge', new Map([['out', { value: '', source: 'line' as const }]]), {
  words: { inputs: [] },
});

/** How documents are compared where nobody says otherwise: what the command does without flags. */
export const defaultDetectOptions: DetectOptions = defaults.detect;

/**
 * The record of a run over `inputs`. Throws TypeError for an option that there is not, or of the wrong kind, and
 * RangeError for a value that cannot be used or would have no effect.
 */
export function readLibraryOptions(
  inputs: readonly string[],
  options: MergeOptions,
  caller: keyof typeof known,
): RunOptions {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(
      `Cannot use the options: they must be an object, current value is ${String(options)}`,
    );
  const given = new Map<string, Given>([['out', { value: '', source: 'line' }]]);
  for (const [name, value] of Object.entries(options)) {
    if (!known[caller].includes(name)) throw unknownOption(name, caller);
    const flag = flags.get(name);
    // Whoever spreads the defaults asks for nothing by it.
    if (flag === undefined || value === undefined || value === null || isDefault(name, value)) continue;
    given.set(flag.name, { value: toFlagValue(name, flag, value), source: 'line' });
  }
  try {
    return toRecord('merge', given, { words: { inputs } });
  } catch (error) {
    throw inOptionNames(error);
  }
}

/** `detect.minScore` → `minScore`. */
function nameOf({ option }: Flag): string {
  return option.slice(option.lastIndexOf('.') + 1);
}

function isDefault(name: string, value: unknown): boolean {
  const all: Readonly<Record<string, unknown>> = { ...defaults, ...defaults.detect, ...defaults.reading };
  return JSON.stringify(all[name]) === JSON.stringify(value);
}

const kinds: Readonly<Record<FlagType, readonly [string, (value: unknown) => boolean]>> = {
  text: ['a string', (value) => typeof value === 'string'],
  number: ['a number', (value) => typeof value === 'number'],
  switch: ['true or false', (value) => typeof value === 'boolean'],
  list: [
    'a list of strings',
    (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  ],
};

function toFlagValue(name: string, { type }: Flag, value: unknown): unknown {
  const words =
    name === 'fields' && typeof value === 'object' && value !== null
      ? Object.entries(value).map(([role, field]) => `${role}=${String(field)}`)
      : value;
  const [kind, isOfKind] = kinds[type];
  if (!isOfKind(words))
    throw new TypeError(`Cannot use ${name}: it must be ${kind}, current value is ${String(value)}`);
  return words;
}

function unknownOption(name: string, caller: keyof typeof known): TypeError {
  const nearest = findNearest(name, known[caller]);
  const advice = nearest === null ? '' : `; did you mean ${nearest}?`;
  return new TypeError(`Cannot use ${JSON.stringify(name)}: it is no option of ${caller}${advice}`);
}

/** The sentence about a flag, as one about an option. */
function inOptionNames(error: unknown): unknown {
  if (!(error instanceof CommandFailure) || error.failure.reason !== 'bad-option') return error;
  const message = error.message.replace(/--([a-z][a-z-]*)/g, (flag, name: string) => {
    const known = [...flags].find(([, each]) => each.name === name);
    return known?.[0] ?? flag;
  });
  return new RangeError(message);
}
