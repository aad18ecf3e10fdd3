/**
 * Tells which process wrote a lock, and whether it still lives. The number of a process is given again, so a lock names
 * the moment when its process began, too, and the host that it runs on.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds an output. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** The boot of the machine and the tick at which the process began; null where the system does not say. */
  readonly began: string | null;
}

/** This process. */
export function ownName(): Owner {
  return { pid: process.pid, host: hostname(), began: beganAt(process.pid) };
}

/** Whether the process may still be at work: one of another host cannot be asked, and counts as alive. */
export function isAlive({ pid, host, began }: Owner): boolean {
  if (host !== hostname()) return true;
  if (!isRunning(pid)) return false;
  const now = beganAt(pid);
  return began === null || now === null || now === began;
}

export function isOwn(owner: Owner): boolean {
  const { pid, host, began } = ownName();
  return owner.pid === pid && owner.host === host && owner.began === began;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The 22nd field of `/proc/PID/stat` (proc(5)), counted after the name, which may hold spaces. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
  } catch {
    // Not Linux, or the process has ended: its number alone must do.
    return null;
  }
}
