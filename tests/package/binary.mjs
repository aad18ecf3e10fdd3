/**
 * Tries the program that is one executable, in an empty folder and with no Node to be found.
 *
 *   npm run build:binary && npm run test:binary
 */
import { cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from '../spark/compare.mjs';
import { newFolder, removeFolders, root, run } from './install.mjs';
import { conclude, say } from './report.mjs';

const folder = newFolder();
const binary = join(folder, process.platform === 'win32' ? 'variorum.exe' : 'variorum');
cpSync(join(root, 'dist/binary', process.platform === 'win32' ? 'variorum.exe' : 'variorum'), binary);
cpSync(join(root, 'seeds'), join(folder, 'seeds'), { recursive: true });
const start = (...flags) => run(binary, flags, folder, { PATH: '' });

say(true, `one file of ${(statSync(binary).size / 1e6).toFixed(0)} MB`);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const said = start('--version').trim();
say(said === version, `variorum --version: ${said}`);
const help = readFileSync(join(root, 'dist/help/merge.txt'), 'utf8');
say(start('merge', '--help') === help, 'variorum merge --help: its page');
for (const workers of ['1', '2']) {
  const out = `out-${workers}`;
  start('merge', 'seeds', '--out', out, '--quiet', '--workers', workers);
  const wrong = differences(join(root, 'out'), join(folder, out));
  say(
    wrong.length === 0,
    `merge seeds --workers ${workers}: the bytes of out/${wrong.map((path) => `; ${path}`).join('')}`,
  );
}
say(start('check', 'out-1', '--source', 'seeds') !== null, 'check finds nothing in what it wrote');
removeFolders();
conclude();
