/**
 * Exchanges two folders in one step, so that at no moment one of the names is missing. Node cannot ask the system for it
 * (renameat2(2), RENAME_EXCHANGE); GNU mv can from 9.5 on, and so can Perl, which nearly every Linux has. A link to the
 * current result would need neither, but an output would be no folder then: copied, packed or committed it would be empty.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { isSystemError } from '../../base/system-error.js';

// The number of renameat2 in the system's table, by processor.
const callNumbers: Readonly<Record<string, number>> = { x64: 316, arm64: 276, riscv64: 276 };
// AT_FDCWD twice: both paths are whole. 2 is RENAME_EXCHANGE.
const perlProgram = (number: number) =>
  `exit(syscall(${number}, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 ? 0 : 1)`;

/** Exchanges `a` and `b`; false where that cannot be done here, and nothing has changed then. */
export function exchange(a: string, b: string): boolean {
  const before = identify(a);
  for (const [program, ...flags] of programsFor(a, b)) {
    spawnSync(program!, flags, { stdio: 'ignore' });
    // What it says of itself does not count: the folders are looked at.
    if (identify(b) === before) return true;
  }
  return false;
}

function programsFor(a: string, b: string): readonly (readonly string[])[] {
  if (process.platform !== 'linux') return [];
  const number = callNumbers[process.arch];
  return [
    ['mv', '--exchange', '--no-target-directory', '--', a, b],
    ...(number === undefined ? [] : [['perl', '-e', perlProgram(number), '--', a, b]]),
  ];
}

/**
 * A name for the file or folder itself, whatever it is called; null where nothing is there. What may not be looked at is
 * named by the reason: this process cannot change it either.
 */
export function identify(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : error.code;
  }
}
