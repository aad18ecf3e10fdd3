/**
 * Opens the program as it is installed, one file beside this one, out of the code that an earlier run of the same command
 * has kept. Only here is it known that there is such code.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';
import { isNode, tuneV8 } from '../../engine/tune-v8.js';
import { keptPath, readKept, writeKept } from './kept-code.js';

/** What the program's file exports; one of a single command has no worker. */
export interface Program {
  /** Runs the command line of this process. */
  startCommand(): void;
  /** Runs the tasks that are posted to this thread. */
  startWorker(): void;
}

/** What may be opened: a command, one of those that have a file of their own, or a worker thread. */
type Entry = 'command' | 'trace' | 'worker';

const require = createRequire(import.meta.url);

// V8 lets go of code that has not run for a while: what is left after longer is not what a start needs.
const longestSeconds = 20;

/** Compiles the program, or takes it as it was compiled before, and starts one of its entries. */
export function openProgram(entry: Entry): void {
  tuneV8();
  const name = entry === 'trace' ? './trace.cjs' : './program.cjs';
  const path = fileURLToPath(new URL(name, import.meta.url));
  const program = isNode ? compile(path, entry !== 'worker') : (require(path) as Program);
  if (entry === 'worker') program.startWorker();
  else program.startCommand();
}

function compile(path: string, mayKeep: boolean): Program {
  const bytes = readFileSync(path);
  const kept = keptPath(bytes, commandOf(process.argv));
  const cachedData = kept === null ? undefined : readKept(kept);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${bytes}\n})`, {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const isNew = cachedData === undefined || script.cachedDataRejected === true;
  if (kept !== null && isNew && mayKeep) keepAtExit(script, kept);
  const module: { exports: object } = { exports: {} };
  script.runInThisContext()(module.exports, require, module, path, dirname(path));
  return module.exports as Program;
}

/** The word that names the command; what is asked for by flags alone has a name of its own. */
function commandOf([, , word]: readonly string[]): string {
  return word !== undefined && /^[a-z]+$/.test(word) ? word : 'none';
}

/** Keeps what is compiled when the process ends: the functions that the command has called are among it then. */
function keepAtExit(script: Script, kept: string): void {
  // What runs on threads is not compiled here.
  let hasThreads = false;
  process.once('worker', () => {
    hasThreads = true;
  });
  process.once('exit', (status) => {
    if (status < 2 && !hasThreads && process.uptime() < longestSeconds)
      writeKept(kept, script.createCachedData());
  });
}
