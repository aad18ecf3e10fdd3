/**
 * Measures how the time of a run grows with the length of a page: two revisions of one report at three sizes, as text and
 * as HTML, and the exponent between sizes. node tests/bench/long-pages.mjs [scan|merge] [PARAGRAPHS …], both commands
 * where none is named. Seconds are of processor time, so that a busy machine gives the same figures.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capital, PlantedCorpus } from '../planted/corpus.mjs';

const words = process.argv.slice(2);
const commands = words.filter((word) => Number.isNaN(Number(word)));
const given = words.filter((word) => !commands.includes(word));
const sizes = given.length === 0 ? [8000, 20_000, 60_000] : given.map(Number);
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const headline = 'The long page of the storm';

/** Half of the paragraphs stay, some are edited, some move, some go, and one in eight is a short line. */
function revise(world, paragraphs) {
  const moved = [];
  const kept = paragraphs.flatMap((paragraph) => {
    const chance = world.below(100);
    if (chance < 60) return [paragraph];
    if (chance < 80) return [world.edit(paragraph)];
    if (chance < 90) moved.push(paragraph);
    return chance < 90 ? [] : [capital(world.phrase(12))];
  });
  for (const paragraph of moved) kept.splice(world.below(kept.length), 0, paragraph);
  return kept;
}

function writeRevisions(folder, size, isPage) {
  const world = new PlantedCorpus({ seed: 41 });
  const line = (number) => `Stop ${number}, ${world.phrase(3)}`;
  const older = Array.from({ length: size }, (_, number) =>
    number % 8 === 7 ? line(number) : world.paragraph(),
  );
  mkdirSync(folder, { recursive: true });
  for (const [name, paragraphs] of [
    ['older', older],
    ['newer', revise(world, older)],
  ]) {
    const page = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
    const html = `<!doctype html><title>${headline}</title><article><h1>${headline}</h1>\n${page}</article>`;
    const text = [headline, ...paragraphs].join('\n\n');
    writeFileSync(join(folder, `${name}.${isPage ? 'html' : 'txt'}`), isPage ? html : text);
  }
}

// Says on the last line of standard error how long the processor worked for a process and its threads.
const tellCpu = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\n'+(user+system)/1e6)})`;

/** Returns the processor time of a run, in seconds. */
function run(command, folder, out) {
  const flags = ['--import', tellCpu, cli, command, folder, '--out', out];
  const { status, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Cannot measure ${command} of ${folder}: ${stderr}`);
  return Number(stderr.split('\n').at(-1));
}

/** Measures each size, and prints the power of the length that the time grew by since the size before it. */
function measure(root, command, isPage) {
  let last;
  for (const size of sizes) {
    const folder = join(root, `${size}-${isPage}`);
    if (!existsSync(folder)) writeRevisions(folder, size, isPage);
    const seconds = run(command, folder, join(root, 'out'));
    const exponent =
      last === undefined
        ? ''
        : `, exponent ${(Math.log(seconds / last.seconds) / Math.log(size / last.size)).toFixed(2)}`;
    process.stdout.write(
      `${command}, ${isPage ? 'HTML' : 'text'}, 2 × ${size} paragraphs: ${seconds.toFixed(1)} s${exponent}\n`,
    );
    last = { size, seconds };
  }
}

const root = mkdtempSync(join(tmpdir(), 'variorum-long-'));
try {
  for (const command of commands.length === 0 ? ['scan', 'merge'] : commands)
    for (const isPage of [false, true]) measure(root, command, isPage);
} finally {
  rmSync(root, { recursive: true });
}
