/** Gathers every package whose code is shipped: in the bundles, in the scripts of the pages, and in the kernel. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bundled, dist } from './bundling.js';
import { readShipped, type ShippedPackage } from './licences.js';
import type { Lockfile } from './lockfile.js';
import { renderSbom, type SbomSources } from './sbom.js';
import { renderThirdParty } from './third-party.js';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Lists of folders that one step of the build leaves to a later one. */
type ListName = 'script-packages' | 'shipped-packages';
const pathOf = (list: ListName) => join(dist, 'build', `${list}.json`);

/** Writes down a list of packages' folders. */
export function noteFolders(list: ListName, folders: Iterable<string>): void {
  const paths = [...new Set(folders)].map((folder) => relative(root, folder)).sort();
  writeFileSync(pathOf(list), `${JSON.stringify(paths)}\n`);
}

/** Reads a list that was written down. */
export function readFolders(list: ListName): readonly string[] {
  const paths = JSON.parse(readFileSync(pathOf(list), 'utf8')) as readonly string[];
  return paths.map((path) => join(root, path));
}

/** Lists the packages that are shipped with `bundles`. Throws TypeError where one may not be. */
export function gatherShipped(bundles: readonly Pick<Bundled, 'packages'>[]): readonly ShippedPackage[] {
  return readShipped([
    ...bundles.flatMap(({ packages }) => [...packages]),
    ...readFolders('script-packages'),
    // The kernel holds routines of its compiler's library.
    join(root, 'node_modules/assemblyscript'),
  ]);
}

/** Reads what npm knows of the program and of what it is built from. */
export function readManifests(): Pick<SbomSources, 'manifest' | 'lock'> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
  return {
    manifest: read('package.json') as SbomSources['manifest'],
    lock: read('package-lock.json') as Lockfile,
  };
}

/** Writes the licences of what is shipped, and the bill of materials, into `folder`. */
export function writeNotices(packages: readonly ShippedPackage[], folder: string): void {
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), renderThirdParty(packages));
  writeFileSync(join(folder, 'sbom.cdx.json'), renderSbom(packages, { ...readManifests(), root }));
}
