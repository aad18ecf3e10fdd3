/**
 * Measures whole processes: processor time (user and system, with all threads and children), wall time and peak memory.
 * Ratios are made of processor time, since wall time on a shared machine tells who else was there.
 */
import { spawnSync } from 'node:child_process';

/** Every run, as it is kept. */
export const runs = [];

/** Has a process of Node say at its end how much memory it took. */
const sayPeak =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+' KiB\\n'))";

/** What a command line of Node begins with where its peak is wanted. */
export const nodeWithPeak = [process.execPath, '--import', sayPeak];

// Bash tells what a child and all of its own children took: Node tells of itself alone.
const script = 'TIMEFORMAT="took %U %S %R"; time "$0" "$@"';

/** Runs a command once. Throws where it fails. */
function runOnce([command, ...args], environment) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, command, ...args], {
    env: { ...process.env, ...environment, LC_ALL: 'C' },
    maxBuffer: 2 ** 29,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = stderr.toString();
  const took = said.match(/took ([\d.]+) ([\d.]+) ([\d.]+)\s*$/);
  if (status !== 0 || took === null) throw new Error(`${command} ${args.join(' ')}: ${said}`);
  const [user, system, wall] = took.slice(1).map(Number);
  return { processor: user + system, wall, peakKiB: Number(said.match(/peak (\d+) KiB/)?.[1] ?? 0), stdout };
}

/**
 * Runs a command `rounds` times and returns the medians in seconds, the largest peak, and the last standard output.
 * `documents` says of how many the figures are.
 */
export function measure(name, documents, words, { rounds = 3, environment = {} } = {}) {
  const taken = Array.from({ length: rounds }, () => runOnce(words, environment));
  const processor = median(taken.map((run) => run.processor));
  const wall = median(taken.map((run) => run.wall));
  const peakKiB = Math.max(...taken.map((run) => run.peakKiB));
  runs.push({
    name,
    documents,
    processor: taken.map((run) => round(run.processor)),
    wall: taken.map((run) => round(run.wall)),
    ...(peakKiB === 0 ? {} : { peakKiB }),
  });
  process.stdout.write(
    `${name}, ${documents} documents: ${processor.toFixed(2)} s of processor, ${wall.toFixed(2)} s\n`,
  );
  return { name, documents, processor, wall, peakKiB, stdout: taken.at(-1).stdout };
}

export function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

const round = (seconds) => Math.round(1000 * seconds) / 1000;
