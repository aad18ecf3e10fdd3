/** Planted packages and lockfiles that must not go out, and the bill of materials by the schema of its standard. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, inject, it } from 'vitest';
import { findProblem, readPackage, readShipped } from '../../../src/build/licences.js';
import { checkLockfile, type Lockfile } from '../../../src/build/lockfile.js';
import { renderSbom } from '../../../src/build/sbom.js';
import { renderThirdParty } from '../../../src/build/third-party.js';

const root = join(import.meta.dirname, '../../..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The folder of a package with this manifest and these files. */
function plant(
  manifest: object,
  files: Readonly<Record<string, string>> = { LICENSE: 'Copyright A.' },
): string {
  const folder = join(mkdtempSync(join(inject('scratch'), 'planted-')), 'node_modules/planted');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'planted', version: '1.2.3', license: 'MIT', ...manifest }),
  );
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('findProblem()', () => {
  it.each(['MIT', 'ISC', '0BSD', 'BSD-3-Clause', 'Apache-2.0', 'MIT OR GPL-3.0-only', '(MIT AND ISC)'])(
    'lets %s go out',
    (license) => {
      expect(findProblem(readPackage(plant({ license })))).toBeNull();
    },
  );

  it.each([
    ['GPL-3.0-only', {}],
    ['MIT AND GPL-3.0-only', {}],
    ['MPL-2.0', {}],
    ['UNLICENSED', {}],
    ['SEE LICENSE IN LICENSE', {}],
    ['Permissive, I promise', {}],
  ])('keeps %s back, and names package and licence', (license) => {
    const problem = findProblem(readPackage(plant({ license })));
    expect(problem).toContain('Cannot ship planted 1.2.3');
    expect(problem).toContain(license);
  });

  it('keeps a package back that names no licence, whatever lies beside it', () => {
    expect(findProblem(readPackage(plant({ license: undefined })))).toContain('names no licence');
    expect(findProblem(readPackage(plant({ license: { type: 'MIT' } })))).toContain('names no licence');
  });

  it('keeps a package back whose licence has no text, or an empty one', () => {
    for (const files of [{}, { 'readme.md': 'MIT' }, { LICENSE: ' \n' }])
      expect(findProblem(readPackage(plant({}, files)))).toContain('the text of its licence is not in it');
  });

  it('takes a text that the project keeps for the version that it was kept for alone', () => {
    const saxes = { name: 'saxes', version: '6.0.0', license: 'ISC' };
    expect(readPackage(plant(saxes, {})).text).toContain('Isaac Z. Schlueter');
    expect(findProblem(readPackage(plant({ ...saxes, version: '6.0.1' }, {})))).not.toBeNull();
  });
});

describe('readShipped()', () => {
  it('throws where one of many must not go out, and names every one that must not', () => {
    const folders = [plant({}), plant({ name: 'one', license: 'GPL-2.0-only' }), plant({ name: 'two' }, {})];
    expect(() => readShipped(folders)).toThrow(/one 1\.2\.3[\s\S]*two 1\.2\.3/);
  });

  it('gives one of each name and version, sorted, with its text', () => {
    const folders = [plant({ name: 'b' }), plant({ name: 'a' }), plant({ name: 'b' })];
    const packages = readShipped(folders);
    expect(packages.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(renderThirdParty(packages)).toMatch(/\na 1\.2\.3 \(MIT\)\n[\s\S]*Copyright A\.[\s\S]*\nb 1\.2\.3/);
  });
});

describe('checkLockfile()', () => {
  const lock = readJson(join(root, 'package-lock.json')) as Lockfile;
  const manifest = readJson(join(root, 'package.json')) as Readonly<Record<string, unknown>>;
  const planted = (path: string, entry: object): Lockfile => ({
    ...lock,
    packages: { ...lock.packages, [path]: { ...lock.packages[path], ...entry } },
  });

  it('finds nothing in the one that is there', () => {
    expect(checkLockfile(lock, manifest)).toEqual([]);
  });

  it.each([
    ['another registry', 'node_modules/yaml', { resolved: 'https://registry.example.org/yaml.tgz' }],
    ['a registry without TLS', 'node_modules/yaml', { resolved: 'http://registry.npmjs.org/yaml.tgz' }],
    ['a repository', 'node_modules/yaml', { resolved: 'git+ssh://git@github.com/a/b.git#1' }],
    ['a missing hash', 'node_modules/yaml', { integrity: undefined }],
    ['a weak hash', 'node_modules/yaml', { integrity: 'sha1-9/3bUBkVFZzCuBPhQO7FLqIRmCg=' }],
    ['a link', 'node_modules/yaml', { link: true, resolved: undefined }],
    ['a folder', 'packages/yaml', { version: '1.0.0' }],
    ['a script that runs on install', 'node_modules/yaml', { hasInstallScript: true }],
    ['a dependency on a file', 'node_modules/yaml', { dependencies: { a: 'file:../a' } }],
    ['a dependency on a repository', 'node_modules/yaml', { optionalDependencies: { a: 'someone/a' } }],
    ['a dependency under another name', 'node_modules/yaml', { dependencies: { a: 'npm:b@1' } }],
  ])('finds %s', (_, path, entry) => {
    expect(checkLockfile(planted(path, entry), manifest).join()).toContain(path);
  });

  it('finds a dependency that package.json has and the lockfile has not, and the other way round', () => {
    const own = manifest['devDependencies'] as Readonly<Record<string, string>>;
    const devDependencies = { ...own, planted: '1.0.0' };
    expect(checkLockfile(lock, { ...manifest, devDependencies })).toHaveLength(1);
    expect(checkLockfile(planted('', { devDependencies }), manifest)).toHaveLength(1);
    expect(checkLockfile(planted('', { dependencies: { a: 'file:a' } }), manifest)).toHaveLength(2);
    expect(checkLockfile({ ...lock, lockfileVersion: 2 }, manifest)).toHaveLength(1);
  });
});

describe('renderSbom()', () => {
  const schemas = join(
    dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
    'res/schema',
  );
  const readSchema = (name: string) => readJson(join(schemas, `${name}.SNAPSHOT.schema.json`)) as object;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(readSchema('spdx'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
  ajv.addSchema(readSchema('jsf-0.82'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
  const isValid = ajv.compile(readSchema('bom-1.6'));

  const needing = plant({ dependencies: { needed: '^1.0.0', absent: '1' } });
  const needed = join(needing, 'node_modules/needed');
  mkdirSync(needed, { recursive: true });
  writeFileSync(join(needed, 'package.json'), '{"name":"needed","version":"1.0.0","license":"MIT OR ISC"}');
  writeFileSync(join(needed, 'LICENSE'), 'Copyright B.');
  const base = dirname(dirname(needing));
  const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
  const sources = {
    manifest: { name: 'variorum', version: '1.0.0', license: 'MIT', description: 'Merges.' },
    lock: {
      lockfileVersion: 3,
      packages: {
        'node_modules/planted': { integrity },
        'node_modules/planted/node_modules/needed': { integrity },
      },
    },
    root: base,
  };

  it('is valid by the schema of CycloneDX, names what needs what, and is the same each time', () => {
    const text = renderSbom(readShipped([needing, needed]), sources);
    const bom = JSON.parse(text) as { readonly components: readonly { readonly hashes: object }[] };
    expect([isValid(bom), isValid.errors]).toEqual([true, null]);
    expect(bom).toMatchObject({
      components: [{ name: 'needed' }, { name: 'planted', purl: 'pkg:npm/planted@1.2.3' }],
      dependencies: expect.arrayContaining([
        { ref: 'pkg:npm/planted@1.2.3', dependsOn: ['pkg:npm/needed@1.0.0'] },
      ]),
    });
    expect(bom.components[0]!.hashes).toEqual([{ alg: 'SHA-512', content: '07'.repeat(64) }]);
    expect(renderSbom(readShipped([needed, needing]), sources)).toBe(text);
    expect(text).not.toMatch(/timestamp|serialNumber/);
  });

  it('is held by a schema that would find a fault', () => {
    expect(isValid({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ name: 'a' }] })).toBe(false);
  });

  it('is not written for a package that the lockfile does not know', () => {
    expect(() => renderSbom(readShipped([plant({ name: 'other' })]), sources)).toThrow('does not know it');
  });

  it('lies in the bundle, is valid there, and has what the notices have', () => {
    const bundle = join(root, 'dist/bundle');
    const bom = readJson(join(bundle, 'sbom.cdx.json')) as {
      readonly components: readonly { readonly name: string; readonly version: string }[];
    };
    expect([isValid(bom), isValid.errors]).toEqual([true, null]);
    const notices = readFileSync(join(bundle, 'THIRD-PARTY.txt'), 'utf8');
    const named = [...notices.matchAll(/^={78}\n(\S+) (\S+) \(.*\)\n={78}$/gm)].map(([, name, version]) => [
      name,
      version,
    ]);
    expect(named.sort()).toEqual(bom.components.map(({ name, version }) => [name, version]).sort());
    expect(named.length).toBeGreaterThan(50);
  });
});
