/**
 * Checks the lockfile: every package comes from the public registry with a hash of what is fetched, and the lockfile says
 * of the program what its manifest says. So `npm ci` gives the same files to everybody, and nobody else can.
 */
import { isDeepStrictEqual } from 'node:util';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly [field: string]: unknown;
}

export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Entry>>;
}

const registry = 'https://registry.npmjs.org/';
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** Lists what is wrong, a sentence each. */
export function checkLockfile(lock: Lockfile, manifest: Readonly<Record<string, unknown>>): string[] {
  const { '': root, ...entries } = lock.packages;
  const problems: string[] = [];
  if (lock.lockfileVersion !== 3)
    problems.push(`Cannot trust the lockfile: its version is ${lock.lockfileVersion}, and 3 is known`);
  for (const field of ['name', 'version', 'license', 'engines', ...kinds]) {
    if (!isDeepStrictEqual(root?.[field], manifest[field]))
      problems.push(`Cannot trust the lockfile: its ${field} are not those of package.json; run npm install`);
  }
  for (const [path, entry] of Object.entries({ 'package.json': root ?? {}, ...entries })) {
    problems.push(...checkSpecifiers(path, entry));
    if (path !== 'package.json') problems.push(...checkEntry(path, entry));
  }
  return problems;
}

function checkEntry(path: string, entry: Entry): string[] {
  const { resolved, integrity, link, hasInstallScript } = entry;
  const begin = `Cannot trust ${path}: `;
  return [
    ...(link === true || !path.startsWith('node_modules/') ? [`${begin}it is a link to a folder`] : []),
    ...(resolved === undefined || resolved.startsWith(registry) ? [] : [`${begin}it comes from ${resolved}`]),
    ...(/^sha512-[\w+/]{86}==$/.test(integrity ?? '') ? [] : [`${begin}no SHA-512 says what it is`]),
    ...(hasInstallScript === true ? [`${begin}it runs a script when it is installed`] : []),
  ];
}

/** Ranges of versions alone: an address, a file or another name leads elsewhere. */
function checkSpecifiers(path: string, entry: Entry): string[] {
  return kinds
    .flatMap((kind) => Object.entries((entry[kind] ?? {}) as Readonly<Record<string, string>>))
    .filter(([, range]) => /[:/]/.test(range))
    .map(([name, range]) => `Cannot trust ${path}: it takes ${name} from ${range}`);
}
