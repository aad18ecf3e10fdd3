/** Names of stages in; the executor that is first seen to run a worker of each is killed, once. Needs /proc. */
import { readdirSync, readFileSync } from 'node:fs';

const lookEveryMs = 40;

/** Kills until stop() is called, which says in which stages it did. Only processes below this one are touched. */
export function killExecutorIn(stages) {
  const killed = [];
  const timer = setInterval(() => {
    const processes = listProcesses();
    for (const stage of stages.filter((name) => !killed.includes(name))) {
      const worker = processes.find(
        ({ words, pid }) =>
          words.includes(`variorum-worker.cjs ${stage} `) &&
          words.startsWith('node') &&
          isOurs(pid, processes),
      );
      // The worker's parent is a shell, or the executor itself where the shell has given way.
      const executor = worker && executorAbove(worker, processes);
      if (executor === undefined) continue;
      process.kill(executor.pid, 'SIGKILL');
      killed.push(stage);
    }
  }, lookEveryMs);
  return {
    stop: () => {
      clearInterval(timer);
      return killed;
    },
  };
}

function executorAbove(worker, processes) {
  let at = worker;
  while (at !== undefined && !at.words.includes('CoarseGrainedExecutorBackend'))
    at = processes.find(({ pid }) => pid === at.parent);
  return at;
}

function isOurs(pid, processes) {
  let at = processes.find((one) => one.pid === pid);
  while (at !== undefined && at.pid !== process.pid) at = processes.find((one) => one.pid === at.parent);
  return at !== undefined;
}

function listProcesses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const parent = Number(
          readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^.*\) /, '')
            .split(' ')[1],
        );
        return [{ pid: Number(name), parent, words }];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
}
