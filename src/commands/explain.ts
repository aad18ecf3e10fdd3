/** Runs `explain`: says why two documents were, or were not, put together, with every figure that the decision used. */
import { relative } from 'node:path';
import { openEngine } from '../engine/local.js';
import { explain } from '../inspect/explain/explanation.js';
import { renderExplanationText } from '../inspect/explain/explanation-text.js';
import { CommandFailure, describeFailure } from '../model/failure.js';
import { findNearest } from '../options/nearest-name.js';
import type { OptionsOf } from '../options/option-record.js';
import { detect } from '../pipeline/run.js';
import { readDecisions } from '../read/decision-table.js';
import { folderOfInputs } from '../read/input-folder.js';
import { listDocuments } from '../read/list-documents.js';
import { type Io, printStderr } from './io.js';
import { printJson } from './print-json.js';

/** Prints the explanation. Throws CommandFailure where one of the two is not there. */
export async function runExplain(options: OptionsOf<'explain'>, io: Io): Promise<number> {
  const { refs } = await listDocuments(options.inputs, null, options.fields, options.reading, io);
  const ids = refs.map(({ id }) => id as string);
  const folder = folderOfInputs(options.inputs);
  const names = [options.a, options.b].map((word) => findDocument(word, ids, folder)) as [string, string];
  if (names[0] === names[1]) {
    throw new CommandFailure({
      reason: 'bad-usage',
      message: `${names[0]} is named twice; name two documents`,
    });
  }
  const engine = openEngine(options.workers, refs.length);
  try {
    const decided = options.pairs === null ? [] : readDecisions(options.pairs);
    const detection = await detect({ refs, ranges: [] }, options.detect, engine, {
      decided,
      hasDates: options.hasDates,
    });
    const broken = detection.failures.find((failure) => 'path' in failure && names.includes(failure.path));
    if (broken !== undefined) throw new CommandFailure(broken);
    const explanation = await explain(names, detection, options.detect, engine);
    if (options.isJson) printJson(io, explanation);
    else if (options.isHtml) {
      const { renderExplanationPage } = await import('../inspect/explain/explanation-page.js');
      io.stdout.write(renderExplanationPage(explanation, options.detect));
    } else io.stdout.write(renderExplanationText(explanation, options.detect));
    for (const failure of detection.failures) printStderr(io, describeFailure(failure));
    return 0;
  } finally {
    await engine.close();
  }
}

/** The document that `word` means: its id, its path as the shell completes it, or the only id that has the word in it. */
function findDocument(word: string, ids: readonly string[], folder: string): string {
  if (ids.includes(word)) return word;
  const below = relative(folder, word);
  if (ids.includes(below)) return below;
  const found = word === '' ? [] : ids.filter((id) => id.includes(word));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new CommandFailure({ reason: 'many-documents', id: word, found });
  throw new CommandFailure({ reason: 'no-such-document', id: word, nearest: findNearest(word, ids) });
}
