/**
 * Takes a command line apart into flags and words, by the parser of yargs. What the words mean, and whether they may stand
 * there, the tables say: yargs gives its reasons as sentences of its own, in which the flag and its value have to be looked
 * for, and loading it takes longer than a small run has.
 */
import parseWords from 'yargs-parser';
import type { Flag, FlagType } from './flag.js';
import { optionError } from './option-record.js';

export interface CommandLine {
  /** The command and its arguments. */
  readonly words: readonly string[];
  /** By name, as they are written; of a flag that is given several times all. */
  readonly flags: ReadonlyMap<string, unknown>;
}

export function readWords(argv: readonly string[], flags: readonly Flag[]): CommandLine {
  const namesOf = (type: FlagType) => flags.filter((flag) => flag.type === type).map(({ name }) => name);
  const switches = [...namesOf('switch'), 'help', 'version'];
  refuseBrokenSwitches(argv, switches);
  const repeated = flags.filter(({ type, separator }) => type === 'list' && separator === undefined);
  const { _, ...given } = parseWords([...repeated.reduce(spreadList, argv)], {
    configuration: {
      'camel-case-expansion': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
      // A number is checked as it was written: yargs makes NaN of a word, and 7 of the directory 007.
      'parse-numbers': false,
      'parse-positional-numbers': false,
    },
    boolean: [...switches],
    string: flags.filter(({ type }) => type !== 'switch').map(({ name }) => name),
    array: repeated.map(({ name }) => name),
  });
  const isRepeated = (name: string) => repeated.some((flag) => flag.name === name);
  const addsUp = (name: string) => flags.some((flag) => flag.name === name && flag.addsUp === true);
  const join = ([name, value]: [string, unknown]): [string, unknown] => {
    if (!Array.isArray(value) || isRepeated(name)) return [name, value];
    // Else the last one stands, so that a script can add to a line.
    return [name, addsUp(name) ? value.join(',') : value.at(-1)];
  };
  return { words: _.map(String), flags: new Map(Object.entries(given).map(join)) };
}

/** yargs takes --quiet=maybe for --no-quiet. */
function refuseBrokenSwitches(argv: readonly string[], switches: readonly string[]): void {
  for (const word of argv) {
    if (word === '--') return;
    const [, name, value] = /^--([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name !== undefined && switches.includes(name) && value !== 'true' && value !== 'false')
      throw optionError(name, 'must be true or false', value);
  }
}

/** `--conf a=1 b=2` → `--conf=a=1 --conf=b=2`: of the words behind a repeated flag those belong to it that look so. */
function spreadList(argv: readonly string[], { name, more }: Flag): readonly string[] {
  let isOpen = false;
  return argv.flatMap((word, at) => {
    const isFirst = argv[at - 1] === `--${name}`;
    // A dash alone is a value, which yargs takes for a word of the command.
    if (isFirst && word === '-') return [];
    if (word === `--${name}` && argv[at + 1] === '-') return `--${name}=-`;
    const isMore = isOpen && !isFirst && more?.test(word) === true;
    isOpen = isFirst || isMore || word === `--${name}` || word.startsWith(`--${name}=`);
    return isMore ? `--${name}=${word}` : word;
  });
}
