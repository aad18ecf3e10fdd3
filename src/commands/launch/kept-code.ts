/**
 * Keeps what V8 has compiled of the program, so that the next run of a command has nothing to parse: two thirds of the
 * start. Node keeps such code itself from 22.1 on, but as what the first run happened to need, whichever command it was.
 *
 * The place is the user's own folder for caches, or where NODE_COMPILE_CACHE says; NODE_DISABLE_COMPILE_CACHE=1 keeps
 * nothing. No result depends on it: where it cannot be read or written, the program is compiled as if there were none.
 */
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { crc32 } from 'node:zlib';
import envPaths from 'env-paths';

// The check of the rest, in front of it.
const headLength = 4;
// Whoever may write a file decides what is run: bits of the mode that others than the owner have.
const writableByOthers = 0o022;

/** The file for a program and a command; null where nothing is to be kept. The name tells V8 and its flags apart. */
export function keptPath(program: Uint8Array, command: string): string | null {
  const { env } = process;
  if (env['NODE_DISABLE_COMPILE_CACHE'] === '1') return null;
  const folder = env['NODE_COMPILE_CACHE'] || envPaths('variorum', { suffix: '' }).cache;
  const engine = `${process.version}-${process.arch}-${hexOf(cachedDataVersionTag())}`;
  return join(folder, engine, `${hexOf(crc32(program))}-${command}.bin`);
}

function hexOf(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** The code that is kept at `path`; undefined where there is none that is whole and this user's own. */
export function readKept(path: string): Buffer | undefined {
  const content = readOwn(path);
  if (content === undefined || content.length <= headLength) return undefined;
  // V8 believes what it is given: of a file with wrong bytes in it the process would crash.
  const code = content.subarray(headLength);
  return crc32(code) === content.readUInt32LE() ? code : undefined;
}

function readOwn(path: string): Buffer | undefined {
  return quietly(() => {
    const file = openSync(path, 'r');
    try {
      const { uid, mode } = fstatSync(file);
      const owner = process.getuid?.();
      const isOwn = owner === undefined || (uid === owner && (mode & writableByOthers) === 0);
      return isOwn ? readFileSync(file) : undefined;
    } finally {
      closeSync(file);
    }
  });
}

/** Keeps `code` at `path`, all or nothing: two processes may do so at once, and others read meanwhile. */
export function writeKept(path: string, code: Buffer): void {
  const fresh = `${path}.${process.pid}`;
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(crc32(code));
  quietly(() => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(fresh, Buffer.concat([head, code]), { mode: 0o600, flag: 'wx' });
      renameSync(fresh, path);
    } finally {
      rmSync(fresh, { force: true });
    }
  });
}

/** Does what may fail without harm, since the next run tries again. Returns undefined where it fails. */
function quietly<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
