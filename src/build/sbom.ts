/**
 * Renders the bill of materials of the program, CycloneDX 1.6: every package whose code is shipped, with its licence, the
 * hash that the lockfile has of it, and what it needs. It names no time and no number of its own: equal code has equal bytes.
 */
import { dirname, join } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { lockPath, type ShippedPackage } from './licences.js';
import type { Lockfile } from './lockfile.js';

export interface SbomSources {
  /** Of the program itself. */
  readonly manifest: {
    readonly name: string;
    readonly version: string;
    readonly license: string;
    readonly description: string;
  };
  readonly lock: Lockfile;
  /** The folder in which the lockfile lies. */
  readonly root: string;
}

/** Throws TypeError for a package that the lockfile does not know. */
export function renderSbom(
  packages: readonly ShippedPackage[],
  { manifest, lock, root }: SbomSources,
): string {
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      component: new Models.Component(Enums.ComponentType.Application, manifest.name, {
        bomRef: nameOf(manifest),
        version: manifest.version,
        description: manifest.description,
        licenses: new Models.LicenseRepository([new Models.SpdxLicense(manifest.license)]),
        purl: nameOf(manifest),
      }),
    }),
  });
  const components = new Map(
    packages.map((each) => [each.folder, describe(each, lock.packages[lockPath(each, root)]?.integrity)]),
  );
  for (const each of packages) {
    const component = components.get(each.folder)!;
    bom.components.add(component);
    bom.metadata.component!.dependencies.add(component.bomRef);
    for (const name of each.dependencies) {
      const needed = findAbove(each.folder, name, components);
      if (needed !== undefined) component.dependencies.add(needed.bomRef);
    }
  }
  const normalizer = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const serializer = new Serialize.JsonSerializer(normalizer);
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
}

function describe(each: ShippedPackage, integrity: string | undefined): Models.Component {
  if (integrity === undefined)
    throw new TypeError(`Cannot list ${each.name} ${each.version}: the lockfile does not know it`);
  const hash = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  const licence = each.licence!;
  return new Models.Component(Enums.ComponentType.Library, each.name, {
    bomRef: nameOf(each),
    version: each.version,
    licenses: new Models.LicenseRepository([
      / /.test(licence) ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence),
    ]),
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], hash]]),
    purl: nameOf(each),
  });
}

/** The address of a package, as package-url has it. */
function nameOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Finds a package as Node does: beside the one that needs it, or further up. Not all that is needed is shipped. */
function findAbove<Found>(
  folder: string,
  name: string,
  known: ReadonlyMap<string, Found>,
): Found | undefined {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    const found = known.get(join(at, 'node_modules', name));
    if (found !== undefined) return found;
  }
  return undefined;
}
