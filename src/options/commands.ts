/** Lists the commands: the words that each takes beside its flags, and what its help page says. */
import { planSteps, shells, workerStages } from '../model/options.js';
import type { CommandName } from './flag.js';

/** A word without a flag. Every command needs all of its words. */
export interface Argument {
  readonly name: string;
  readonly help: string;
  readonly choices?: readonly string[];
  /** One word or more. */
  readonly isRepeated?: true;
  /** A repeated one that may be left out. */
  readonly isOptional?: true;
}

export interface Command {
  readonly summary: string;
  readonly arguments: readonly Argument[];
  readonly examples: readonly (readonly [line: string, why: string])[];
  /** It tries the values of some flags by itself, so that a flag may need a value that nobody asked for. */
  readonly triesValues?: true;
  /** Flags of which it needs one at least, and what is said where there is none. */
  readonly needsOneOf?: { readonly flags: readonly string[]; readonly otherwise: string };
  /** What it does not ask for, where that differs from the default. */
  readonly fixed?: Readonly<Record<string, unknown>>;
}

const inputs = {
  name: 'inputs',
  help: 'Directories, read with their subfolders; files; globs in quotation marks; - for standard input. A document is named by its path below the deepest directory that holds all of them',
  isRepeated: true,
} as const;

const archive = { name: 'archive', help: 'What merge wrote; its state lies in .variorum' } as const;

export const commandTable = {
  merge: {
    summary: 'find revisions, merge them, write editions and tables',
    arguments: [inputs],
    examples: [
      ['merge seeds --out out', 'the whole job'],
      ["merge 2019 2020 'wires/*.jsonl' --out out", 'several inputs; names are like 2019/a.txt'],
      ['merge - --input-type jsonl --out out < a.jsonl', 'a stream, and what it is'],
      ['merge crawl --out out --policy latest --threshold .8', 'stricter; last texts only'],
    ],
  },
  add: {
    summary: 'add articles to what merge wrote, without doing the past again',
    arguments: [archive, { ...inputs, isOptional: true }],
    examples: [
      ['add out crawl/2026-11-30', 'the same result as a merge of all that was ever added'],
      ['add out crawl', 'what is there already is passed over'],
      ['add out --pairs decisions.tsv', 'nothing new but decisions'],
    ],
  },
  remove: {
    summary: 'take articles out of an archive; the reason is kept, and they stay out',
    arguments: [
      archive,
      { name: 'documents', help: 'Documents, named as in documents.jsonl', isRepeated: true },
    ],
    examples: [
      ['remove out news/7.txt --reason "court order"', 'the others are as if it had never been there'],
    ],
  },
  watch: {
    summary: 'add to an archive what appears in a directory, again and again',
    arguments: [
      archive,
      {
        name: 'dir',
        help: 'A directory that a crawler fills. Left out are names that begin with a point or end in .part, .tmp, .open and the like',
      },
    ],
    examples: [
      ['watch out crawl --every 5m', 'one line for each batch; Ctrl-C ends it'],
      ['watch out crawl --once', 'for cron: adds what is new, and ends'],
    ],
  },
  scan: {
    summary: 'find revisions only: clusters, relations, evidence',
    arguments: [inputs],
    examples: [['scan crawl --out found', 'which articles are one report, and why']],
    fixed: { editions: 'none' },
  },
  explain: {
    summary: 'why two documents were, or were not, put together',
    arguments: [
      { name: 'inputs', help: 'What was merged', isRepeated: true },
      {
        name: 'a',
        help: 'A document: its path below the directory, or as much of it as no other has',
      },
      { name: 'b', help: 'Another one' },
    ],
    examples: [
      [
        'explain seeds 001_ee63aafd8d45b27d.txt 003_3fdb0052e4fe7c87.txt',
        'kept apart: only quotations are shared',
      ],
    ],
  },
  trace: {
    summary: 'where a paragraph first appeared, who carried it, and how it changed',
    arguments: [
      { name: 'out', help: 'What merge wrote' },
      {
        name: 'words',
        help: 'A sentence or a part of it, with or without quotation marks around it; typing errors are forgiven, and its first 256 words count. Left out with --paragraph',
        isRepeated: true,
        isOptional: true,
      },
    ],
    examples: [
      ['trace out "the opening of the MAKS air show"', 'the thread that has it, oldest first; then others'],
      ['trace out --paragraph p2fdd33e5bec0 --page thread.html', 'a paragraph of an edition, as a page'],
    ],
  },
  check: {
    summary: 're-check every claim of provenance in an output',
    arguments: [{ name: 'out', help: 'What merge wrote' }],
    examples: [
      ['check out --source seeds', 'compare with the files themselves'],
      ['check out --source 2019 --source 2020', 'where several inputs were merged'],
    ],
  },
  restore: {
    summary: 'give back a source, byte for byte, from its edition alone',
    arguments: [{ name: 'out', help: 'What merge wrote' }],
    examples: [['restore out --revision 002_019d0fbc26820511.txt > old.txt', 'bytes on stdout']],
  },
  eval: {
    summary: 'compare the clusters of an output with the true ones',
    arguments: [{ name: 'out', help: 'What merge or scan wrote' }],
    examples: [
      [
        'eval out --gold clusters.tsv',
        'reports found whole, B-cubed, precision and recall, with intervals, and the worst errors',
      ],
    ],
    needsOneOf: {
      flags: ['gold', 'labels'],
      otherwise: 'nothing says what is true; give --gold, --labels or both',
    },
  },
  tune: {
    summary: 'what each threshold, shingle size and sketch would do to a directory',
    arguments: [{ name: 'inputs', help: 'What to try them on, as merge takes it', isRepeated: true }],
    examples: [
      ['tune crawl --page tuning.html', 'tables, plots and one command line to run'],
      ['tune crawl --gold clusters.tsv', 'precision and recall of every value'],
    ],
    triesValues: true,
  },
  compare: {
    summary: 'what differs between two outputs, and which option or input made it so',
    arguments: [
      { name: 'left', help: 'What merge or scan wrote' },
      { name: 'right', help: 'Another output' },
    ],
    examples: [
      ['compare out stricter', 'reports that changed, with the verdicts that changed them'],
      ['compare former out --fail-on reports,facts', 'a gate: 1 where one of these differs, and a table'],
    ],
  },
  plan: {
    summary:
      'cut a merge or scan into commands for many processes or machines, and print them in their order',
    arguments: [inputs],
    examples: [
      ['plan crawl --out merged --shards 64 > plan.sh', 'groups of commands, an empty line between'],
      ['plan crawl --out found --shards 64 --for scan', 'the same for scan'],
    ],
  },
  worker: {
    summary: 'run one command of a plan, or one stage of a run on Spark over rows on standard input',
    arguments: [
      {
        name: 'stage',
        help: `With --work a step of a plan (${planSteps.join(', ')}, or gather between them); without it a stage of a run on Spark, as its executors call it`,
        choices: workerStages,
      },
    ],
    examples: [
      ['worker count --work merged.variorum-plan --shard 3', 'one share of a step; what is done is skipped'],
      ['worker gather --after count --work merged.variorum-plan', 'what lies between two steps'],
      ['worker sign --options variorum-options.json < rows', 'sketches of lines, as SQL takes them'],
    ],
  },
  schema: { summary: 'print the JSON Schema of edition.json', arguments: [], examples: [] },
  completion: {
    summary: 'print a script that completes commands and flags',
    arguments: [{ name: 'shell', help: 'The shell it is for', choices: shells }],
    examples: [['source <($0 completion bash)', 'for this session']],
  },
} as const satisfies Readonly<Record<CommandName, Command>>;

/** `explain <inputs..> <a> <b>`. */
export function usageOf(command: CommandName): string {
  const about: Command = commandTable[command];
  const words = about.arguments.map(({ name, isRepeated, isOptional }) => {
    const word = isRepeated ? `${name}..` : name;
    return isOptional ? `[${word}]` : `<${word}>`;
  });
  return [command, ...words].join(' ');
}

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commandTable, word);
}
