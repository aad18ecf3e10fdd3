/** The flags that several commands share: what each means, its unit, its default, and why that is the default. */
import type { Options } from 'yargs';
import { defaultMinScore, defaultThreshold } from '../detect/model/limits.js';

/** `merge` reads every document again, so that the remarks cost little beside it; `scan` is meant to be quick. */
export function relatedFlag(byDefault: number) {
  return {
    type: 'number',
    requiresArg: true,
    default: byDefault,
    describe:
      'How many of its nearest each document is compared with where they share too little to be one report, to say what they share. 2 for merge and explain, 0 for scan, which is quicker without; clusters do not depend on it',
  } as const;
}

/** All that can change what is found. */
export const detectFlags = {
  threshold: {
    type: 'number',
    requiresArg: true,
    default: defaultThreshold,
    describe:
      'Least probability of a merged pair, 0 to 1: that both are one report, by all the evidence. .7: of the labelled pairs that it merges 95 % and more are right at every outlet, on families that the model was not fitted to. Lower merges more, higher leaves more to a person; candidates do not depend on it',
  },
  'min-score': {
    type: 'number',
    requiresArg: true,
    default: defaultMinScore,
    describe:
      'Least score of a merged pair, 0 to 1: share of the smaller text’s weighted shingles. Candidates are looked for down to it. .20: on news pages scraped again 93 % of the true pairs that were compared have more; reports by others of one event had less than .12 in the seeds',
  },
  'shingle-size': {
    type: 'number',
    requiresArg: true,
    default: 4,
    describe: 'Tokens in a shingle. 4: shorter ones meet by chance, longer ones are broken by every edit',
  },
  sketch: {
    choices: ['minhash', 'scaled'],
    default: 'minhash',
    describe:
      'How candidates are found: signatures of fixed size, or all hashes below a limit. Pairs are verified exactly under both',
  },
  scheme: {
    choices: ['oph', 'npm'],
    default: 'oph',
    describe:
      'How minhash signatures are made. oph costs one pass whatever their size; npm makes those of the package minhash, value for value',
  },
  'num-perm': {
    type: 'number',
    requiresArg: true,
    default: 256,
    describe: 'Permutations in a signature. 256: enough to find what --min-score lets through',
  },
  bands: {
    type: 'number',
    requiresArg: true,
    describe: 'Bands of a signature. By default chosen with --rows to find 99 % of pairs at --min-score',
  },
  rows: {
    type: 'number',
    requiresArg: true,
    describe: 'Rows in a band. By default the most that still find 99 % of pairs at --min-score',
  },
  scaled: {
    type: 'number',
    requiresArg: true,
    default: 4,
    describe: 'One hash in so many is kept by --sketch scaled. 4: finds what 256 permutations find in news',
  },
  'max-bucket': {
    type: 'number',
    requiresArg: true,
    default: 1000,
    describe:
      'Documents in a bucket, beyond which each meets a few of them only, and none where they are unlike elsewhere. 1000: all pairs of more are millions',
  },
  related: relatedFlag(2),
  'merge-syndicated': {
    type: 'boolean',
    default: false,
    describe:
      'Merge copies under another agency’s dateline too. Off: another outlet’s page is another witness of the news',
  },
  seed: {
    type: 'number',
    requiresArg: true,
    default: 1,
    describe: 'Seed of the hash permutations, a whole number. The same seed gives the same result',
  },
} as const satisfies Record<string, Options>;

export const runFlags = {
  out: {
    type: 'string',
    requiresArg: true,
    demandOption: true,
    describe: 'Directory to write. Replaced as a whole when it holds an earlier run',
  },
  policy: {
    choices: ['union', 'latest'],
    default: 'union',
    describe:
      'What canonical.md shows: the full record with dropped paragraphs marked, or the last text alone. union, so that nothing is lost',
  },
  clusters: {
    type: 'string',
    requiresArg: true,
    describe:
      'Table of the clusters to merge, in place of detection: tabs, a header, columns cluster and id. For tests, and for people who know better',
  },
  dates: {
    type: 'boolean',
    default: true,
    describe:
      'Let the dates of records order the revisions. --no-dates hides them: the wording alone decides',
  },
  editions: {
    choices: ['all', 'none'],
    default: 'all',
    describe: 'Write an edition folder for each report, or none',
  },
  format: {
    type: 'string',
    requiresArg: true,
    default: 'html,picture',
    describe:
      'Forms of an edition beside canonical.md and edition.json, commas between: html the page, picture an SVG, tei TEI P5, prov W3C PROV-JSON, annotations W3C Web Annotations; or none. html,picture, for people',
  },
} as const satisfies Record<string, Options>;

/** What a person decides, and what is done where nobody has. */
export const decisionFlags = {
  pairs: {
    type: 'string',
    requiresArg: true,
    describe:
      'Table of decisions: columns decision, a and b, as in review.tsv with its first column filled in, or as the report page saves it. must and never: a and b are, or are not, one report; before: a is the older revision; base: the text of a leads its report, b stays empty. By default the evidence alone decides',
  },
  'fail-on-doubt': {
    type: 'boolean',
    default: false,
    describe: 'Exit with 1 where pairs are left in doubt. Off: they are listed in review.tsv and kept apart',
  },
} as const satisfies Record<string, Options>;

export const commonFlags = {
  config: {
    type: 'string',
    requiresArg: true,
    describe:
      'File of flags and values, YAML or JSON, as in threshold: .8. Over it go variables like VARIORUM_THRESHOLD, and over these the flags themselves',
  },
  fields: {
    type: 'string',
    requiresArg: true,
    default: 'id=id,text=text,title=title,date=date',
    describe:
      'Which fields of a record in .jsonl files hold what, for example text=body,id=uid. What is not named keeps its default. By default the usual names',
  },
  include: {
    type: 'string',
    requiresArg: true,
    describe:
      'Read only files whose path matches one of these globs, parted by commas, such as "2019/**/*.html,*.txt". By default all',
  },
  exclude: {
    type: 'string',
    requiresArg: true,
    describe: 'Leave out files whose path matches one of these globs, parted by commas. By default none',
  },
  encoding: {
    type: 'string',
    requiresArg: true,
    describe:
      'Encoding of all inputs without a byte-order mark, such as windows-1251. By default as each declares, else as it looks',
  },
  'max-bytes': {
    type: 'number',
    requiresArg: true,
    default: 67_108_864,
    describe:
      'Most bytes of one document, or of a file that is read whole, unpacked. 64 MiB: no article is as large, and it fits in memory. A compressed collection may unpack to 256 times as much, on disk',
  },
  metadata: {
    type: 'string',
    requiresArg: true,
    describe:
      'Table (.csv or .tsv) about files that say nothing of themselves: columns id, date, publisher, url, archive id. By default none',
  },
  workers: {
    type: 'number',
    requiresArg: true,
    default: 0,
    describe:
      'Worker threads, 1 for none. 0 takes one a core from 500 files on. The result does not depend on it',
  },
  quiet: { type: 'boolean', default: false, describe: 'No summary and no progress on stderr' },
  json: { type: 'boolean', default: false, describe: 'Print the result as JSON on stdout' },
} as const satisfies Record<string, Options>;

export const pageFlag = {
  type: 'boolean',
  default: false,
  describe: 'Print a page on stdout: one HTML file that needs nothing else',
} as const satisfies Options;

/** The headings of a help page, and the flags below each. */
export const flagGroups: Readonly<Record<string, readonly string[]>> = {
  'Output:': ['out', 'policy', 'editions', 'format', 'page', 'json', 'html'],
  'What is one report:': [
    'threshold',
    'min-score',
    'merge-syndicated',
    'pairs',
    'fail-on-doubt',
    'clusters',
    'dates',
    'related',
  ],
  'How candidates are found:': [
    'sketch',
    'shingle-size',
    'num-perm',
    'bands',
    'rows',
    'scaled',
    'scheme',
    'max-bucket',
    'seed',
  ],
  'What is tried:': ['shingle-sizes', 'gold', 'neutral'],
  'What is read:': ['fields', 'include', 'exclude', 'encoding', 'max-bytes', 'metadata'],
  'Running:': ['config', 'engine', 'master', 'conf', 'options', 'workers', 'quiet', 'help', 'version'],
};
