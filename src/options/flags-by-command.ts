/** Which flags each command takes: what settings may set, and what completion offers. A test holds it against the help pages. */
import type { Options } from 'yargs';
import { commonFlags, decisionFlags, detectFlags, pageFlag, runFlags } from './flags.js';
import { engineFlags, workerFlags } from './flags-engine.js';
import { tuneFlags } from './flags-tune.js';

type Flags = Readonly<Record<string, Options>>;

const json = { json: commonFlags.json };
const file = (describe: string): Options => ({ type: 'string', describe });

export const flagsByCommand: Readonly<Record<string, Flags>> = {
  merge: { ...runFlags, ...detectFlags, ...decisionFlags, ...engineFlags, ...commonFlags },
  scan: { out: runFlags.out, dates: runFlags.dates, ...detectFlags, ...decisionFlags, ...commonFlags },
  explain: { ...detectFlags, pairs: decisionFlags.pairs, ...commonFlags, html: pageFlag },
  tune: { ...tuneFlags, ...detectFlags, ...commonFlags },
  compare: json,
  check: { source: file('The directory that was merged'), ...json },
  restore: { revision: file('The document to give back') },
  eval: {
    gold: file('Table of the truth'),
    labels: file('Table of pairs read by eye'),
    neutral: file('Table of pairs that do not count'),
    ...json,
  },
  worker: workerFlags,
  schema: {},
  completion: {},
};
