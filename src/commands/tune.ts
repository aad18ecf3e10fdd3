/** Runs `tune`: shows what each threshold would do to a directory, and the command line that follows from it. */
import { pairKey } from '../base/pair-key.js';
import { nameReader } from '../base/table-cells.js';
import { openEngine } from '../engine/local.js';
import { watch } from '../engine/watched.js';
import type { Neutral } from '../inspect/eval/cluster-metrics.js';
import { tune } from '../inspect/tune/tune.js';
import type { Tuning } from '../inspect/tune/tuning.js';
import { renderTuningText } from '../inspect/tune/tuning-text.js';
import { describeFailure, quotePath } from '../model/failure.js';
import { chooseBands } from '../options/choose-bands.js';
import { type OptionsOf, toRecord } from '../options/option-record.js';
import { listDocuments } from '../read/list-documents.js';
import { readTable } from '../read/table.js';
import { type Io, printStderr } from './io.js';
import { printJson } from './print-json.js';
import { Progress } from './progress.js';
import { refuseForeignPage, writePage } from './write-page.js';

type TuneOptions = OptionsOf<'tune'>;

/** Prints the tables and writes the page where one is asked for. Throws CommandFailure where it cannot start. */
export async function runTune(options: TuneOptions, io: Io): Promise<number> {
  if (options.page !== null) refuseForeignPage(options.page);
  const truth = options.gold === null ? null : readTable(options.gold, ['cluster', 'id']);
  const { refs, failures } = await listDocuments(options.inputs, null, options.fields, options.reading, io);
  const nameOf = nameReader(refs.map(({ id }) => id));
  const gold = truth === null ? null : new Map(truth.map(([cluster, id]) => [nameOf(id!), cluster!]));
  const progress = new Progress(io, options.isQuiet);
  const engine = watch(openEngine(options.workers, refs.length), (task, done, total) =>
    progress.count(task, done, total),
  );
  let tuning: Tuning;
  try {
    tuning = await tune({
      refs,
      options: options.detect,
      shingleSizes: options.shingleSizes,
      gold,
      isNeutral: readNeutral(options.neutral),
      engine,
      onStep: (words) => progress.show(words),
    });
  } finally {
    progress.clear();
    await engine.close();
  }
  const commandLine = commandLineOf(options, tuning);
  if (options.page !== null) writePage(options.page, await renderPage(tuning, commandLine));
  if (options.isJson) {
    const { pairs, ...rest } = tuning;
    printJson(io, { ...rest, examined: pairs.length, commandLine });
  } else io.stdout.write(renderTuningText(tuning, commandLine));
  for (const failure of failures) printStderr(io, describeFailure(failure));
  if (options.page !== null && !options.isQuiet)
    printStderr(io, `Page written to ${quotePath(options.page)}`);
  return failures.length > 0 ? 1 : 0;
}

function readNeutral(path: string | null): Neutral {
  const pairs = path === null ? [] : readTable(path, ['cluster1', 'cluster2']);
  const known = new Set(pairs.map((pair) => pairKey(pair[0]!, pair[1]!)));
  return (one, two) => known.has(pairKey(one, two));
}

/** What would run with the recommended values; bands are named where the least score alone would choose others. */
function commandLineOf({ inputs, detect }: TuneOptions, { recommended }: Tuning): string {
  const { sketch, shingleSize, threshold } = recommended;
  const { permutations, bands, rows, seed, minScore } = detect;
  const { detect: usual } = toRecord('tune', new Map());
  const chosen = chooseBands({ permutations, minScore });
  const isAsChosen = sketch === 'scaled' || (chosen.bands === bands && chosen.rows === rows);
  const others = [
    ...(minScore === usual.minScore ? [] : ['--min-score', minScore]),
    ...(permutations === usual.permutations ? [] : ['--num-perm', permutations]),
    ...(isAsChosen ? [] : ['--bands', bands, '--rows', rows]),
    ...(seed === usual.seed ? [] : ['--seed', seed]),
  ];
  return [
    'variorum merge',
    ...inputs.map(quote),
    '--out out --threshold',
    threshold,
    '--shingle-size',
    shingleSize,
    '--sketch',
    sketch,
    ...others,
  ].join(' ');
}

function quote(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}

async function renderPage(tuning: Tuning, commandLine: string): Promise<string> {
  const { renderTuningPage } = await import('../inspect/tune/tuning-page.js');
  return renderTuningPage(tuning, commandLine);
}
