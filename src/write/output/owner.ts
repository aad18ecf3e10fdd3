/**
 * Tells which process wrote a lock, and whether it still lives. The number of a process is given again, so a lock names
 * the moment when its process began, too; and it means something on one host alone, and there in one space of numbers,
 * since a container has its own.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds an output. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Where the number counts; null where the system has one space for all. */
  readonly space: string | null;
  /** When the process began; null where the system does not say. */
  readonly began: string | null;
}

/** This process. */
export function ownName(): Owner {
  return { pid: process.pid, host: hostname(), space: ownSpace(), began: beganAt(process.pid) };
}

/** Whether the process may still be at work: one that cannot be asked from here counts as alive. */
export function isAlive(owner: Owner): boolean {
  if (!isHere(owner)) return true;
  if (!isRunning(owner.pid)) return false;
  const now = beganAt(owner.pid);
  return owner.began === null || now === null || now === owner.began;
}

/** Whether the process can be asked from here. */
export function isHere({ host, space }: Owner): boolean {
  return host === hostname() && (space ?? null) === ownSpace();
}

export function isOwn(owner: Owner): boolean {
  return JSON.stringify(owner) === JSON.stringify(ownName());
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** pid_namespaces(7). */
function ownSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

/** On Linux the boot, and the 22nd field of `/proc/PID/stat` (proc(5)), counted after the name, which may hold spaces. */
function beganAt(pid: number): string | null {
  if (process.platform !== 'linux') return askForBeginning(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
  } catch {
    // The process has ended.
    return null;
  }
}

/** What every other Unix says; nothing on Windows. */
function askForBeginning(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    encoding: 'utf8',
  });
  return stdout?.trim() || null;
}
