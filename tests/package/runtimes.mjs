/**
 * Shows that the installed program gives the same bytes on every runtime, and in another time zone and locale: the Node
 * that runs this, other lines of Node, Bun and Deno, each from the npm package that holds it. On Node it also runs the
 * tests of zstd, which newer ones decode themselves.
 *
 *   npm run build && npm run test:runtimes
 */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from '../spark/compare.mjs';
import { install, pack, removeFolders, root, run } from './install.mjs';
import { conclude, say, sayUntried } from './report.mjs';

const lines = ['20', '22', '24', '26'];
const runs = [
  { how: 'in one thread', workers: '1', env: { TZ: 'UTC' } },
  { how: 'in two threads', workers: '2', env: {} },
  {
    how: 'half an hour off, in a locale with an i of its own',
    workers: '1',
    env: { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
];

const folder = install(pack());
const cli = join(folder, 'node_modules/variorum/dist/bundle/program/cli.js');
cpSync(join(root, 'seeds'), join(folder, 'seeds'), { recursive: true });

/** What the run of the seeds by `command` gives other than `out/`; null where it runs to no end. */
function wrongBytes(command, flags, { workers, env }) {
  const out = 'out-of-runtime';
  rmSync(join(folder, out), { recursive: true, force: true });
  run(command, [...flags, cli, 'merge', 'seeds', '--out', out, '--quiet', '--workers', workers], folder, env);
  return differences(join(root, 'out'), join(folder, out));
}

function trySeeds(name, command, flags = []) {
  for (const { how, ...circumstances } of runs) {
    try {
      const wrong = wrongBytes(command, flags, circumstances);
      say(
        wrong.length === 0,
        `${name}, ${how}: the bytes of out/${wrong.map((path) => `; ${path}`).join('')}`,
      );
    } catch (error) {
      say(
        false,
        `${name}, ${how}: ${String(error.stderr ?? error)
          .trim()
          .split('\n')
          .slice(-3)
          .join(' ')}`,
      );
    }
  }
}

function tryZstd(name, command) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const flags = ['run', '--config', 'tests/vitest.config.ts', '--project', 'unit', 'zstd-frames'];
  try {
    const said = run(command, [vitest, ...flags], root, { NO_COLOR: '1' });
    say(true, `${name}: ${/Tests .*/.exec(said)?.[0] ?? 'no test'} of zstd`);
  } catch (error) {
    say(false, `${name}: the tests of zstd\n${error.stdout ?? error}`);
  }
}

/** The binary of an npm package that holds a runtime; null where it cannot be had. */
function findRuntime(spec, path) {
  try {
    const binary = join(install(spec), 'node_modules', path);
    if (existsSync(binary)) return binary;
    sayUntried(`${spec}: installed, but there is no ${path} in it`);
  } catch (error) {
    sayUntried(
      `${spec}: cannot be installed: ${
        String(error.stderr ?? error)
          .trim()
          .split('\n')[0]
      }`,
    );
  }
  return null;
}

trySeeds(`Node ${process.version}, which runs this`, process.execPath);
for (const line of lines) {
  const node = findRuntime(`node@${line}`, 'node/bin/node');
  if (node === null) continue;
  const name = `Node ${run(node, ['--version'], folder).trim()}`;
  trySeeds(name, node);
  tryZstd(name, node);
}
const bun = findRuntime('bun', '.bin/bun');
if (bun !== null) trySeeds(`Bun ${run(bun, ['--version'], folder).trim()}`, bun, ['run', '--bun']);
const deno = findRuntime('deno', '.bin/deno');
if (deno !== null)
  trySeeds(run(deno, ['--version'], folder).split('\n')[0], deno, ['run', '--allow-all', '--quiet']);
removeFolders();
conclude();
