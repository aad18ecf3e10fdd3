/**
 * Stands between the program and the disk: writes down each call that changes something below one folder, and stops the
 * program after any one of them, as a kill would. A call that does several things, such as removing a tree, is cut into
 * those that the system knows. Uses nothing of the program.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, resolve, sep } from 'node:path';

/** What a call that is made after the stop throws: no program lives to see it. */
export class Stopped extends Error {}

/**
 * Watches until `restore` is called. After `stopAt` calls `onStop` is called instead of the next one, of which half is
 * done first where it writes and `isHalf` is set. With `error` that one call fails instead, and
 * all others go on, unless `isLasting` is set.
 */
export function watchDisk({
  root,
  stopAt = Number.POSITIVE_INFINITY,
  isHalf = false,
  onStop,
  error,
  isLasting,
  mount,
}) {
  const calls = [];
  const kept = { fs: { ...fs }, promises: { ...fs.promises }, spawnSync: childProcess.spawnSync };
  const isWatched = (path) =>
    typeof path === 'string' && (resolve(path) + sep).startsWith(resolve(root) + sep);
  let isStopped = false;
  let hasFailed = false;
  let isWithin = false;

  /** One call of the system: `half` does a part of it. */
  const step = (call, apply, half = () => {}) => {
    if (isStopped) throw new Stopped();
    if (calls.length >= stopAt && (isLasting || !hasFailed)) {
      if (error !== undefined) {
        hasFailed = true;
        throw error;
      }
      isStopped = true;
      if (isHalf) half();
      onStop?.();
      throw new Stopped();
    }
    const result = apply();
    calls.push(call);
    return result;
  };

  const write = (path, data, flag) => {
    const bytes = Buffer.from(data);
    const put = (part) => () => {
      // It opens the file and writes to it by the functions that are watched here.
      isWithin = true;
      try {
        kept.fs.writeFileSync(path, part, { flag });
      } finally {
        isWithin = false;
      }
    };
    step(
      { name: 'write', path: resolve(path), bytes, isNew: flag !== 'a' },
      put(bytes),
      put(bytes.subarray(0, bytes.length >> 1)),
    );
  };
  const removeTree = (path) => {
    const found = kept.fs.lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) {
      step({ name: 'unlink', path: resolve(path) }, () => kept.fs.unlinkSync(path));
      return;
    }
    for (const name of kept.fs.readdirSync(path).sort()) removeTree(join(path, name));
    step({ name: 'rmdir', path: resolve(path) }, () => kept.fs.rmdirSync(path));
  };
  const makeFolder = (path, options) => {
    const isDeep = typeof options === 'object' && options?.recursive;
    if (isDeep && kept.fs.existsSync(path)) return;
    if (isDeep) makeFolder(resolve(path, '..'), options);
    step({ name: 'mkdir', path: resolve(path) }, () => kept.fs.mkdirSync(path, isDeep ? undefined : options));
  };
  const sync = (path) => step({ name: 'sync', path: resolve(path) }, () => {});
  const opened = new Map();

  const when =
    (isOurs, ours, others) =>
    (...words) =>
      (isOurs(words[0]) ? ours : others)(...words);
  const watchedFs = {
    writeFileSync: when(
      isWatched,
      (path, data, options) => write(path, data, options?.flag ?? 'w'),
      fs.writeFileSync,
    ),
    mkdirSync: when(isWatched, makeFolder, fs.mkdirSync),
    rmSync: when(isWatched, (path) => removeTree(path), fs.rmSync),
    rmdirSync: when(
      isWatched,
      (path) => step({ name: 'rmdir', path: resolve(path) }, () => kept.fs.rmdirSync(path)),
      fs.rmdirSync,
    ),
    renameSync: when(
      isWatched,
      (from, to) =>
        step({ name: 'rename', from: resolve(from), to: resolve(to) }, () => kept.fs.renameSync(from, to)),
      fs.renameSync,
    ),
    linkSync: when(
      isWatched,
      (from, to) =>
        step({ name: 'link', from: resolve(from), to: resolve(to) }, () => kept.fs.linkSync(from, to)),
      fs.linkSync,
    ),
    openSync: when(
      isWatched,
      (path, flag, ...rest) => {
        const open = () => kept.fs.openSync(path, flag, ...rest);
        const made = { name: 'write', path: resolve(path), bytes: Buffer.alloc(0), isNew: true };
        const descriptor = flag === 'w' && !isWithin ? step(made, open) : open();
        if (!isWithin) opened.set(descriptor, path);
        return descriptor;
      },
      fs.openSync,
    ),
    writeSync: (descriptor, data, from = 0, ...rest) => {
      const path = opened.get(descriptor);
      const put = () => kept.fs.writeSync(descriptor, data, from, ...rest);
      if (path === undefined) return put();
      const bytes = Buffer.from(data.subarray(from));
      return step({ name: 'write', path: resolve(path), bytes, isNew: false }, put);
    },
    closeSync: (descriptor) => {
      opened.delete(descriptor);
      kept.fs.closeSync(descriptor);
    },
    appendFileSync: when(isWatched, (path, data) => write(path, data, 'a'), fs.appendFileSync),
    copyFileSync: when(isWatched, (from, to) => write(to, kept.fs.readFileSync(from), 'w'), fs.copyFileSync),
    fsyncSync: (descriptor) =>
      opened.has(descriptor) ? sync(opened.get(descriptor)) : kept.fs.fsyncSync(descriptor),
    statSync: (path, options) => {
      const found = kept.fs.statSync(path, options);
      // A disk of its own has another number.
      return found !== undefined && mount !== undefined && resolve(path) === mount
        ? Object.assign(found, { dev: typeof found.dev === 'bigint' ? found.dev + 1n : found.dev + 1 })
        : found;
    },
  };
  const watchedPromises = {
    appendFile: when(isWatched, async (path, data) => write(path, data, 'a'), fs.promises.appendFile),
    mkdir: when(isWatched, async (path, options) => makeFolder(path, options), fs.promises.mkdir),
    open: async (path, ...rest) => {
      const file = await kept.promises.open(path, ...rest);
      if (isWatched(path)) file.sync = async () => sync(path);
      return file;
    },
  };
  Object.assign(fs, watchedFs);
  Object.assign(fs.promises, watchedPromises);
  // The only program that is started exchanges two folders, the last two words.
  childProcess.spawnSync = (program, words, options) => {
    const [from, to] = words.slice(-2);
    if (!isWatched(from)) return kept.spawnSync(program, words, options);
    if (isStopped) throw new Stopped();
    const before = kept.fs.statSync(from).ino;
    try {
      step({ name: 'asked' }, () => {});
    } catch (caught) {
      if (caught === error) return { status: 1 };
      throw caught;
    }
    const result = kept.spawnSync(program, words, options);
    if (kept.fs.statSync(to).ino === before)
      calls.push({ name: 'exchange', from: resolve(from), to: resolve(to) });
    return result;
  };
  syncBuiltinESMExports();

  return {
    calls,
    wasStopped: () => isStopped || hasFailed,
    restore: () => {
      for (const name of Object.keys(watchedFs)) fs[name] = kept.fs[name];
      for (const name of Object.keys(watchedPromises)) fs.promises[name] = kept.promises[name];
      childProcess.spawnSync = kept.spawnSync;
      syncBuiltinESMExports();
    },
  };
}
