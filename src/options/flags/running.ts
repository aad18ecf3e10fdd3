/** Defines the flags that say where and how the work is done; the result does not depend on them. */
import { flag, whole } from '../flag.js';

const onSpark = { flag: 'engine', value: 'spark' } as const;

export const runningFlags = [
  flag({
    name: 'config',
    type: 'text',
    group: 'Running',
    help: 'File of flags and values, YAML or JSON, as in threshold: .8. Over it go variables like VARIORUM_THRESHOLD, and over these the flags themselves',
    commands: ['merge', 'add', 'watch', 'scan', 'explain', 'tune'],
    example: 'settings.yaml',
    option: 'config',
  }),
  flag({
    name: 'engine',
    type: 'text',
    choices: ['local', 'spark'],
    default: 'local',
    group: 'Running',
    help: 'Who does the work: this machine, or Apache Spark on a cluster. The result is the same. local, which takes a million articles',
    commands: ['merge'],
    example: 'spark',
    option: 'engine',
  }),
  flag({
    name: 'master',
    type: 'text',
    group: 'Running',
    help: 'The master that Spark asks, such as spark://host:7077, yarn or local[4]. By default what Spark is set to',
    commands: ['merge'],
    example: 'yarn',
    needs: onSpark,
    option: 'spark.master',
  }),
  flag({
    name: 'conf',
    type: 'list',
    more: /^[^-=][^=]*=/,
    group: 'Running',
    help: 'Settings of Spark as key=value, one or several, such as spark.executor.memory=8g. They go over those of Variorum',
    commands: ['merge'],
    example: 'spark.executor.memory=8g',
    needs: onSpark,
    check: (settings) =>
      settings.every((setting) => /^[^=\s]+=/.test(setting)) ? null : 'must be like spark.executor.memory=8g',
    option: 'spark.conf',
  }),
  flag({
    name: 'options',
    type: 'text',
    group: 'Running',
    help: 'File of the options that a run on Spark gave its executors: variorum-options.json. By default those of merge without flags',
    commands: ['worker'],
    example: 'variorum-options.json',
    option: 'path',
  }),
  flag({
    name: 'workers',
    type: 'number',
    default: 0,
    group: 'Running',
    help: 'Worker threads, 1 for none. 0 takes one a core from 500 files on. The result does not depend on it',
    commands: ['merge', 'add', 'remove', 'watch', 'scan', 'explain', 'tune'],
    example: '2',
    needs: { flag: 'engine', value: 'local' },
    check: whole(0, 1024),
    option: 'workers',
  }),
  flag({
    name: 'every',
    type: 'text',
    default: '5m',
    group: 'Running',
    help: 'How long to wait between two looks at the directory: 30s, 5m, 1h. 5m: editors change a report within minutes',
    commands: ['watch'],
    example: '30s',
    check: (time) =>
      readDuration(time) === null ? 'must be a number with s, m or h behind it, such as 5m' : null,
    option: 'everyMs',
    to: (time) => readDuration(time)!,
  }),
  flag({
    name: 'once',
    type: 'switch',
    group: 'Running',
    help: 'Look once, add what nobody has written to for ten seconds, and end: for cron',
    commands: ['watch'],
    option: 'isOnce',
  }),
  flag({
    name: 'quiet',
    type: 'switch',
    group: 'Running',
    help: 'No summary, no progress and no line for each batch on stderr; what failed is named all the same',
    commands: ['merge', 'add', 'remove', 'watch', 'scan', 'tune'],
    option: 'isQuiet',
  }),
  flag({
    name: 'verbose',
    type: 'switch',
    group: 'Running',
    help: 'Say in the summary too which share of the pairs the sketch proposes',
    commands: ['merge', 'add', 'scan'],
    check: (isVerbose, { quiet }) =>
      isVerbose && quiet === true ? 'must not be given with --quiet, which leaves the summary out' : null,
    option: 'isVerbose',
  }),
] as const;

const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** A time in milliseconds; null where it is none, or longer than a timer can wait. */
function readDuration(time: string): number | null {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([smh])$/.exec(time) ?? [];
  if (number === undefined || unit === undefined) return null;
  const ms = Number(number) * unitsMs[unit]!;
  return ms >= 1 && ms < 2 ** 31 ? ms : null;
}
