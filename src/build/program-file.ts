/** Makes the program one file: all of its modules, and its three entries, none of which runs until it is asked to. */
import type { Plugin } from 'rolldown';
import { type Bundled, dist, writeBundle } from './bundling.js';

const entry = 'variorum-entry.js';

/** Writes the program to `file`, which exports what `commands/launch/program.ts` names, and the library. */
export function writeProgram(file: string, plugins: readonly Plugin[], started = ''): Promise<Bundled> {
  return writeBundle(entry, [openEntries(started), requireWhenUsed(), ...plugins], {
    file,
    format: 'cjs',
    codeSplitting: false,
  });
}

/** In place of three entries: functions that open them. `started` is what the file does by itself. */
function openEntries(started: string): Plugin {
  return {
    name: 'open-entries',
    resolveId: (id) => (id === entry ? `${dist}${entry}` : null),
    load: (id) =>
      id === `${dist}${entry}`
        ? `export function startCommand() { import('./cli.js'); }
export function startWorker() { import('./engine/worker.js'); }
export function openLibrary() { return require('./index.js'); }
${started}`
        : null,
  };
}

// What few runs use of Node, and what takes it milliseconds to load.
const usedByFew = ['assert', 'child_process', 'worker_threads'];

/**
 * A bundle requires at its beginning whatever any of its modules imports; this puts off some of it until it is used: what
 * few runs use, and `more`.
 */
export function requireWhenUsed(...more: readonly string[]): Plugin {
  const names = [...usedByFew, ...more].join('|');
  const atOnce = `\\brequire\\("((?:node:)?(?:${names}))"\\);`;
  const named = new RegExp(`\\b(?:let|var|const) (\\w+) = ${atOnce}`, 'g');
  return {
    name: 'require-when-used',
    renderChunk: (code) => {
      const changed = code.replace(
        named,
        (_, name: string, id: string) =>
          `const ${name} = new Proxy({}, { get: (_, key) => require("${id}")[key] });`,
      );
      const left = new RegExp(atOnce).exec(changed);
      if (left !== null) throw new TypeError(`Cannot put off ${left[1]} until it is used`);
      return changed;
    },
  };
}
