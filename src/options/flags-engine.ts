/** The flags of work that is done elsewhere: who does it, and what its stages are told. */
import type { Options } from 'yargs';

/** Where the work is done. */
export const engineFlags = {
  engine: {
    choices: ['local', 'spark'],
    default: 'local',
    describe:
      'Who does the work: this machine, or Apache Spark on a cluster. The result is the same. local, which takes a million articles',
  },
  master: {
    type: 'string',
    requiresArg: true,
    describe:
      'The master that Spark asks, such as spark://host:7077, yarn or local[4]. By default what Spark is set to',
  },
  conf: {
    type: 'string',
    array: true,
    requiresArg: true,
    default: [] as string[],
    describe:
      'Settings of Spark as key=value, one or several, such as spark.executor.memory=8g. They go over those of Variorum',
  },
} as const satisfies Record<string, Options>;

export const workerFlags = {
  options: {
    type: 'string',
    requiresArg: true,
    describe:
      'File of the options that a run on Spark gave its executors: variorum-options.json. By default those of merge without flags',
  },
} as const satisfies Record<string, Options>;
