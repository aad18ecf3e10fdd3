#!/usr/bin/env node
/** Entry: command line → one command → exit status. Everything heavy is loaded by the command that needs it. */
import { CommandFailure, unreachable } from './model/failure.js';
import { readHelpPage } from './options/help-pages.js';
import type { ParsedCommand } from './options/parse.js';
import { readBuilt } from './read/built-files.js';

const version = readBuilt('version.txt').toString();

async function run(parsed: ParsedCommand): Promise<number> {
  switch (parsed.command) {
    case 'merge':
    case 'scan':
      return (await import('./commands/merge.js')).runMerge(parsed.options, {
        command: parsed.command,
        version,
      });
    case 'explain':
      return (await import('./commands/explain.js')).runExplain(parsed.options);
    case 'check':
      return (await import('./commands/check.js')).runCheck(parsed.out, parsed.source, parsed.isJson);
    case 'restore':
      return (await import('./commands/restore.js')).runRestore(parsed.out, parsed.revision);
    case 'eval':
      return (await import('./commands/eval.js')).runEval(parsed);
    case 'tune':
      return (await import('./commands/tune.js')).runTune(parsed.options);
    case 'compare':
      return (await import('./commands/compare.js')).runCompare(parsed.left, parsed.right, parsed.isJson);
    case 'worker':
      return (await import('./commands/worker.js')).runWorker(parsed.stage, parsed.options);
    case 'completion':
      process.stdout.write((await import('./commands/completion.js')).renderCompletion(parsed.shell));
      return 0;
    case 'schema':
      process.stdout.write(
        `${JSON.stringify((await import('./write/json/schema.js')).editionJsonSchema(), null, 2)}\n`,
      );
      return 0;
    case 'text':
      process.stdout.write(`${parsed.text}\n`);
      return 0;
    default:
      return unreachable(parsed);
  }
}

async function start(argv: readonly string[]): Promise<number> {
  const page = readHelpPage(argv);
  if (page !== null) return run({ command: 'text', text: page.trimEnd() });
  const { parseCommandLine } = await import('./options/parse.js');
  const { withSettings } = await import('./options/settings.js');
  return run(await parseCommandLine(await withSettings(argv, process.env), version));
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  // Whatever is not an expected failure is a defect: its stack helps whoever mends it.
  process.stderr.write(
    `${error instanceof CommandFailure ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 2;
}
