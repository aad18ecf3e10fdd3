/**
 * Reads the licences of packages whose code is shipped, and says which of them may not be: one that names no licence, one
 * that asks for more than to be named, and one whose text is nowhere, since every one of them asks for its text to go along.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import satisfies from 'spdx-satisfies';

/** Licences under which code may be shipped within a program of another licence. */
export const permissive: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
];

/**
 * Texts that are not in a package, by name and version, and where its authors have them. A newer version is looked at
 * anew: it may have its text, or another one.
 */
const textsElsewhere: Readonly<Record<string, string>> = {
  'saxes 6.0.0': 'https://github.com/lddubeau/saxes/blob/v6.0.0/LICENSE',
};
const textFolder = fileURLToPath(new URL('../../src/build/licences/', import.meta.url));

/** A package whose code is shipped. */
export interface ShippedPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** As its manifest states it, as SPDX has it; null where it states none. */
  readonly licence: string | null;
  /** Empty where there is none. */
  readonly text: string;
  readonly dependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Reads the package that lies in `folder`. */
export function readPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, dependencies = {} } = manifest;
  const own = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .filter((text) => text !== '');
  const licence = typeof license === 'string' ? license : null;
  const text = own.length > 0 ? own.join('\n\n') : textElsewhere(`${name} ${version}`);
  return { folder, name, version, licence, text, dependencies: Object.keys(dependencies).sort() };
}

function textElsewhere(title: string): string {
  const address = textsElsewhere[title];
  const file = join(textFolder, `${title.replaceAll('/', '-').replace(' ', '-')}.txt`);
  return address === undefined || !existsSync(file)
    ? ''
    : `${readFileSync(file, 'utf8').trim()}\n\n(from ${address})`;
}

/** Says in a sentence why a package may not be shipped; null where it may. */
export function findProblem({ name, version, licence, text }: ShippedPackage): string | null {
  const begin = `Cannot ship ${name} ${version}: `;
  if (licence === null) return `${begin}it names no licence; leave it out of the bundle or ask its authors`;
  if (!isPermissive(licence)) return `${begin}its licence is ${licence}; leave it out of the bundle`;
  if (text === '')
    return `${begin}the text of its licence is not in it; add the text of its authors in src/build/licences`;
  return null;
}

function isPermissive(licence: string): boolean {
  try {
    return satisfies(licence, permissive);
  } catch {
    // What is no expression of SPDX, such as "SEE LICENSE IN FILE", says nothing that could be relied on.
    return false;
  }
}

/** Reads the packages in `folders`, one of each name and version, sorted. Throws TypeError where one may not be shipped. */
export function readShipped(folders: Iterable<string>): readonly ShippedPackage[] {
  const byTitle = new Map<string, ShippedPackage>();
  for (const folder of [...folders].sort()) {
    const found = readPackage(folder);
    const title = `${found.name} ${found.version}`;
    if (!byTitle.has(title)) byTitle.set(title, found);
  }
  const packages = [...byTitle].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, found]) => found);
  const problems = packages.map(findProblem).filter((problem) => problem !== null);
  if (problems.length > 0) throw new TypeError(problems.join('\n'));
  return packages;
}

/** The path of a package's folder as the lockfile has it. */
export function lockPath({ folder }: ShippedPackage, root: string): string {
  return relative(root, folder).replaceAll('\\', '/');
}
