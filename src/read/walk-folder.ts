/**
 * Walks a folder of the input and lists its files. Skips names that begin with a dot, and the outputs of earlier runs.
 * Follows a link that stays inside the input, and one that leads out of it only where a person says so; goes into every
 * real folder once, so that no links go round in a circle.
 */
import { realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../model/failure.js';
import { readFolder } from './file-names.js';
import { isInside } from './input-folder.js';
import { readRunRecord } from './run-record.js';

/** A file of the input. */
export interface FoundFile {
  readonly path: string;
  /** Where it lies, links followed; null for a link that leads nowhere. */
  readonly real: string | null;
  /** It is a link, or was reached by one. */
  readonly isByLink: boolean;
  /** The link leads out of the input. */
  readonly isOutside: boolean;
}

/** What a walk needs to know. */
export interface WalkOptions {
  /** A folder that is left out. */
  readonly except: string | null;
  /** The real paths of all inputs: a link that ends below none of them leads out. */
  readonly roots: readonly string[];
  readonly followsLinks: boolean;
  /** Names a path in failures. */
  readonly name: (path: string) => string;
}

/** What a walk found, in no order. */
export interface WalkedFolder {
  readonly files: readonly FoundFile[];
  readonly failures: readonly Failure[];
}

/** Lists the files below `root`. */
export async function walkFolder(root: string, options: WalkOptions): Promise<WalkedFolder> {
  const walk = new Walk(options);
  await walk.enter(root, realpathSync(root), { isByLink: false, isOutside: false });
  await walk.followLinks();
  return walk;
}

type Way = Pick<FoundFile, 'isByLink' | 'isOutside'>;

class Walk implements WalkedFolder {
  readonly files: FoundFile[] = [];
  readonly failures: Failure[] = [];
  readonly #options: WalkOptions;
  /** By their real paths. */
  readonly #entered = new Set<string>();
  #links: { readonly path: string; readonly isOutside: boolean }[] = [];

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  /** Lists a folder and those in it; links wait, so that a file takes its own name before that of a link. */
  async enter(root: string, realRoot: string, way: Way): Promise<void> {
    const pending = [{ path: root, real: realRoot }];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      if (this.#entered.has(folder.real)) continue;
      this.#entered.add(folder.real);
      for (const entry of await this.#list(folder.path)) {
        const { path } = entry;
        // A name that is no UTF-8 is printed as another file may be called; its path is its own.
        const isPrinted = path !== join(folder.path, entry.name);
        const real = isPrinted ? path : join(folder.real, entry.name);
        if (entry.name.startsWith('.') || path === this.#options.except || real === this.#options.except)
          continue;
        if (entry.isSymbolicLink()) this.#links.push({ path, isOutside: way.isOutside });
        else if (entry.isDirectory()) pending.push({ path, real });
        else if (entry.isFile()) this.files.push({ path, real, ...way });
        else this.#refuse(path, 'EFTYPE');
      }
    }
  }

  /** Goes where the links lead, those of a folder that one leads to included. */
  async followLinks(): Promise<void> {
    while (this.#links.length > 0) {
      const links = this.#links.sort((left, right) => (left.path < right.path ? -1 : 1));
      this.#links = [];
      for (const link of links) await this.#follow(link.path, link.isOutside);
    }
  }

  async #follow(path: string, wasOutside: boolean): Promise<void> {
    const target = resolveLink(path);
    // One that leads nowhere is said when it is read.
    if (target === null) {
      this.files.push({ path, real: null, isByLink: true, isOutside: wasOutside });
      return;
    }
    const { real, kind } = target;
    // Reading a pipe or a device might never end.
    if (kind === 'other') return this.#refuse(path, 'EFTYPE');
    const isOutside = !this.#options.roots.some((root) => isInside(real, root));
    if (isOutside && !this.#options.followsLinks)
      this.failures.push({ reason: 'link-out', path: this.#options.name(path), to: kind });
    else if (kind === 'file') this.files.push({ path, real, isByLink: true, isOutside });
    else if (real !== this.#options.except) await this.enter(path, real, { isByLink: true, isOutside });
  }

  async #list(folder: string) {
    const entries = await readFolder(folder).catch((error: NodeJS.ErrnoException) => {
      this.#refuse(folder, error.code ?? String(error));
      return [];
    });
    // The output of an earlier run holds no articles.
    return entries.some(({ name }) => name === 'run.json') && readRunRecord(folder) !== null ? [] : entries;
  }

  #refuse(path: string, code: string): void {
    this.failures.push({ reason: 'unreadable', path: this.#options.name(path), code });
  }
}

function resolveLink(
  path: string,
): { readonly real: string; readonly kind: 'file' | 'folder' | 'other' } | null {
  try {
    const found = statSync(path);
    return {
      real: realpathSync(path),
      kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other',
    };
  } catch {
    return null;
  }
}
