/**
 * Tries the program as it is installed: packs it, installs it into an empty folder without a clone, and holds its size,
 * its speed, its types and what it writes against their bars.
 *
 *   npm run build && npm run test:package
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences } from '../spark/compare.mjs';
import { filesBelow, install, newFolder, pack, removeFolders, root, run } from './install.mjs';
import { conclude, say } from './report.mjs';

const bars = { megabytes: 10, packages: 5, helpSeconds: 0.2, seedsSeconds: 2, npxSeconds: 10 };

const tarball = pack();
const folder = install(tarball);
const modules = join(folder, 'node_modules');
const home = join(modules, 'variorum');

function measureInstall() {
  const bytes = filesBelow(modules).reduce((sum, path) => sum + lstatSync(path).blocks * 512, 0);
  say(
    bytes <= bars.megabytes * 1e6,
    `installed: ${(bytes / 1e6).toFixed(1)} MB on disk, at most ${bars.megabytes}`,
  );
  const packages = Object.keys(
    JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages,
  );
  say(packages.length <= bars.packages, `packages: ${packages.length}, at most ${bars.packages}`);
}

// Says on its last line of standard error how long the processor has worked for a process.
const tellCpu = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\n'+(user+system))})`;

/**
 * How long the program takes, in seconds, at least: the shorter of the time on the clock and the processor's, in the
 * best of some tries. On an idle machine the two are about the same; on a busy one the clock counts the others' work.
 */
function leastSeconds(tries, flags, prepare = () => ({})) {
  const seconds = Array.from({ length: tries }, () => {
    const env = { ...process.env, ...prepare() };
    const start = performance.now();
    const told = spawnSync(process.execPath, ['--import', tellCpu, ...flags], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    const clock = (performance.now() - start) / 1000;
    if (told.status !== 0) throw new Error(`Cannot measure ${flags.join(' ')}: ${told.stderr}`);
    return Math.min(clock, Number(told.stderr.split('\n').at(-1)) / 1e6);
  });
  return Math.min(...seconds);
}

function secondsOf(act) {
  const start = performance.now();
  act();
  return (performance.now() - start) / 1000;
}

function measureSpeed() {
  const cli = join(home, 'dist/bundle/program/cli.js');
  const help = leastSeconds(7, [cli, '--help']);
  const told = `${help.toFixed(2)} s (Node alone ${leastSeconds(7, ['-e', '0']).toFixed(2)} s)`;
  say(help <= bars.helpSeconds, `variorum --help: ${told}, at most ${bars.helpSeconds}`);
  cpSync(join(root, 'seeds'), join(folder, 'seeds'), { recursive: true });
  const seeds = leastSeconds(3, [cli, 'merge', 'seeds', '--out', 'out'], () => {
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    // Nothing is compiled yet.
    return { NODE_COMPILE_CACHE: newFolder() };
  });
  say(
    seeds <= bars.seedsSeconds,
    `first run of the seeds: ${seeds.toFixed(2)} s, at most ${bars.seedsSeconds}`,
  );
}

function compareOutput() {
  const wrong = differences(join(root, 'out'), join(folder, 'out'));
  say(wrong.length === 0, `its output is out/ byte for byte${wrong.map((path) => `; ${path}`).join('')}`);
  run(
    process.execPath,
    [join(home, 'dist/bundle/program/cli.js'), 'check', 'out', '--source', 'seeds'],
    folder,
  );
  const threads = ['merge', 'seeds', '--out', 'threads', '--workers', '2', '--quiet'];
  run(process.execPath, [join(home, 'dist/bundle/program/cli.js'), ...threads], folder);
  const apart = differences(join(root, 'out'), join(folder, 'threads'));
  say(
    apart.length === 0,
    `the output of two threads is the same${apart.map((path) => `; ${path}`).join('')}`,
  );
}

/** `npx` alone, in a folder where nothing is installed. */
function tryNpx() {
  const empty = newFolder();
  cpSync(join(root, 'seeds'), join(empty, 'news'), { recursive: true });
  const cache = newFolder();
  const flags = [
    '--yes',
    `--cache=${cache}`,
    `--package=${tarball}`,
    'variorum',
    'merge',
    'news',
    '--out',
    'out',
  ];
  const seconds = secondsOf(() => run('npx', flags, empty));
  const isThere = existsSync(join(empty, 'out/index.html'));
  say(
    isThere && seconds <= bars.npxSeconds,
    `npx variorum merge, nothing installed: ${seconds.toFixed(1)} s, at most ${bars.npxSeconds}`,
  );
}

/** The compiler says nothing of a strict consumer, whether it knows the types of Node and of browsers or nothing else. */
function checkTypes() {
  const source = readFileSync(new URL('consumer.ts', import.meta.url), 'utf8');
  writeFileSync(join(folder, 'consumer.ts'), source);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  for (const lib of ['es2023', 'es2023,dom']) {
    const flags = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--exactOptionalPropertyTypes'];
    const where = ['--module', 'nodenext', '--target', 'es2023', '--lib', lib, '--types', ''];
    let said = '';
    try {
      run(process.execPath, [tsc, ...flags, ...where, 'consumer.ts'], folder);
    } catch (error) {
      said = `\n${error.stdout}${error.stderr}`;
    }
    say(said === '', `types check under --strict without skipLibCheck, lib ${lib}${said}`);
  }
}

function checkFiles() {
  const wanted = [
    'LICENSE',
    'README.md',
    'package.json',
    'dist/bundle/CHANGELOG.md',
    'dist/bundle/THIRD-PARTY.txt',
    'dist/bundle/sbom.cdx.json',
  ];
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const pictures = Array.from(
    readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\bsrc="([^"]+)"/g),
    (found) => found[1] ?? found[2],
  );
  const lost = [...wanted, ...pictures].filter((path) => !existsSync(join(home, path)));
  say(
    lost.length === 0,
    `licences, changes, README and its ${pictures.length} picture(s) are in it${lost.map((path) => `; not ${path}`).join('')}`,
  );
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const missing = ['license', 'repository', 'homepage', 'keywords', 'engines'].filter(
    (key) => manifest[key] === undefined,
  );
  say(
    missing.length === 0,
    `package.json says all that a registry shows${missing.map((key) => `; not ${key}`).join('')}`,
  );
}

/** Every package of the bundle is named with its licence, and listed in the bill of materials. */
function checkLicences() {
  const text = readFileSync(join(home, 'dist/bundle/THIRD-PARTY.txt'), 'utf8');
  const bom = JSON.parse(readFileSync(join(home, 'dist/bundle/sbom.cdx.json'), 'utf8'));
  const listed = new Set(bom.components.map(({ name }) => name));
  const lost = ['natural', 'minhash', 'p-limit', 'yargs-parser', 'zod', 'linkedom', ...listed].filter(
    (name) => !text.includes(`\n${name} `) || !listed.has(name),
  );
  say(
    lost.length === 0,
    `licences of the ${listed.size} packages in it are told, and its bill of materials lists them${lost.map((name) => `; not of ${name}`).join('')}`,
  );
}

try {
  measureInstall();
  measureSpeed();
  compareOutput();
  tryNpx();
  checkTypes();
  checkFiles();
  checkLicences();
} finally {
  removeFolders();
}
conclude();
